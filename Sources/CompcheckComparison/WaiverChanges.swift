/// The findings whose waiver began or ended from one run to another: the first few, and their number.
package struct WaiverChanges: Sendable {
    /// The maximum number of findings to remember.
    private static let most = 50

    /// The first findings.
    package private(set) var first: [WaiverChange] = []
    private var counts: [WaiverChange.Kind: Int] = [:]

    /// The number of findings of a kind.
    package subscript(kind: WaiverChange.Kind) -> Int { counts[kind] ?? 0 }

    package var isEmpty: Bool { counts.isEmpty }

    /// How many there are in all.
    package var count: Int { counts.values.reduce(0, +) }

    /// Creates counts of zero.
    package init() {}

    /// Adds the waiver changes of a use.
    package mutating func add(_ changes: [WaiverChange]) {
        for change in changes {
            counts[change.kind, default: 0] += 1
            if first.count < WaiverChanges.most { first.append(change) }
        }
    }
}
