/// How much changed from one run to another.
package struct RunDiffTally {
    /// How many uses there are in either run.
    package private(set) var uses = 0
    private var turns: [UseTurn: Int] = [:]
    private var changes: [FindingChange.Kind: Int] = [:]
    private var causes: [ChangeCause: Int] = [:]

    /// How many uses fare so.
    package subscript(turn: UseTurn) -> Int { turns[turn] ?? 0 }
    /// To how many findings that happened.
    package subscript(kind: FindingChange.Kind) -> Int { changes[kind] ?? 0 }
    /// How many findings changed by that, perhaps among others.
    package subscript(cause: ChangeCause) -> Int { causes[cause] ?? 0 }

    /// Whether nothing changed.
    package var isEmpty: Bool { turns.isEmpty && changes.isEmpty }

    /// Counts one more use.
    package mutating func count(_ turn: UseTurn?) {
        uses += 1
        if let turn { turns[turn, default: 0] += 1 }
    }

    /// Counts one more finding.
    package mutating func count(_ kind: FindingChange.Kind, by reasons: [ChangeCause]) {
        changes[kind, default: 0] += 1
        for reason in reasons { causes[reason, default: 0] += 1 }
    }
}
