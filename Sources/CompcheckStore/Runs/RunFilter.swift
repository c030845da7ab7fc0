package import CompcheckModel

/// Which recorded runs are asked for.
package struct RunFilter: Hashable, Sendable {
    /// The name of their inventory; nil: of any.
    package var inventory: String?
    /// What became of them; nil: whatever.
    package var status: RunRecord.Status?

    /// A filter that keeps what fits all that is given.
    package init(inventory: String? = nil, status: RunRecord.Status? = nil) {
        self.inventory = inventory
        self.status = status
    }
}
