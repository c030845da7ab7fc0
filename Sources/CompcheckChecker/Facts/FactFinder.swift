import CompcheckModel

/// Finds the known values of a use, with their sources.
///
/// Only the profile decides what the values are; here they are traced back to their sources (docs/design.md §3).
struct FactFinder {
    let index: CatalogueIndex
    let profile: Profile
    let jurisdiction: JurisdictionCode
    let stated: Traits.Stated
    let offerings: [Offering]
    let scopes: ScopeFinder
    private let origin: Traits.Origin
    private let ownVendors: [VendorID: Vendor]

    init(_ traits: Traits, _ profile: Profile, in jurisdiction: JurisdictionCode, _ index: CatalogueIndex) {
        self.index = index
        self.profile = profile
        self.jurisdiction = jurisdiction
        stated = traits.stated
        origin = traits.origin
        ownVendors = Dictionary(traits.ownVendors.map { ($0.id, $0) }) { first, _ in first }
        offerings = (traits.stated.offering ?? []).compactMap { index.offerings[$0] }
        scopes = ScopeFinder(traits.stated, offerings, index)
    }

    /// Returns what is known of an attribute.
    func fact(_ attribute: Attribute) -> Fact {
        switch attribute {
        case .jurisdiction:
            return stated(attribute, [Fact.Value(text: jurisdiction.text, source: .service)], isOpen: false)
        case .ownerMajority, .ownerHalf: return stated(attribute, owners { _ in true }, isOpen: stated.owners == nil)
        case .partyOwnerHalf:
            return stated(attribute, holdings + owners(\.isVendor), isOpen: profile[.party].isOpen)
        case .egress where profile.leavesFromPlaceOfUse:
            return stated(attribute, [Fact.Value(text: jurisdiction.text, source: .placeOfUse)], isOpen: false)
        case .vendor, .offering, .operator, .developer, .model, .route, .region, .hosting, .egress, .customer,
            .audience, .seat, .family, .weights, .capability, .modality, .data, .tag, .vendorSeat, .operatorSeat,
            .developerSeat, .party:
            break
        }
        let values = profile[attribute]
        let isWhole = !values.isOpen && !values.candidates.contains(nil)
        func traced(_ value: AttributeValues.Value) -> Fact.Value {
            Fact.Value(text: value.text, source: source(of: value.text, as: attribute))
        }
        return Fact(
            attribute: attribute,
            known: values.known.map(traced),
            candidates: values.candidates.compactMap { $0.map(traced) },
            isOpen: values.isOpen,
            gaps: isWhole ? [] : gaps(attribute),
        )
    }

    private func stated(_ attribute: Attribute, _ values: [Fact.Value], isOpen: Bool) -> Fact {
        let gaps = isOpen ? gaps(attribute) : []
        return Fact(attribute: attribute, known: values, candidates: [], isOpen: isOpen, gaps: gaps)
    }

    /// Returns a vendor as the catalogue describes it, or else as the organisation does.
    func vendor(_ id: VendorID) -> Vendor? { index.vendors[id] ?? ownVendors[id] }

    // MARK: Sources

    private func source(of text: String, as attribute: Attribute) -> Provenance {
        switch attribute {
        case .vendor: stated.vendor != nil ? .service : offering { $0.vendor.text == text }
        case .offering: origin.hostPattern.map { .host(pattern: $0, OfferingID(text)) } ?? .service
        case .operator: stated.operatedBy != nil ? .service : offering { $0.runner.text == text }
        case .developer: developerSource(text)
        case .route: stated.route != nil ? .service : offering { $0.route.text == text }
        case .capability:
            stated.capabilities != nil ? .service : offering { $0.capabilities?.contains(TermID(text)) ?? false }
        case .hosting: stated.hosting != nil ? .service : place(text)
        case .egress: shared(.egress)
        case .family: family(text)
        case .weights: weightsSource(text)
        case .vendorSeat: seatSource(text, of: .vendor)
        case .operatorSeat: seatSource(text, of: .operator)
        case .developerSeat: seatSource(text, of: .developer)
        case .party: partySource(text)
        case .customer: shared(.customer)
        case .audience: shared(.audience)
        case .seat: shared(.seat)
        case .modality: shared(.modalities)
        case .data: shared(.data)
        case .tag: shared(.tags)
        case .ownerMajority, .ownerHalf, .partyOwnerHalf: shared(.owners)
        case .model, .region, .jurisdiction: .service
        }
    }

    private func shared(_ key: Traits.Shared) -> Provenance {
        origin.inherited.contains(key) ? .organization : .service
    }

    /// Returns the first of the use's offerings that fits; without one, all offerings of its only vendor, which agree.
    private func offering(_ fits: (Offering) -> Bool) -> Provenance {
        if let offering = offerings.first(where: fits) {
            return origin.hostPattern.map { .host(pattern: $0, offering.id) } ?? .offering(offering.id)
        }
        return profile[.vendor].known.first.map { .offerings(of: VendorID($0.text)) } ?? .service
    }

    private func developerSource(_ text: String) -> Provenance {
        let id = VendorID(text)
        if stated.developers?.contains(.known(id)) ?? false { return .service }
        for model in stated.models ?? [] {
            guard case .known(let makers) = model.makers, makers.contains(id) else { continue }
            return model.family.map { .family($0, of: model.name) } ?? .model(model.name)
        }
        return offering { $0.developers?.contains(id) ?? false }
    }

    private func family(_ text: String) -> Provenance {
        let model = stated.models?.first { $0.family?.text == text }
        return model.map { .family(FamilyID(text), of: $0.name) } ?? .service
    }

    private func weightsSource(_ text: String) -> Provenance {
        if stated.weights != nil { return .service }
        for model in stated.models ?? [] {
            guard let id = model.family, index.models.families[id]?.weights?.rawValue == text else { continue }
            return .family(id, of: model.name)
        }
        return offering { $0.weights?.rawValue == text }
    }

    /// Returns why a place may be where the use is computed: the scope that has it.
    private func place(_ text: String) -> Provenance {
        for found in scopes.scopes {
            guard let scope = found.scope else { continue }
            if scope == .region {
                let region = stated.region?.first { scopes.locations(of: $0).contains(JurisdictionCode(text)) }
                if let region, let offering = offerings.first { return .region(region, of: offering.id) }
            } else if index.scopes[scope]?.places?.contains(JurisdictionCode(text)) ?? false {
                return .scope(scope, by: found.evidence ?? .service)
            }
        }
        return .service
    }

    private func seatSource(_ text: String, of attribute: Attribute) -> Provenance {
        let ids = profile[attribute].ids
        let seated = ids.first { vendor($0)?.seat?.text == text } ?? VendorID(text)
        return entry(seated)
    }

    private func partySource(_ text: String) -> Provenance {
        let part = [Attribute.vendor, .operator, .developer].first { profile[$0].ids.contains(VendorID(text)) }
        return part.map { source(of: text, as: $0) } ?? .service
    }

    private func entry(_ id: VendorID) -> Provenance { index.vendors[id] != nil ? .vendor(id) : .ownVendor(id) }

    // MARK: Shares

    private func owners(_ isMeant: (Owner) -> Bool) -> [Fact.Value] {
        (stated.owners ?? []).filter(isMeant).map { owner in
            let holder: String? =
                switch owner.party {
                case .known(let id): id.text
                case .unknown(let name): name
                case nil: nil
                }
            let inJurisdiction = owner.jurisdiction.map { " in \($0)" } ?? ""
            let text = "\(owner.share) held\(holder.map { " by \($0)" } ?? "")\(inJurisdiction)"
            return Fact.Value(text: text, source: shared(.owners))
        }
    }

    /// The known shares in the parties, with their holders.
    private var holdings: [Fact.Value] {
        profile[.party].ids.flatMap { party in
            (vendor(party)?.owners ?? []).map { owner in
                Fact.Value(text: "\(owner.share) of \(party) held by \(owner.vendor)", source: entry(party))
            }
        }
    }
}

extension Owner {
    /// Whether it is a known vendor: only such shares count for a party.
    fileprivate var isVendor: Bool {
        if case .known = party { true } else { false }
    }
}

extension AttributeValues {
    /// The known values and candidates as vendor ids.
    var ids: [VendorID] { (known + candidates.compactMap(\.self)).map { VendorID($0.text) } }
}
