package import CompcheckModel

/// A filter of rules; criteria that are nil keep all.
package struct RuleFilter {
    /// Their standing on the day.
    package var standing: Standing?
    /// The authority that says so.
    package var authority: AuthorityID?
    /// The jurisdiction in which they may apply to a use.
    package var locality: Locality?
    /// A vendor that they name, and its offerings.
    package var vendor: (id: VendorID, offerings: Set<OfferingID>)?
    /// Text in their id, title, instrument, requirement or guidance, compared without case.
    package var text: String?

    /// A filter; what is nil asks nothing.
    package init(standing: Standing? = nil, text: String? = nil) { (self.standing, self.text) = (standing, text) }

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
