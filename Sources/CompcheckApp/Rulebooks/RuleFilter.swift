package import CompcheckModel

/// A filter of rules; criteria that are nil keep all.
package struct RuleFilter {
    /// Their standing on the day.
    private let standing: Standing?
    /// The authority that says so.
    private var authority: AuthorityID?
    /// The jurisdiction in which they may apply to a use.
    private var locality: Locality?
    /// A vendor that they name, and its offerings.
    private var vendor: (id: VendorID, offerings: Set<OfferingID>)?
    /// Text in their id, title, instrument, requirement or guidance, compared without case.
    private let text: String?

    /// A filter by names as a person gives them; what is nil asks nothing.
    ///
    /// The names are looked up in the catalogue, whose groups have their members of the day.
    /// - Throws: `UsageFault` if a name is unknown.
    package init(
        standing: Standing?,
        authority: String?,
        jurisdiction: String?,
        vendor: String?,
        text: String?,
        in catalogue: Catalogue,
        on day: Day,
    ) throws(UsageFault) {
        (self.standing, self.text) = (standing, text)
        if let authority {
            let known = catalogue.authorities.map(\.id.text)
            guard known.contains(authority) else { throw UsageFault(unknown: "authority", authority, among: known) }
            self.authority = AuthorityID(authority)
        }
        let names = NameLookup(catalogue)
        if let jurisdiction { locality = Locality(try names.jurisdiction(jurisdiction), in: catalogue, on: day) }
        if let vendor {
            let id = try names.vendor(vendor)
            let own = catalogue.offerings.filter { offering in
                offering.vendor == id || offering.operatedBy == id || offering.developers?.contains(id) == true
            }
            self.vendor = (id, Set(own.map(\.id)))
        }
    }

    /// Returns whether a rule meets the criteria; a rule does not exist before its first event.
    package func keeps(_ rule: Rule, on day: Day) -> Bool {
        guard let standing = rule.lifecycle.standing(on: day) else { return false }
        return standing == self.standing ?? standing
            && rule.authority == authority ?? rule.authority
            && locality?.mayHold(rule) ?? true
            && vendor.map { names($0.id, $0.offerings, in: rule) } ?? true
            && text.map { holds($0, in: rule) } ?? true
    }

    private func holds(_ text: String, in rule: Rule) -> Bool {
        let wanted = text.lowercased()
        return [rule.id.text, rule.title, rule.instrument, rule.requirement?.text, rule.guidance]
            .contains { $0?.lowercased().contains(wanted) == true }
    }

    /// Returns whether a rule is the vendor's own, or has a condition that names the vendor; exclusions do not count.
    private func names(_ vendor: VendorID, _ offerings: Set<OfferingID>, in rule: Rule) -> Bool {
        rule.authority.text == vendor.text
            || rule.when.allConditions.contains { condition in
                guard condition.test == .any else { return false }
                switch condition.attribute {
                case .vendor, .operator, .developer, .party, .partyOwnerHalf:
                    return condition.values.contains(vendor.text)
                case .offering: return condition.values.contains { offerings.contains(OfferingID($0)) }
                case .model: return condition.values.contains { $0.hasPrefix(vendor.text + "/") }
                default: return false
                }
            }
    }
}
