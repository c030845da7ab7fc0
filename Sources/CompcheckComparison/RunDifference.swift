internal import CompcheckModel

/// What changed in one use from one run to another.
package struct UseDifference: Sendable {
    /// A finding that was opened, closed or changed, and by what.
    package struct Change: Sendable {
        /// What happened to the finding.
        package let change: FindingChange
        /// By what, in a fixed order; never empty.
        package let causes: [ChangeCause]
    }

    /// The use, with its answer in each run.
    package let use: ComparedUse
    /// Whether its verdict is worse or better, or it is in one run only; nil: neither.
    package let change: UseChange?
    /// The findings that changed, in order of rule.
    package let changes: [Change]
    /// The findings whose waiver began or ended, in order of rule.
    package let waivers: [WaiverChange]

    /// Whether its verdict and findings are the same in both runs; waivers aside.
    package var isSame: Bool { change == nil && changes.isEmpty }
}

/// What changed from one run to another: counts, use by use as they come.
///
/// Memory is bounded, whatever the number of uses.
package struct RunDifference: Sendable {
    /// The runs that are compared.
    package let pair: RunPair
    /// The number of changes of each kind.
    package private(set) var tally = RunDiffTally()
    /// The findings whose waiver began or ended.
    package private(set) var waivers = WaiverChanges()

    /// The difference of two runs, of which no use is counted yet.
    package init(_ pair: RunPair) { self.pair = pair }

    /// Whether nothing has changed in the uses counted so far.
    package var isEmpty: Bool { tally.isEmpty && waivers.isEmpty }

    /// Counts a use of either run.
    /// - Returns: What changed in it.
    package mutating func add(_ use: ComparedUse) -> UseDifference {
        let difference = UseDifference(
            use: use,
            change: UseChange(use),
            changes: use.changes.map { UseDifference.Change(change: $0, causes: pair.causes(of: $0, in: use)) },
            waivers: WaiverChange.all(of: use, in: pair),
        )
        tally.count(difference.change)
        for change in difference.changes { tally.count(change.change.kind, by: change.causes) }
        waivers.add(difference.waivers)
        return difference
    }
}
