internal import CompcheckModel

/// How many uses an assumption makes worse or better.
struct ImpactTally {
    /// How many uses there are.
    private(set) var uses = 0
    private var changed: [Direction: Int] = [:]

    /// How many uses go that way.
    subscript(direction: Direction) -> Int { changed[direction] ?? 0 }

    /// How many uses are answered otherwise.
    var changes: Int { changed.values.reduce(0, +) }

    /// Counts one more use.
    /// - Returns: Where it goes; nil where nothing changes.
    mutating func count(_ differences: [Difference]) -> Direction? {
        uses += 1
        guard !differences.isEmpty else { return nil }
        let direction = Direction(differences)
        changed[direction, default: 0] += 1
        return direction
    }
}
