package import CompcheckModel

/// A list of places as a condition reads it on some day (docs/design.md §2, "Groups").
///
/// The places are of any kind that can be numbered, because the checker and the lints number them differently.
package struct PlaceList<Place: Hashable & Sendable>: Hashable, Sendable {
    private let entries: [Place: Membership]
    /// What holds for places that lie under no entry.
    private let others: Membership
    /// The places that contain an entry.
    private let containers: Set<Place>

    /// A list.
    ///
    /// - Parameters:
    ///   - entries: what the list says about single places.
    ///   - others: what holds for places that lie under none of them.
    ///   - chain: returns a place and all that it lies in, the nearest first.
    package init(_ entries: [Place: Membership], others: Membership = .absent, chain: (Place) -> [Place]) {
        self.entries = entries
        self.others = others
        containers = Set(entries.keys.flatMap { chain($0).dropFirst() })
    }

    /// Returns what the nearest entry says that contains a place.
    package func nearest(to place: Place, chain: (Place) -> [Place]) -> Membership {
        chain(place).lazy.compactMap { entries[$0] }.first ?? others
    }

    /// Returns the entries inside a place that say otherwise than the nearest one that contains it.
    package func dissenters(in place: Place, chain: (Place) -> [Place]) -> [Place] {
        guard containers.contains(place) else { return [] }
        let nearest = nearest(to: place, chain: chain)
        return entries.filter { $0.value != nearest && $0.key != place && chain($0.key).contains(place) }.map(\.key)
    }

    /// Returns whether a place is on the list.
    ///
    /// Unsure if an entry inside the place says otherwise, unless it lies in one of the excluded places.
    package func membership(
        of place: Place,
        excluding excluded: some Collection<Place>,
        chain: (Place) -> [Place],
    ) -> Membership {
        let nearest = nearest(to: place, chain: chain)
        guard nearest != .unsure, containers.contains(place) else { return nearest }
        let isDisputed = dissenters(in: place, chain: chain).contains { !chain($0).contains(where: excluded.contains) }
        return isDisputed ? .unsure : nearest
    }
}
