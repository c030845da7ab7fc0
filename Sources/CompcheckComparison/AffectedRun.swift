package import CompcheckModel

/// A recorded run, and which of its uses other rules would have answered otherwise.
package struct AffectedRun: Sendable {
    /// The run.
    package let record: RunRecord
    /// How many uses it has.
    package let uses: Int
    /// Those that would be told otherwise, in the inventory's order.
    package let changed: [ComparedUse]

    /// A run and what would be otherwise.
    package init(_ record: RunRecord, uses: Int, changed: [ComparedUse]) {
        self.record = record
        self.uses = uses
        self.changed = changed
    }
}
