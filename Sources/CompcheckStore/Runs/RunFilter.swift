public import CompcheckModel

/// Which recorded runs are asked for.
public struct RunFilter: Hashable, Sendable {
    /// The name of their inventory; nil: of any.
    public var inventory: String?
    /// What became of them; nil: whatever.
    public var status: RunRecord.Status?

    /// A filter that keeps what fits all that is given.
    public init(inventory: String? = nil, status: RunRecord.Status? = nil) {
        self.inventory = inventory
        self.status = status
    }
}
