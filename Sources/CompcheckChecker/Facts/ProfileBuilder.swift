import CompcheckModel

/// Derives a service's attributes (docs/design.md §3): the catalogue fills gaps, and the service's own words win.
struct ProfileBuilder {
    let index: CatalogueIndex

    /// The vendors of one attribute.
    private struct Parties {
        var known: [VendorID] = []
        var candidates: [VendorID] = []
        var isOpen = false

        static let unknown = Parties(isOpen: true)

        init(known: [VendorID] = [], candidates: [VendorID] = [], isOpen: Bool = false) {
            self.known = known
            self.candidates = candidates
            self.isOpen = isOpen
        }

        init(_ ids: [VendorID], orUnknown isUnknown: Bool) {
            self = isUnknown ? .unknown : Parties(known: distinct(ids))
        }

        init(_ names: [VendorName]) {
            for name in names {
                switch name {
                case .known(let id): if !known.contains(id) { known.append(id) }
                case .unknown: isOpen = true
                }
            }
        }
    }

    func profile(of traits: Traits, _ table: ValueTable) -> Profile {
        let said = traits.said
        let offerings = (said.offering ?? []).compactMap { index.offerings[$0] }
        let vendor =
            said.vendor.map { Parties($0) } ?? Parties(offerings.map(\.vendor), orUnknown: offerings.isEmpty)
        // If only a known vendor is named, its offerings supply values as far as they agree.
        let sole = said.offering == nil && !vendor.isOpen && vendor.known.count == 1 ? vendor.known.first : nil
        let spokesmen = sole.map { sole in index.catalogue.offerings.filter { $0.vendor == sole } } ?? []
        let runner = said.operatedBy.map { Parties($0) } ?? runner(offerings, spokesmen)
        let developer = developer(said, offerings, spokesmen)
        let parties = said.parties.map { Parties($0) } ?? Parties()

        var profile = Profile()
        let own = Dictionary(traits.ownVendors.map { ($0.id, $0) }) { first, _ in first }
        func details(_ id: VendorID) -> Vendor? { index.vendors[id] ?? own[id] }
        func set(_ attribute: Attribute, _ parties: Parties, seat: Attribute?) {
            profile[attribute] = AttributeValues(
                known: parties.known.map { .init(number: table.number(of: $0.text), text: $0.text) },
                candidates: parties.candidates.map { .init(number: table.number(of: $0.text), text: $0.text) },
                isOpen: parties.isOpen,
            )
            guard let seat else { return }
            let seats = parties.known.map { details($0)?.seat }
            profile[seat] = AttributeValues(
                known: distinct(seats.compactMap(\.self)).map { place($0, table) },
                candidates: parties.candidates.map { details($0)?.seat.map { place($0, table) } },
                isOpen: parties.isOpen || seats.contains(nil),
            )
        }
        set(.vendor, vendor, seat: .vendorSeat)
        set(.operator, runner, seat: .operatorSeat)
        set(.developer, developer, seat: .developerSeat)
        let all = Parties(
            known: distinct(vendor.known + runner.known + developer.known + parties.known),
            candidates: developer.candidates,
            isOpen: vendor.isOpen || runner.isOpen || developer.isOpen || parties.isOpen,
        )
        set(.party, all, seat: nil)
        for id in all.known + all.candidates {
            let shares = details(id)?.owners.map { (table.number(of: $0.vendor.text), $0.share) } ?? []
            profile.holdings[id.text] = Profile.Holding(owners: Dictionary(shares, uniquingKeysWith: +))
        }

        func words(_ attribute: Attribute, _ texts: [String]?) {
            guard let texts else {
                profile[attribute] = .unknown
                return
            }
            profile[attribute] = AttributeValues(
                known: distinct(texts).map { .init(number: table.number(of: $0), text: $0) }
            )
        }
        words(.offering, said.offering?.map(\.text))
        words(.model, said.models?.map(\.name))
        words(.route, (said.route ?? (offerings.isEmpty ? nil : offerings.map(\.route)))?.map(\.text))
        words(.capability, (said.capabilities ?? capabilities(offerings))?.map(\.text))
        words(.region, said.region?.map(\.foldedRegion))
        words(.customer, said.customer?.map(\.rawValue))
        words(.audience, said.audience?.map(\.rawValue))
        words(.modality, said.modalities?.map(\.text))
        words(.data, said.data?.map(\.text))
        words(.tag, said.tags ?? [])
        profile[.hosting] = hosting(said, offerings, table)
        profile[.seat] =
            said.seat.map { AttributeValues(known: distinct($0).map { place($0, table) }) } ?? .unknown
        profile.owners = said.owners?.map { owner in
            var party: ValueNumber?
            if case .known(let id) = owner.party { party = table.number(of: id.text) }
            return .init(place: owner.jurisdiction.map { table.number(of: $0) }, party: party, share: owner.share)
        }
        profile.notIn = said.notIn.map { table.number(of: $0) }
        return profile
    }

    // MARK: Derived attributes

    private func runner(_ offerings: [Offering], _ spokesmen: [Offering]) -> Parties {
        if !offerings.isEmpty { return Parties(known: distinct(offerings.map(\.runner))) }
        let runners = Set(spokesmen.map(\.runner))
        return runners.count == 1 ? Parties(known: Array(runners)) : .unknown
    }

    private func developer(_ said: Traits.Said, _ offerings: [Offering], _ spokesmen: [Offering]) -> Parties {
        let listed = offered(offerings, spokesmen)
        let byCatalogue = listed.map { $0.count == 1 ? Parties(known: $0) : Parties(candidates: $0) } ?? .unknown
        guard said.developers != nil || said.models != nil else { return byCatalogue }
        var parties = Parties(said.developers ?? [])
        for model in said.models ?? [] {
            if case .known(let id) = model.developer { parties.known.append(id) }
            // If the service names developers, its own words win over what a model leaves open.
            guard said.developers == nil else { continue }
            switch model.developer {
            case .known: break
            case .unknown: parties.isOpen = true
            case nil:
                parties.known += byCatalogue.known
                parties.candidates = byCatalogue.candidates
                parties.isOpen = parties.isOpen || byCatalogue.isOpen
            }
        }
        parties.known = distinct(parties.known)
        parties.candidates = parties.candidates.filter { !parties.known.contains($0) }
        return parties
    }

    /// Returns the developers that the catalogue lists, sorted; nil if it states none or its offerings disagree.
    private func offered(_ offerings: [Offering], _ spokesmen: [Offering]) -> [VendorID]? {
        if !offerings.isEmpty {
            let lists = offerings.map(\.developers)
            return lists.contains(nil) ? nil : distinct(lists.compactMap(\.self).flatMap(\.self)).sorted()
        }
        let lists = Set(spokesmen.map { $0.developers.map { Set($0) } })
        guard lists.count == 1, let list = lists.first?.map({ $0.sorted() }) else { return nil }
        return list
    }

    private func capabilities(_ offerings: [Offering]) -> [TermID]? {
        guard !offerings.isEmpty, offerings.allSatisfy({ $0.capabilities != nil }) else { return nil }
        return distinct(offerings.flatMap { $0.capabilities ?? [] })
    }

    private func hosting(_ said: Traits.Said, _ offerings: [Offering], _ table: ValueTable) -> AttributeValues {
        if let hosting = said.hosting { return AttributeValues(known: distinct(hosting).map { place($0, table) }) }
        guard let regions = said.region, !regions.isEmpty else { return .unknown }
        var hosting = AttributeValues()
        for region in regions {
            let places = distinct(
                offerings.flatMap(\.regions).filter { $0.code.foldedRegion == region.foldedRegion }.map(\.location)
            ).map { place($0, table) }
            switch places.count {
            case 0: hosting.isOpen = true
            case 1: hosting.known += places
            // Offerings of different vendors may use one region name for different jurisdictions.
            default: hosting.candidates += places
            }
        }
        hosting.known = distinct(hosting.known)
        hosting.candidates = distinct(hosting.candidates)
        return hosting
    }

    private func place(_ code: JurisdictionCode, _ table: ValueTable) -> AttributeValues.Value {
        .init(number: table.number(of: code), text: code.text)
    }
}
