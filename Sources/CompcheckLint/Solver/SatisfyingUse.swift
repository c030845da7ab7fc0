import CompcheckModel

/// A use that satisfies a set of conditions.
struct SatisfyingUse {
    private let location: UseJurisdiction
    private let assignment: PartyAssignment
    /// The organization's owners, with shares in twentieths; nil: not stated.
    private let owners: [(element: Int, count: Int)]?
    private let values: [Attribute: [Int]]
    private let universe: Universe

    /// A group of attributes whose conditions can be solved independently of the others.
    enum Part: Hashable {
        case jurisdiction
        case assignment
        case owners
        case values(Attribute)

        init(_ attribute: Attribute) {
            switch attribute {
            case .jurisdiction: self = .jurisdiction
            case .ownerMajority, .ownerHalf: self = .owners
            case _ where PartyAssignment.attributes.contains(attribute): self = .assignment
            default: self = .values(attribute)
            }
        }
    }

    /// Returns whether some use satisfies these conditions, which belong to one part.
    static func exists(_ part: Part, _ literals: [Literal], period: Int, _ universe: Universe) -> Bool {
        switch part {
        case .jurisdiction: UseJurisdiction(literals, period: period, universe) != nil
        case .assignment: PartyAssignment(literals, period: period, universe) != nil
        case .owners: owners(literals, period, universe) != nil
        case .values(let attribute): values(attribute, literals, period, universe) != nil
        }
    }

    /// Finds a use that satisfies all conditions; nil if there is none.
    init?(_ literals: [Part: [Literal]], period: Int, _ universe: Universe) {
        guard let location = UseJurisdiction(literals[.jurisdiction] ?? [], period: period, universe),
            let assignment = PartyAssignment(literals[.assignment] ?? [], period: period, universe),
            let owners = SatisfyingUse.owners(literals[.owners] ?? [], period, universe)
        else { return nil }
        var values: [Attribute: [Int]] = [:]
        for (part, literals) in literals {
            guard case .values(let attribute) = part else { continue }
            guard let found = SatisfyingUse.values(attribute, literals, period, universe) else { return nil }
            values[attribute] = found
        }
        (self.location, self.assignment, self.owners) = (location, assignment, owners)
        (self.values, self.universe) = (values, universe)
    }

    private static func owners(
        _ literals: [Literal],
        _ period: Int,
        _ universe: Universe,
    ) -> [(element: Int, count: Int)]?? {
        guard !literals.isEmpty else { return .some(nil) }
        if let owners = Shares.owners(literals, period: period, universe) { return owners }
        return literals.allSatisfy(\.polarity.isSoft) ? .some(nil) : nil
    }

    private static func values(
        _ attribute: Attribute,
        _ literals: [Literal],
        _ period: Int,
        _ universe: Universe,
    ) -> [Int]?? {
        var constraint = AttributeConstraint(size: universe.size(attribute))
        for literal in literals { constraint.add(literal, period: period) }
        if let chosen = constraint.closedChoice() {
            // Prefer a value to an empty list, which is less natural.
            guard chosen.isEmpty, !constraint.mustBeEmpty, attribute != .tag, let one = constraint.allowed.first else {
                return chosen
            }
            return [one]
        }
        // An unstated attribute leaves everything open, except for tags, of which a service has only those that it states,
        // and for the egress, which is then the place of use.
        return constraint.isHard || attribute == .tag || attribute == .egress ? nil : .some(nil)
    }

    // MARK: As an inventory has it

    /// The jurisdiction of the use.
    var jurisdiction: JurisdictionCode { universe.jurisdictions[location.index] }

    /// The use as a service of an inventory.
    var service: Service {
        Service(
            id: "counterexample",
            line: 1,
            jurisdictions: [jurisdiction],
            traits: Traits(stated, ownVendors: ownVendors),
        )
    }

    private var ownedVendors: [Vendor] {
        assignment.owned.enumerated().map { number, holders in
            Vendor(
                id: VendorID("owned-vendor-\(number + 1)"),
                name: "owned-vendor-\(number + 1)",
                owners: holders.map { Vendor.Owner(vendor: $0, share: Shares.share($1)) },
            )
        }
    }

    private var ownVendors: [Vendor] {
        let roles = [assignment.vendor, assignment.runner, assignment.developer, assignment.others].compactMap(\.self)
        return distinct(roles.flatMap(\.known)).sorted().map { universe.parties[$0] }.filter(\.isUnlisted).map(\.vendor)
            + ownedVendors
    }

    private func names(_ role: PartyAssignment.Role?) -> [VendorName]? {
        guard let role else { return nil }
        let known = role.known.map { VendorName.known(universe.parties[$0].vendor.id) }
        return role.isOpen ? known + [.unknown("someone unknown")] : known
    }

    private var stated: Traits.Stated {
        var stated = Traits.Stated()
        stated.vendor = names(assignment.vendor)
        stated.operatedBy = names(assignment.runner)
        stated.developers = names(assignment.developer)
        let others = (names(assignment.others) ?? []) + ownedVendors.map { .known($0.id) }
        stated.parties = others.isEmpty ? nil : others
        stated.models = assignment.models?.map { universe.models[$0] }
        stated.notIn = location.notIn.map { universe.jurisdictions[$0] }
        stated.owners = owners?.map { element, count in
            Owner(
                jurisdiction: element < universe.jurisdictions.count ? universe.jurisdictions[element] : nil,
                share: Shares.share(count),
            )
        }
        func texts(_ attribute: Attribute) -> [String]? {
            values[attribute]?.map { universe.texts(attribute)[$0] }
        }
        func jurisdictions(_ attribute: Attribute) -> [JurisdictionCode]? {
            values[attribute]?.map { universe.jurisdictions[$0] }
        }
        stated.offering = texts(.offering)?.map { OfferingID($0) }
        stated.route = texts(.route)?.map { TermID($0) }
        stated.region = texts(.region)
        stated.hosting = jurisdictions(.hosting)
        stated.egress = jurisdictions(.egress)
        stated.seat = jurisdictions(.seat)
        stated.customer = texts(.customer)?.compactMap { Customer(rawValue: $0) }
        stated.weights = texts(.weights)?.compactMap { Weights(rawValue: $0) }
        stated.audience = texts(.audience)?.compactMap { Audience(rawValue: $0) }
        stated.capabilities = texts(.capability)?.map { TermID($0) }
        stated.modalities = texts(.modality)?.map { TermID($0) }
        stated.data = texts(.data)?.map { TermID($0) }
        stated.tags = texts(.tag)
        return stated
    }
}
