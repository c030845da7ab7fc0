import CompcheckModel

/// Derives a service's attributes (docs/design.md §3): the catalogue fills gaps, and the service's own words win.
struct ProfileBuilder {
    /// The route behind which nobody knows from where requests leave.
    static let proxy: TermID = "vpn-proxy"

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
        let stated = traits.stated
        let offerings = (stated.offering ?? []).compactMap { index.offerings[$0] }
        let vendor =
            stated.vendor.map { Parties($0) } ?? Parties(offerings.map(\.vendor), orUnknown: offerings.isEmpty)
        // If only a known vendor is named, its offerings supply values as far as they agree.
        let sole = stated.offering == nil && !vendor.isOpen && vendor.known.count == 1 ? vendor.known.first : nil
        let spokesmen = sole.map { sole in index.catalogue.offerings.filter { $0.vendor == sole } } ?? []
        let runner = stated.operatedBy.map { Parties($0) } ?? runner(offerings, spokesmen)
        let developer = developer(stated, offerings, spokesmen)
        let parties = stated.parties.map { Parties($0) } ?? Parties()

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
                known: distinct(seats.compactMap(\.self)).map { jurisdiction($0, table) },
                candidates: parties.candidates.map { details($0)?.seat.map { jurisdiction($0, table) } },
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

        func setTerms(_ attribute: Attribute, _ texts: [String]?) {
            guard let texts else {
                profile[attribute] = .unknown
                return
            }
            profile[attribute] = AttributeValues(
                known: distinct(texts).map { .init(number: table.number(of: $0), text: $0) }
            )
        }
        setTerms(.offering, stated.offering?.map(\.text))
        setTerms(.model, stated.models?.map(\.name))
        setTerms(.route, (stated.route ?? (offerings.isEmpty ? nil : offerings.map(\.route)))?.map(\.text))
        setTerms(.capability, (stated.capabilities ?? capabilities(offerings))?.map(\.text))
        setTerms(.region, stated.region?.map(\.foldedRegion))
        setTerms(.customer, stated.customer?.map(\.rawValue))
        setTerms(.audience, stated.audience?.map(\.rawValue))
        setTerms(.modality, stated.modalities?.map(\.text))
        setTerms(.data, stated.data?.map(\.text))
        setTerms(.tag, stated.tags ?? [])
        profile[.hosting] = hosting(stated, offerings, table)
        profile[.family] = family(stated, table)
        profile[.weights] = weights(stated, offerings, table)
        if let egress = stated.egress {
            profile[.egress] = AttributeValues(known: distinct(egress).map { jurisdiction($0, table) })
        } else {
            // A proxy stands wherever it stands: the place of use says nothing of it.
            let routes = stated.route ?? offerings.map(\.route)
            profile.leavesFromPlaceOfUse = !routes.contains(ProfileBuilder.proxy)
        }
        profile[.seat] =
            stated.seat.map { AttributeValues(known: distinct($0).map { jurisdiction($0, table) }) } ?? .unknown
        profile.owners = stated.owners?.map { owner in
            var party: ValueNumber?
            if case .known(let id) = owner.party { party = table.number(of: id.text) }
            return .init(
                jurisdiction: owner.jurisdiction.map { table.number(of: $0) },
                party: party,
                share: owner.share,
            )
        }
        profile.notIn = stated.notIn.map { table.number(of: $0) }
        return profile
    }

    // MARK: Derived attributes

    private func runner(_ offerings: [Offering], _ spokesmen: [Offering]) -> Parties {
        if !offerings.isEmpty { return Parties(known: distinct(offerings.map(\.runner))) }
        let runners = Set(spokesmen.map(\.runner))
        return runners.count == 1 ? Parties(known: Array(runners)) : .unknown
    }

    private func developer(_ stated: Traits.Stated, _ offerings: [Offering], _ spokesmen: [Offering]) -> Parties {
        let listed = offered(offerings, spokesmen)
        let byCatalogue = listed.map { $0.count == 1 ? Parties(known: $0) : Parties(candidates: $0) } ?? .unknown
        guard stated.developers != nil || stated.models?.isEmpty == false else { return byCatalogue }
        var parties = Parties(stated.developers ?? [])
        for model in stated.models ?? [] {
            if case .known(let ids) = model.makers { parties.known += ids }
            // If the service names developers, its own words win over what a model leaves open.
            guard stated.developers == nil else { continue }
            switch model.makers {
            case .known: break
            case .unknown: parties.isOpen = true
            case .unsaid:
                parties.known += byCatalogue.known
                parties.candidates = byCatalogue.candidates
                parties.isOpen = parties.isOpen || byCatalogue.isOpen
            }
        }
        parties.known = distinct(parties.known)
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

    private func hosting(_ stated: Traits.Stated, _ offerings: [Offering], _ table: ValueTable) -> AttributeValues {
        if let hosting = stated.hosting {
            return AttributeValues(known: distinct(hosting).map { jurisdiction($0, table) })
        }
        let places = ScopeFinder(stated, offerings, index).places
        return AttributeValues(
            known: places.known.map { jurisdiction($0, table) },
            candidates: places.candidates.map { jurisdiction($0, table) },
            isOpen: places.isOpen,
        )
    }

    private func family(_ stated: Traits.Stated, _ table: ValueTable) -> AttributeValues {
        guard let models = stated.models, !models.isEmpty else { return .unknown }
        let ids = distinct(models.compactMap(\.family))
        return AttributeValues(
            known: ids.map { .init(number: table.number(of: $0.text), text: $0.text) },
            isOpen: models.contains { $0.family == nil },
        )
    }

    private func weights(_ stated: Traits.Stated, _ offerings: [Offering], _ table: ValueTable) -> AttributeValues {
        func values(_ weights: [Weights], isOpen: Bool = false) -> AttributeValues {
            let texts = distinct(weights).map(\.rawValue)
            return AttributeValues(
                known: texts.map { .init(number: table.number(of: $0), text: $0) },
                isOpen: isOpen,
            )
        }
        if let weights = stated.weights { return values(weights) }
        if let models = stated.models, !models.isEmpty {
            let ofModels = models.map { $0.family.flatMap { index.models.families[$0]?.weights } }
            return values(ofModels.compactMap(\.self), isOpen: ofModels.contains(nil))
        }
        let offered = offerings.map(\.weights)
        return offered.isEmpty || offered.contains(nil) ? .unknown : values(offered.compactMap(\.self))
    }

    private func jurisdiction(_ code: JurisdictionCode, _ table: ValueTable) -> AttributeValues.Value {
        .init(number: table.number(of: code), text: code.text)
    }
}
