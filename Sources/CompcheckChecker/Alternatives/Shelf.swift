import CompcheckModel

/// The criteria for alternatives to a use.
struct Wish: Hashable {
    /// The jurisdiction in which the alternative is needed.
    let place: JurisdictionCode
    /// The capabilities that it should have.
    let capabilities: Set<TermID>
    /// Whether it must have all of them, because the inventory itself states them; else as many as possible.
    let mustHaveAll: Bool
    /// The routes of the use itself.
    let routes: Set<TermID>
    /// The developers of the models of the use itself.
    let developers: Set<VendorID>

    /// Creates the criteria for a service; nil if no source states the capabilities that it needs.
    init?(_ said: Traits.Said, _ place: JurisdictionCode, _ index: CatalogueIndex) {
        let own = (said.offering ?? []).compactMap { index.offerings[$0] }
        let offered = own.isEmpty || own.contains { $0.capabilities == nil } ? nil : own.compactMap(\.capabilities)
        guard let capabilities = said.capabilities ?? offered?.flatMap(\.self) else { return nil }
        self.place = place
        self.capabilities = Set(capabilities)
        mustHaveAll = said.capabilities != nil
        routes = Set(said.route ?? own.map(\.route))
        let isNamed = said.developers != nil || said.models != nil
        developers = isNamed ? said.namedDevelopers : Set(own.flatMap { $0.developers ?? [] })
    }
}

/// The candidates for alternatives, ordered by how well they meet the criteria, whatever the rules say about them.
struct Shelf {
    /// An offering that may serve as an alternative.
    struct Item {
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
    func items(for wish: Wish) -> [Item] {
        let country = wish.place.country ?? wish.place
        var items: [(drawbacks: [Int], item: Item)] = []
        for offering in offerings {
            guard let capabilities = offering.capabilities else { continue }
            let lacks = wish.capabilities.subtracting(capabilities)
            guard lacks.isEmpty || (!wish.mustHaveAll && lacks.count < wish.capabilities.count) else { continue }
            let seat = index.vendors[offering.vendor]?.seat
            let drawbacks = [
                seat.map { index.places.isInside($0, country) } ?? false ? 0 : 1,
                wish.routes.contains(offering.route) ? 0 : 1,
                lacks.count,
                wish.developers.isDisjoint(with: offering.developers ?? []) ? 1 : 0,
            ]
            items.append((drawbacks, Item(offering: offering, lacks: lacks.sorted())))
        }
        return items.sorted { left, right in
            if left.drawbacks != right.drawbacks { return left.drawbacks.lexicographicallyPrecedes(right.drawbacks) }
            return left.item.offering.id < right.item.offering.id
        }
        .map(\.item)
    }
}

extension Traits.Said {
    /// The known vendors that its developers and models name.
    var namedDevelopers: Set<VendorID> {
        var ids: Set<VendorID> = []
        for name in (developers ?? []) + (models ?? []).compactMap(\.developer) {
            if case .known(let id) = name { ids.insert(id) }
        }
        return ids
    }
}
