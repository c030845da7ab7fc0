package import CompcheckModel

/// Generates services that are likely to match several rules of a world at once.
package struct TemptingServices {
    private let world: World
    private let source: TraitsSource

    package init(_ world: World) {
        self.world = world
        source = TraitsSource(catalogue: world.catalogue)
    }

    /// Returns a service in one jurisdiction, with some attributes taken from a few rules and the others random.
    package func service(on day: Day, _ random: inout SplitMix64) -> Service {
        var said = source.said(&random)
        var place = random.pick(Catalogue.placeCodes)
        for rule in random.some(world.rules, 1...3) {
            let alternatives = rule.when.alternatives
            let conditions = rule.when.conditions + (alternatives.isEmpty ? [] : random.pick(alternatives))
            for condition in conditions where condition.test == .any {
                meet(condition, of: &said, in: &place, on: day, &random)
            }
        }
        return Service(
            id: "tempting",
            line: 1,
            jurisdictions: [place],
            traits: Traits(said, ownVendors: source.ownVendors(&random)),
        )
    }

    private func meet(
        _ condition: Condition,
        of said: inout Traits.Stated,
        in place: inout JurisdictionCode,
        on day: Day,
        _ random: inout SplitMix64,
    ) {
        let value = random.pick(condition.values)
        let isAdded = random.oneIn(2)
        func put<Value>(_ value: Value, into list: inout [Value]?) { list = (isAdded ? list ?? [] : []) + [value] }
        switch condition.attribute {
        case .vendor: put(.known(VendorID(value)), into: &said.vendor)
        case .offering: said.offering = [OfferingID(value)]
        case .operator: put(.known(VendorID(value)), into: &said.operatedBy)
        case .developer: put(.known(VendorID(value)), into: &said.developers)
        case .route: put(TermID(value), into: &said.route)
        case .region: put(value, into: &said.region)
        case .capability: put(TermID(value), into: &said.capabilities)
        case .modality: put(TermID(value), into: &said.modalities)
        case .data: put(TermID(value), into: &said.data)
        case .tag: put(value, into: &said.tags)
        case .party: put(.known(VendorID(value)), into: &said.parties)
        case .customer: if let customer = Customer(rawValue: value) { put(customer, into: &said.customer) }
        case .audience: if let audience = Audience(rawValue: value) { put(audience, into: &said.audience) }
        case .hosting: put(code(value, on: day, &random) ?? place, into: &said.hosting)
        case .egress: put(code(value, on: day, &random) ?? place, into: &said.egress)
        case .weights: if let weights = Weights(rawValue: value) { put(weights, into: &said.weights) }
        case .family: break
        case .seat: put(code(value, on: day, &random) ?? place, into: &said.seat)
        case .jurisdiction: place = code(value, on: day, &random) ?? place
        case .vendorSeat, .operatorSeat, .developerSeat:
            guard let code = code(value, on: day, &random),
                let vendor = world.catalogue.vendors.shuffled(using: &random).first(where: { $0.seat == code })
            else { return }
            if condition.attribute == .vendorSeat { put(.known(vendor.id), into: &said.vendor) }
            if condition.attribute == .operatorSeat { put(.known(vendor.id), into: &said.operatedBy) }
            if condition.attribute == .developerSeat { put(.known(vendor.id), into: &said.developers) }
        case .ownerMajority, .ownerHalf:
            let owner = Owner(jurisdiction: code(value, on: day, &random), share: Catalogue.shares[7])
            put(owner, into: &said.owners)
        case .partyOwnerHalf:
            let owner = Owner(jurisdiction: nil, party: .known(VendorID(value)), share: Catalogue.shares[5])
            put(owner, into: &said.owners)
        case .model: break
        }
    }

    /// Returns a jurisdiction for a value: itself, or a member of the group.
    private func code(_ value: String, on day: Day, _ random: inout SplitMix64) -> JurisdictionCode? {
        guard let group = world.catalogue.groups.first(where: { $0.id.text == value }) else {
            return JurisdictionCode(value)
        }
        let members = group.members.filter { $0.counts(on: day) }
        return members.isEmpty ? nil : random.pick(members).code
    }
}
