import CompcheckModel

/// All values to try in a use: those in the catalogue, those that rules name, and one that nobody names.
///
/// It has every value that rules can distinguish, so if no combination of them satisfies a formula, no use does.
struct Universe {
    /// A vendor that a use may name.
    struct Party {
        let vendor: Vendor
        /// The index of its seat; nil: not known.
        let seat: Int?
        /// Whether the organization must describe it, because the catalogue does not have it.
        let isUnlisted: Bool
    }

    let index: CatalogueIndex
    /// The jurisdictions of the catalogue, of rules, groups and vendors' seats, and all that contain them.
    ///
    /// Each country with a part among them has one more part that nobody names.
    let jurisdictions: [JurisdictionCode]
    /// For each jurisdiction, the numbers of itself and of all that it is part of.
    let chains: [[Int]]
    /// The catalogue's vendors, then unlisted ones.
    ///
    /// The unlisted are those that only rules name, one without a known seat, and one seated in each jurisdiction.
    let parties: [Party]
    /// The index of the unlisted vendor that nobody names and that has no known seat.
    let nobody: Int
    private let jurisdictionNumbers: [JurisdictionCode: Int]
    private let texts: [Attribute: [String]]
    /// The models that a use may name: those that rules name, one of each family, and one that nobody names.
    let models: [Traits.Model]

    init(_ rules: [Rule], _ index: CatalogueIndex) {
        self.index = index
        let conditions = rules.flatMap(\.allConditions)
        var jurisdictions = index.catalogue.jurisdictions.map(\.code)
        jurisdictions += index.catalogue.groups.flatMap(\.entries).map(\.code)
        jurisdictions += index.catalogue.vendors.compactMap(\.seat)
        jurisdictions += conditions.filter(\.attribute.holdsJurisdictions).flatMap(\.values)
            .filter { index.groups[GroupID($0)] == nil }.map { JurisdictionCode($0) }
        let named = Set(jurisdictions)
        jurisdictions = distinct(jurisdictions.flatMap { index.jurisdictions.chain(of: $0) })
        jurisdictions += Universe.furtherParts(
            of: distinct(jurisdictions.flatMap { index.jurisdictions.chain(of: $0).dropFirst() }),
            named,
        )
        self.jurisdictions = jurisdictions
        let numbers = Dictionary(jurisdictions.enumerated().map { ($1, $0) }) { first, _ in first }
        jurisdictionNumbers = numbers
        chains = jurisdictions.map { index.jurisdictions.chain(of: $0).compactMap { numbers[$0] } }

        var parties = index.catalogue.vendors.map {
            Party(vendor: $0, seat: $0.seat.flatMap { numbers[$0] }, isUnlisted: false)
        }
        let missing = Set(conditions.filter { $0.attribute.holdsVendors }.flatMap(\.values).map { VendorID($0) })
            .subtracting(index.vendors.keys)
        parties += missing.sorted().map {
            Party(vendor: Vendor(id: $0, name: $0.text), seat: nil, isUnlisted: true)
        }
        nobody = parties.count
        parties.append(Party(vendor: Universe.unlisted("", index), seat: nil, isUnlisted: true))
        parties += jurisdictions.enumerated().map { number, code in
            Party(vendor: Universe.unlisted(code.text, index, seat: code), seat: number, isUnlisted: true)
        }
        self.parties = parties

        var texts: [Attribute: [String]] = [:]
        for attribute in Attribute.allCases where !attribute.holdsJurisdictions && !attribute.holdsVendors {
            let named = Set(conditions.filter { $0.attribute == attribute }.flatMap(\.values))
            texts[attribute] = Universe.texts(attribute, index, named: named)
        }
        self.texts = texts
        let ofFamilies = index.catalogue.models.map { $0.pattern.replacing("*", with: "x") }
        models = distinct((texts[.model] ?? []) + ofFamilies).map { index.models.model(named: $0, index.vendor) }
    }

    func number(of jurisdiction: JurisdictionCode) -> Int? { jurisdictionNumbers[jurisdiction] }

    /// Returns the values of an attribute that holds neither jurisdictions nor vendors.
    func texts(_ attribute: Attribute) -> [String] { texts[attribute] ?? [] }

    /// Returns the number of elements that the values of an attribute are chosen from.
    func size(_ attribute: Attribute) -> Int {
        switch attribute {
        case .jurisdiction, .hosting, .egress, .seat: jurisdictions.count
        // After the jurisdictions, the owner without a stated one.
        case .ownerMajority, .ownerHalf: jurisdictions.count + 1
        case .vendor, .operator, .developer, .party, .partyOwnerHalf, .vendorSeat, .operatorSeat, .developerSeat:
            parties.count
        case .model, .family: models.count
        case .offering, .route, .region, .customer, .audience, .weights, .capability, .modality, .data, .tag:
            texts(attribute).count
        }
    }

    /// Returns a jurisdiction and all that it is part of, the nearest first.
    func chain(_ jurisdiction: Int) -> [Int] { chains[jurisdiction] }

    // MARK: Values that nobody names

    /// Returns one more part of each country, for conditions that hold for the country but for none of its named parts.
    private static func furtherParts(
        of countries: [JurisdictionCode],
        _ taken: Set<JurisdictionCode>,
    ) -> [JurisdictionCode] {
        let digits = Array("ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210")
        return countries.compactMap { country in
            (0..<digits.count * digits.count).lazy
                .map { JurisdictionCode("\(country)-\(digits[$0 / digits.count])\(digits[$0 % digits.count])") }
                .first { $0.country == country && !taken.contains($0) }
        }
    }

    private static func unlisted(
        _ jurisdiction: String,
        _ index: CatalogueIndex,
        seat: JurisdictionCode? = nil,
    ) -> Vendor {
        var name = jurisdiction.isEmpty ? "unlisted-vendor" : "unlisted-vendor-\(jurisdiction.lowercased())"
        while index.vendor(named: name) != nil { name += "-x" }
        return Vendor(id: VendorID(name), name: name, seat: seat)
    }

    private static func texts(_ attribute: Attribute, _ index: CatalogueIndex, named: Set<String>) -> [String] {
        switch attribute.domain {
        case .offerings: return Set(index.offerings.keys.map(\.text)).union(named).sorted()
        case .vocabulary(let vocabulary):
            return Set((index.terms[vocabulary] ?? []).map(\.text)).union(named).sorted()
        case .customers: return Customer.allCases.map(\.rawValue)
        case .audiences: return Audience.allCases.map(\.rawValue)
        case .weights: return Weights.allCases.map(\.rawValue)
        case .free:
            let folded = attribute == .region ? Set(named.map(\.foldedRegion)) : named
            var other = "other"
            while folded.contains(other) { other += "-x" }
            return folded.sorted() + [other]
        case .jurisdictions, .vendors, .families: return []
        }
    }
}

extension Attribute {
    /// Whether its values are vendor ids.
    var holdsVendors: Bool {
        if case .vendors = domain { true } else { false }
    }
}
