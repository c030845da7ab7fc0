import CompcheckModel

extension FactFinder {
    /// Returns why not all values of an attribute are known.
    func gaps(_ attribute: Attribute) -> [Fact.UnknownReason] {
        let gaps: [Fact.UnknownReason]
        switch attribute {
        case .vendor: gaps = names(stated.vendor)
        case .operator: gaps = names(stated.operatedBy)
        case .developer: gaps = developerGaps
        case .party:
            let parts: [Attribute] = [.vendor, .operator, .developer]
            gaps = parts.filter { profile[$0].isOpen }.flatMap(self.gaps) + names(stated.parties)
        case .partyOwnerHalf: gaps = self.gaps(.party)
        case .vendorSeat: gaps = seatGaps(.vendor)
        case .operatorSeat: gaps = seatGaps(.operator)
        case .developerSeat: gaps = seatGaps(.developer)
        case .hosting:
            gaps = scopes.scopes.flatMap { placeGaps($0) }
        case .egress: gaps = [.proxy]
        case .family: gaps = (stated.models ?? []).filter { $0.family == nil }.map { .noFamily(model: $0.name) }
        case .weights:
            let unsaid = (stated.models ?? []).filter { model in
                model.family.flatMap { index.models.families[$0]?.weights } == nil
            }
            gaps =
                unsaid.isEmpty
                ? offerings.filter { $0.weights == nil }.map { .offering($0.id) }
                : unsaid.map { .noWeights(model: $0.name) }
        case .capability: gaps = offerings.filter { $0.capabilities == nil }.map { .offering($0.id) }
        case .offering, .model, .route, .region, .jurisdiction, .customer, .audience, .seat, .modality, .data, .tag,
            .ownerMajority, .ownerHalf:
            gaps = []
        }
        return gaps.isEmpty ? [.silent] : distinct(gaps)
    }

    private func names(_ names: [VendorName]?) -> [Fact.UnknownReason] {
        (names ?? []).compactMap { name in
            if case .unknown(let text) = name { .name(text) } else { nil }
        }
    }

    private var developerGaps: [Fact.UnknownReason] {
        if let developers = stated.developers { return names(developers) }
        let unsaid = offerings.filter { $0.developers == nil }.map { Fact.UnknownReason.offering($0.id) }
        guard let models = stated.models, !models.isEmpty else { return unsaid }
        return models.compactMap { model in
            switch model.makers {
            case .known: nil
            case .unknown(let name): .name(name)
            // Such a model counts as of the developers that the catalogue lists: a gap only if it does not list them.
            case .unsaid: offerings.isEmpty || !unsaid.isEmpty ? .model(model.name) : nil
            }
        }
    }

    private func placeGaps(_ found: ScopeFinder.Found) -> [Fact.UnknownReason] {
        guard let scope = found.scope else {
            guard case .model(let model) = found.evidence else { return [.scopeUntold(model: nil)] }
            return [.scopeUntold(model: model)]
        }
        if scope == .region { return scopes.unknownRegions.map { .region($0) } }
        return index.scopes[scope]?.places == nil ? [.scope(scope)] : []
    }

    private func seatGaps(_ attribute: Attribute) -> [Fact.UnknownReason] {
        let seatless = profile[attribute].ids.filter { vendor($0)?.seat == nil }.map { Fact.UnknownReason.seat(of: $0) }
        return seatless + (profile[attribute].isOpen ? gaps(attribute) : [])
    }
}
