import CompcheckModel

/// The criteria for alternatives to a use.
struct AlternativeCriteria: Hashable {
    /// The jurisdiction in which the alternative is needed.
    let jurisdiction: JurisdictionCode
    /// The capabilities that it should have.
    let capabilities: Set<TermID>
    /// Whether it must have all of them, because the inventory itself states them; else as many as possible.
    let mustHaveAll: Bool
    /// The routes of the use itself.
    let routes: Set<TermID>
    /// The developers of the models of the use itself.
    let developers: Set<VendorID>

    /// Creates the criteria for a service; nil if no source states the capabilities that it needs.
    init?(_ stated: Traits.Stated, _ jurisdiction: JurisdictionCode, _ index: CatalogueIndex) {
        let own = (stated.offering ?? []).compactMap { index.offerings[$0] }
        let offered = own.isEmpty || own.contains { $0.capabilities == nil } ? nil : own.compactMap(\.capabilities)
        guard let capabilities = stated.capabilities ?? offered?.flatMap(\.self) else { return nil }
        self.jurisdiction = jurisdiction
        self.capabilities = Set(capabilities)
        mustHaveAll = stated.capabilities != nil
        routes = Set(stated.route ?? own.map(\.route))
        let isNamed = stated.developers != nil || stated.models != nil
        developers = isNamed ? stated.namedDevelopers : Set(own.flatMap { $0.developers ?? [] })
    }
}

/// The candidates for alternatives, ordered by how well they meet the criteria, whatever the rules say about them.
struct OfferingCandidates {
    /// An offering that may serve as an alternative.
    struct Candidate {
        let offering: Offering
        /// The wanted capabilities that it lacks.
        let lacks: [TermID]
    }

    private let offerings: [Offering]
    private let index: CatalogueIndex

    /// Creates candidates from these offerings.
    init(_ offerings: [Offering], _ index: CatalogueIndex) {
        self.offerings = offerings
        self.index = index
    }

    /// Returns the offerings that may serve, the most suitable first.
    ///
    /// Domestic vendors come first, because the next rule of another country does not reach them; then offerings on the
    /// same route, then those that lack the fewest capabilities, then those of the same developer.
    func candidates(for criteria: AlternativeCriteria) -> [Candidate] {
        let country = criteria.jurisdiction.country ?? criteria.jurisdiction
        var candidates: [(drawbacks: [Int], item: Candidate)] = []
        for offering in offerings {
            guard let capabilities = offering.capabilities else { continue }
            let lacks = criteria.capabilities.subtracting(capabilities)
            guard lacks.isEmpty || (!criteria.mustHaveAll && lacks.count < criteria.capabilities.count) else {
                continue
            }
            let seat = index.vendors[offering.vendor]?.seat
            let drawbacks = [
                seat.map { index.jurisdictions.isInside($0, country) } ?? false ? 0 : 1,
                criteria.routes.contains(offering.route) ? 0 : 1,
                lacks.count,
                criteria.developers.isDisjoint(with: offering.developers ?? []) ? 1 : 0,
            ]
            candidates.append((drawbacks, Candidate(offering: offering, lacks: lacks.sorted())))
        }
        return candidates.sorted { left, right in
            if left.drawbacks != right.drawbacks { return left.drawbacks.lexicographicallyPrecedes(right.drawbacks) }
            return left.item.offering.id < right.item.offering.id
        }
        .map(\.item)
    }
}

extension Traits.Stated {
    /// The known vendors that its developers and models name.
    var namedDevelopers: Set<VendorID> {
        var ids: Set<VendorID> = []
        for case .known(let id) in developers ?? [] { ids.insert(id) }
        for case .known(let makers) in (models ?? []).map(\.makers) { ids.formUnion(makers) }
        return ids
    }
}
