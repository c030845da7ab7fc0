/// The number of changes from one run to another.
package struct RunDiffTally {
    /// The number of uses in either run.
    package private(set) var uses = 0
    private var useChanges: [UseChange: Int] = [:]
    private var changes: [FindingChange.Kind: Int] = [:]
    private var causes: [ChangeCause: Int] = [:]

    /// The number of uses with this change.
    package subscript(change: UseChange) -> Int { useChanges[change] ?? 0 }
    /// The number of findings with this change.
    package subscript(kind: FindingChange.Kind) -> Int { changes[kind] ?? 0 }
    /// The number of findings that changed by this cause, perhaps among others.
    package subscript(cause: ChangeCause) -> Int { causes[cause] ?? 0 }

    /// Whether neither a use nor a finding changed.
    package var isEmpty: Bool { useChanges.isEmpty && changes.isEmpty }

    /// Counts one more use.
    package mutating func count(_ change: UseChange?) {
        uses += 1
        if let change { useChanges[change, default: 0] += 1 }
    }

    /// Counts one more finding.
    package mutating func count(_ kind: FindingChange.Kind, by reasons: [ChangeCause]) {
        changes[kind, default: 0] += 1
        for reason in reasons { causes[reason, default: 0] += 1 }
    }
}
