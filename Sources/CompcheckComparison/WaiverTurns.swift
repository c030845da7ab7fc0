/// The findings whose waiver began or ended from one run to another: the first few, and their number.
package struct WaiverTurns: Sendable {
    /// The maximum number of findings to remember.
    private static let most = 50

    /// The first findings.
    package private(set) var first: [WaiverTurn] = []
    private var counts: [WaiverTurn.Kind: Int] = [:]

    /// The number of findings of a kind.
    package subscript(kind: WaiverTurn.Kind) -> Int { counts[kind] ?? 0 }

    package var isEmpty: Bool { counts.isEmpty }

    /// How many there are in all.
    package var count: Int { counts.values.reduce(0, +) }

    /// Creates counts of zero.
    package init() {}

    /// Adds the waiver changes of a use.
    package mutating func add(_ turns: [WaiverTurn]) {
        for turn in turns {
            counts[turn.kind, default: 0] += 1
            if first.count < WaiverTurns.most { first.append(turn) }
        }
    }
}
