internal import CompcheckModel

/// The number of uses that an assumption makes worse, better or different.
struct ImpactTally {
    /// The number of uses.
    private(set) var uses = 0
    private var changed: [Direction: Int] = [:]

    /// The number of uses that change in this direction.
    subscript(direction: Direction) -> Int { changed[direction] ?? 0 }

    /// The number of uses whose answer changes.
    var changes: Int { changed.values.reduce(0, +) }

    /// Counts one more use.
    /// - Returns: The direction of its change; nil if nothing changes.
    mutating func count(_ periods: [ImpactPeriod]) -> Direction? {
        uses += 1
        guard !periods.isEmpty else { return nil }
        let direction = Direction(periods)
        changed[direction, default: 0] += 1
        return direction
    }
}
