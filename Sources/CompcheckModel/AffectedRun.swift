/// A recorded run, and which of its uses other rules would have answered otherwise.
public struct AffectedRun: Sendable {
    /// The run.
    public let record: RunRecord
    /// How many uses it has.
    public let uses: Int
    /// Those that would be told otherwise, in the inventory's order.
    public let changed: [ComparedUse]

    /// A run and what would be otherwise.
    public init(_ record: RunRecord, uses: Int, changed: [ComparedUse]) {
        self.record = record
        self.uses = uses
        self.changed = changed
    }
}
