import CompcheckModel

/// What a use wants of an alternative.
struct Wish: Hashable {
    /// Where it is wanted.
    let place: JurisdictionCode
    /// What it should be able to do.
    let capabilities: Set<TermID>
    /// Whether it must be able to do all of it: the inventory itself names it; else as much as can be.
    let mustHaveAll: Bool
    /// How the use goes now.
    let routes: Set<TermID>
    /// Whose models it has now.
    let developers: Set<VendorID>

    /// What a service wants; nil where nobody says what it must be able to do.
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

/// Offerings in the order in which they suit a wish, whatever the rules say about them.
struct Shelf {
    /// An offering that may do.
    struct Item {
        let offering: Offering
        /// Wanted capabilities that it has not.
        let lacks: [TermID]
    }

    private let offerings: [Offering]
    private let index: CatalogueIndex

    /// A shelf with these offerings.
    init(_ offerings: [Offering], _ index: CatalogueIndex) {
        self.offerings = offerings
        self.index = index
    }

    /// The offerings that may do: domestic vendors first, as they are out of reach of another country's next rule; then
    /// the same route, then what lacks least, then the same developer.
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
    /// Whose models it is said to use.
    var namedDevelopers: Set<VendorID> {
        var ids: Set<VendorID> = []
        for name in (developers ?? []) + (models ?? []).compactMap(\.developer) {
            if case .known(let id) = name { ids.insert(id) }
        }
        return ids
    }
}
