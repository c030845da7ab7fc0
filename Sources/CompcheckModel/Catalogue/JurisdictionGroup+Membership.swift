/// Whether a place is on a list, as far as the list says.
package enum Membership: Hashable, Sendable {
    case member
    /// Nobody knows.
    case unsure
    case absent
}

extension JurisdictionGroup {
    /// All entries of its three lists.
    package var entries: [Member] { members + (unsure ?? []) + (absent ?? []) }

    /// The days on which what it says may change.
    package var days: [Day] {
        entries.flatMap { [$0.from, $0.until] }.compactMap(\.self) + [knownSince].compactMap(\.self)
    }

    /// What a list says on a day.
    package struct Reading: Hashable, Sendable {
        /// What it says about single places.
        package let entries: [JurisdictionCode: Membership]
        /// What it says about places that lie under none of its entries.
        package let others: Membership
    }

    /// Returns what the list says on a day.
    package func reading(on day: Day) -> Reading {
        var listed: [JurisdictionCode: Membership] = [:]
        let isKnown = knownSince.map { day >= $0 } ?? true
        for entry in unsure ?? [] where entry.counts(on: day) { listed[entry.code] = .unsure }
        for entry in absent ?? [] where entry.counts(on: day) { listed[entry.code] = .absent }
        for entry in members {
            if entry.counts(on: day) {
                // A copy of the list shows its members from its own day on; before, only those that say since when.
                listed[entry.code] = isKnown || entry.from != nil ? .member : .unsure
            } else if !isKnown, listed[entry.code] == nil {
                listed[entry.code] = .absent
            }
        }
        return Reading(entries: listed, others: isKnown ? .absent : .unsure)
    }
}
