package import CompcheckModel

/// A finished run read from the database, from which its reports can be rendered again.
///
/// A finished run never changes, so it is read a piece at a time, each in a transaction of its own: a slow reader
/// does not block writers.
package struct RecordedRun: Sendable {
    /// Its number.
    package let id: RunID
    /// Its row.
    package let record: RunRecord
    /// What was known before its first use, with the rules and the catalogue of that time.
    package let audit: Audit
    /// What was known after its last use, without the counts: services and uses are still 0.
    package let summary: AuditSummary
    let database: ReadOnlyDatabase

    /// Its uses from the first on, in the inventory's order.
    ///
    /// Uses that shared an answer or an alternative share one again. A service has its id, name, owner, position
    /// in the inventory and jurisdictions; its traits and evidence are not recorded.
    package var uses: RecordedUses { uses() }

    /// Returns its uses, read with a batch size and a number of answers to cache.
    func uses(
        servicesInABatch: Int = 256,
        remembering limit: Int = RunRecorder.answersInMemory,
    ) -> RecordedUses {
        RecordedUses(self, servicesInABatch: servicesInABatch, remembering: limit)
    }
}
