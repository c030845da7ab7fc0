import CompcheckModel

/// What is known of one attribute, by docs/design.md §3.
struct NaiveSet {
    var known: [String] = []
    /// The values of which at least one holds; nil: one without a known name.
    var candidates: [String?] = []
    var isOpen = false

    static let unknown = NaiveSet(isOpen: true)

    static func of(_ values: [String]?) -> NaiveSet { values.map { NaiveSet(known: $0) } ?? .unknown }

    static func of(_ names: [VendorName]) -> NaiveSet {
        var set = NaiveSet()
        for name in names {
            if case .known(let id) = name { set.known.append(id.text) } else { set.isOpen = true }
        }
        return set
    }
}

/// One service in one jurisdiction, implemented directly from docs/design.md §3.
struct NaiveUse {
    let catalogue: Catalogue
    let said: Traits.Stated
    let ownVendors: [Vendor]
    let place: JurisdictionCode
    private(set) var sets: [Attribute: NaiveSet] = [:]

    init(_ service: Service, in place: JurisdictionCode, _ catalogue: Catalogue) {
        self.catalogue = catalogue
        self.place = place
        said = service.traits.stated
        ownVendors = service.traits.ownVendors
        for attribute in Attribute.allCases where !attribute.addsShares { sets[attribute] = values(of: attribute) }
    }

    func vendor(_ id: String) -> Vendor? {
        catalogue.vendors.first { $0.id.text == id } ?? ownVendors.first { $0.id.text == id }
    }

    private func values(of attribute: Attribute) -> NaiveSet {
        switch attribute {
        case .vendor: vendors
        case .operator: operators
        case .developer: developers
        case .party: parties
        case .vendorSeat: seats(vendors)
        case .operatorSeat: seats(operators)
        case .developerSeat: seats(developers)
        case .offering: .of(said.offering?.map(\.text))
        case .model: .of(said.models?.map(\.name))
        case .route: .of((said.route ?? (offerings.isEmpty ? nil : offerings.map(\.route)))?.map(\.text))
        case .region: .of(said.region?.map(\.foldedForTests))
        case .hosting: hosting
        case .jurisdiction: .of([place.text])
        case .customer: .of(said.customer?.map(\.rawValue))
        case .audience: .of(said.audience?.map(\.rawValue))
        case .seat: .of(said.seat?.map(\.text))
        case .capability: capabilities
        case .modality: .of(said.modalities?.map(\.text))
        case .data: .of(said.data?.map(\.text))
        case .tag: .of(said.tags ?? [])
        case .ownerMajority, .ownerHalf, .partyOwnerHalf: NaiveSet()
        }
    }

    private var offerings: [Offering] {
        (said.offering ?? []).flatMap { id in catalogue.offerings.filter { $0.id == id } }
    }

    /// The offerings of the vendor, if only a known vendor is named.
    private var vendorsOfferings: [Offering] {
        guard said.offering == nil, let names = said.vendor, Set(names).count == 1, case .known(let id) = names[0]
        else { return [] }
        return catalogue.offerings.filter { $0.vendor == id }
    }

    private var vendors: NaiveSet {
        if let names = said.vendor { return .of(names) }
        return offerings.isEmpty ? .unknown : .of(offerings.map(\.vendor.text))
    }

    private var operators: NaiveSet {
        if let names = said.operatedBy { return .of(names) }
        if !offerings.isEmpty { return .of(offerings.map(\.runner.text)) }
        let runners = Set(vendorsOfferings.map(\.runner.text))
        return runners.count == 1 ? .of(Array(runners)) : .unknown
    }

    private var developers: NaiveSet {
        var set = NaiveSet.of(said.developers ?? [])
        if said.developers == nil, said.models == nil { return offeredDevelopers }
        for model in said.models ?? [] {
            if case .known(let id) = model.developer { set.known.append(id.text) }
            if said.developers != nil { continue }
            if model.developer == nil {
                set.known += offeredDevelopers.known
                set.candidates = offeredDevelopers.candidates
                set.isOpen = set.isOpen || offeredDevelopers.isOpen
            } else if case .unknown = model.developer {
                set.isOpen = true
            }
        }
        // A known value satisfies the candidates, so they state nothing more.
        set.candidates = set.candidates.filter { candidate in !set.known.contains { $0 == candidate } }
        return set
    }

    private var offeredDevelopers: NaiveSet {
        let lists = (offerings.isEmpty ? vendorsOfferings : offerings).map { $0.developers.map { Set($0.map(\.text)) } }
        guard !lists.isEmpty, !lists.contains(nil) else { return .unknown }
        guard !offerings.isEmpty || Set(lists).count == 1 else { return .unknown }
        let all = lists.reduce(Set<String>()) { $0.union($1 ?? []) }.sorted()
        return all.count == 1 ? NaiveSet(known: all) : NaiveSet(candidates: all)
    }

    private var parties: NaiveSet {
        let parts = [vendors, operators, developers, .of(said.parties ?? [])]
        return NaiveSet(
            known: parts.flatMap(\.known),
            candidates: parts.flatMap(\.candidates),
            isOpen: parts.contains(where: \.isOpen),
        )
    }

    private func seats(_ set: NaiveSet) -> NaiveSet {
        let known = set.known.map { vendor($0)?.seat?.text }
        return NaiveSet(
            known: known.compactMap(\.self),
            candidates: set.candidates.map { $0.flatMap { vendor($0)?.seat?.text } },
            isOpen: set.isOpen || known.contains(nil),
        )
    }

    private var capabilities: NaiveSet {
        if let words = said.capabilities { return .of(words.map(\.text)) }
        guard !offerings.isEmpty, !offerings.contains(where: { $0.capabilities == nil }) else { return .unknown }
        return .of(offerings.flatMap { $0.capabilities ?? [] }.map(\.text))
    }

    private var hosting: NaiveSet {
        if let places = said.hosting { return .of(places.map(\.text)) }
        guard let regions = said.region, !regions.isEmpty else { return .unknown }
        let places = regions.map { region in
            Set(
                offerings.flatMap(\.regions).filter { $0.code.foldedForTests == region.foldedForTests }
                    .map(\.location.text)
            )
        }
        return NaiveSet(
            known: places.filter { $0.count == 1 }.flatMap(\.self),
            candidates: places.filter { $0.count > 1 }.flatMap(\.self),
            isOpen: places.contains([]),
        )
    }
}

extension String {
    /// The text in lower case and without spaces.
    fileprivate var foldedForTests: String { lowercased().split(separator: " ").joined() }
}
