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
            gaps = (stated.region ?? []).filter { region in
                !offerings.flatMap(\.regions).contains { $0.code.foldedRegion == region.foldedRegion }
            }.map { .region($0) }
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
        guard let models = stated.models else { return unsaid }
        return models.compactMap { model in
            switch model.developer {
            case .known: nil
            case .unknown(let name): .name(name)
            // Such a model counts as of the developers that the catalogue lists: a gap only if it does not list them.
            case nil: offerings.isEmpty || !unsaid.isEmpty ? .model(model.name) : nil
            }
        }
    }

    private func seatGaps(_ attribute: Attribute) -> [Fact.UnknownReason] {
        let seatless = profile[attribute].ids.filter { vendor($0)?.seat == nil }.map { Fact.UnknownReason.seat(of: $0) }
        return seatless + (profile[attribute].isOpen ? gaps(attribute) : [])
    }
}
