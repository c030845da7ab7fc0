package import CompcheckModel

/// A finished run as the database remembers it, to be told again as it was told when it ran.
///
/// A finished run never changes, so it is read a piece at a time, each in a transaction of its own: nobody who records
/// meanwhile has to wait for whoever reads slowly.
package struct RecordedRun: Sendable {
    /// Its number.
    package let id: RunID
    /// Its row.
    package let record: RunRecord
    /// What was known before its first use; the rules and the catalogue are those that it had.
    package let audit: Audit
    /// What was known after its last use, but for what is counted: services and uses are still 0.
    package let summary: AuditSummary
    let database: ReadOnlyDatabase

    /// Its uses from the first on, in the inventory's order.
    ///
    /// Uses that shared an answer or an alternative share one again. Of a service there are its id, name, owner, place
    /// in the inventory and jurisdictions; its traits and evidence are not recorded.
    package var uses: RecordedUses { uses() }

    /// The same, with the size of a batch and the number of answers that are recognised when they return.
    func uses(
        servicesInABatch: Int = 256,
        remembering limit: Int = RunRecorder.answersInMemory,
    ) -> RecordedUses {
        RecordedUses(self, servicesInABatch: servicesInABatch, remembering: limit)
    }
}
