package import CompcheckModel

/// A filter of recorded runs.
package struct RunFilter: Hashable, Sendable {
    /// The name of their inventory; nil: any.
    package var inventory: String?
    /// Their status; nil: any.
    package var status: RunRecord.Status?

    /// Creates a filter; runs must match everything that is given.
    package init(inventory: String? = nil, status: RunRecord.Status? = nil) {
        self.inventory = inventory
        self.status = status
    }
}
