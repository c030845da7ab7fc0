import CompcheckModel

/// A use that satisfies a set of conditions.
struct Portrait {
    private let place: PlaceOfUse
    private let cast: Cast
    /// The organization's owners, with shares in twentieths; nil: not stated.
    private let owners: [(element: Int, count: Int)]?
    private let values: [Attribute: [Int]]
    private let universe: Universe

    /// A group of attributes whose conditions can be solved independently of the others.
    enum Part: Hashable {
        case place
        case cast
        case owners
        case values(Attribute)

        init(_ attribute: Attribute) {
            switch attribute {
            case .jurisdiction: self = .place
            case .ownerMajority, .ownerHalf: self = .owners
            case _ where Cast.attributes.contains(attribute): self = .cast
            default: self = .values(attribute)
            }
        }
    }

    /// Returns whether some use satisfies these conditions, which belong to one part.
    static func exists(_ part: Part, _ literals: [Literal], stretch: Int, _ universe: Universe) -> Bool {
        switch part {
        case .place: PlaceOfUse(literals, stretch: stretch, universe) != nil
        case .cast: Cast(literals, stretch: stretch, universe) != nil
        case .owners: owners(literals, stretch, universe) != nil
        case .values(let attribute): values(attribute, literals, stretch, universe) != nil
        }
    }

    /// Finds a use that satisfies all conditions; nil if there is none.
    init?(_ literals: [Part: [Literal]], stretch: Int, _ universe: Universe) {
        guard let place = PlaceOfUse(literals[.place] ?? [], stretch: stretch, universe),
            let cast = Cast(literals[.cast] ?? [], stretch: stretch, universe),
            let owners = Portrait.owners(literals[.owners] ?? [], stretch, universe)
        else { return nil }
        var values: [Attribute: [Int]] = [:]
        for (part, literals) in literals {
            guard case .values(let attribute) = part else { continue }
            guard let found = Portrait.values(attribute, literals, stretch, universe) else { return nil }
            values[attribute] = found
        }
        (self.place, self.cast, self.owners, self.values, self.universe) = (place, cast, owners, values, universe)
    }

    private static func owners(
        _ literals: [Literal],
        _ stretch: Int,
        _ universe: Universe,
    ) -> [(element: Int, count: Int)]?? {
        guard !literals.isEmpty else { return .some(nil) }
        if let owners = Shares.owners(literals, stretch: stretch, universe) { return owners }
        return literals.allSatisfy(\.aim.isSoft) ? .some(nil) : nil
    }

    private static func values(
        _ attribute: Attribute,
        _ literals: [Literal],
        _ stretch: Int,
        _ universe: Universe,
    ) -> [Int]?? {
        var demand = Demand(size: universe.size(attribute))
        for literal in literals { demand.add(literal, stretch: stretch) }
        if let chosen = demand.closedChoice() {
            // Prefer a value to an empty list, which is less natural.
            guard chosen.isEmpty, !demand.mustBeEmpty, attribute != .tag, let one = demand.allowed.first else {
                return chosen
            }
            return [one]
        }
        // An unstated attribute leaves everything open, except for tags: a service has only those that it states.
        return demand.isHard || attribute == .tag ? nil : .some(nil)
    }

    // MARK: As an inventory has it

    /// The jurisdiction of the use.
    var jurisdiction: JurisdictionCode { universe.places[place.place] }

    /// The use as a service of an inventory.
    var service: Service {
        Service(
            id: "counterexample",
            line: 1,
            jurisdictions: [jurisdiction],
            traits: Traits(said, ownVendors: ownVendors),
        )
    }

    private var ownedVendors: [Vendor] {
        cast.owned.enumerated().map { number, holders in
            Vendor(
                id: VendorID("owned-vendor-\(number + 1)"),
                name: "owned-vendor-\(number + 1)",
                owners: holders.map { Vendor.Owner(vendor: $0, share: Shares.share($1)) },
            )
        }
    }

    private var ownVendors: [Vendor] {
        let roles = [cast.vendor, cast.runner, cast.developer, cast.others].compactMap(\.self)
        return distinct(roles.flatMap(\.known)).sorted().map { universe.parties[$0] }.filter(\.isUnlisted).map(\.vendor)
            + ownedVendors
    }

    private func names(_ role: Cast.Role?) -> [VendorName]? {
        guard let role else { return nil }
        let known = role.known.map { VendorName.known(universe.parties[$0].vendor.id) }
        return role.isOpen ? known + [.unknown("someone unknown")] : known
    }

    private var said: Traits.Said {
        var said = Traits.Said()
        said.vendor = names(cast.vendor)
        said.operatedBy = names(cast.runner)
        said.developers = names(cast.developer)
        let others = (names(cast.others) ?? []) + ownedVendors.map { .known($0.id) }
        said.parties = others.isEmpty ? nil : others
        said.models = cast.models?.map { number in
            let name = universe.texts(.model)[number]
            return Traits.Model(name: name, developer: universe.developer(ofModel: name))
        }
        said.notIn = place.notIn.map { universe.places[$0] }
        said.owners = owners?.map { element, count in
            Owner(
                jurisdiction: element < universe.places.count ? universe.places[element] : nil,
                share: Shares.share(count),
            )
        }
        func texts(_ attribute: Attribute) -> [String]? {
            values[attribute]?.map { universe.texts(attribute)[$0] }
        }
        func places(_ attribute: Attribute) -> [JurisdictionCode]? { values[attribute]?.map { universe.places[$0] } }
        said.offering = texts(.offering)?.map { OfferingID($0) }
        said.route = texts(.route)?.map { TermID($0) }
        said.region = texts(.region)
        said.hosting = places(.hosting)
        said.seat = places(.seat)
        said.customer = texts(.customer)?.compactMap { Customer(rawValue: $0) }
        said.audience = texts(.audience)?.compactMap { Audience(rawValue: $0) }
        said.capabilities = texts(.capability)?.map { TermID($0) }
        said.modalities = texts(.modality)?.map { TermID($0) }
        said.data = texts(.data)?.map { TermID($0) }
        said.tags = texts(.tag)
        return said
    }
}
