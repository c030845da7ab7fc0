package import CompcheckModel

/// A recorded run, with the uses that other rules would have answered differently.
package struct AffectedRun: Sendable {
    /// The run.
    package let record: RunRecord
    /// How many uses it has.
    package let uses: Int
    /// The uses whose answers would differ, in the inventory's order.
    package let changed: [ComparedUse]

    /// Creates an affected run.
    package init(_ record: RunRecord, uses: Int, changed: [ComparedUse]) {
        self.record = record
        self.uses = uses
        self.changed = changed
    }
}
