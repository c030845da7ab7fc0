/// The findings whose waiver began or ended from one run to another: the first of them, and how many there are.
package struct WaiverTurns: Sendable {
    /// So many are remembered one by one.
    private static let most = 50

    /// The first of them.
    package private(set) var first: [WaiverTurn] = []
    private var counts: [WaiverTurn.Kind: Int] = [:]

    /// How many there are of a kind.
    package subscript(kind: WaiverTurn.Kind) -> Int { counts[kind] ?? 0 }

    package var isEmpty: Bool { counts.isEmpty }

    /// How many there are in all.
    package var count: Int { counts.values.reduce(0, +) }

    /// None yet.
    package init() {}

    /// Takes in those of a use.
    package mutating func add(_ turns: [WaiverTurn]) {
        for turn in turns {
            counts[turn.kind, default: 0] += 1
            if first.count < WaiverTurns.most { first.append(turn) }
        }
    }
}
