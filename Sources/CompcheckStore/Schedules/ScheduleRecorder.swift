package import CompcheckModel
internal import GRDB

/// Keeps one run of a schedule alive, and takes down what it does.
///
/// Belongs to one thread at a time.
package final class ScheduleRecorder {
    private let id: Int64
    private var lock: LivenessLock?
    private var audits = 0

    init(_ id: Int64, lock: consuming LivenessLock?) {
        self.id = id
        self.lock = lock
    }

    /// Records that an audit belongs to this run.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func record(_ run: RunID, in store: Store) throws(StoreError) {
        audits += 1
        try store.writing { database in
            try database.execute(
                sql: "INSERT INTO schedule_audit (schedule_run, ordinal, run) VALUES (?, ?, ?)",
                arguments: [id, audits, run.number],
            )
        }
    }

    /// Ends the run.
    /// - Parameters:
    ///   - store: The store in which it is recorded.
    ///   - instant: The present.
    ///   - exitCode: The exit code of the process.
    ///   - failure: What failed, each reason on a line of its own; nil if nothing did.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func finish(
        in store: Store,
        at instant: Instant,
        exitCode: Int32,
        failure: String?,
    ) throws(StoreError) {
        try store.writing { database in
            try database.execute(
                sql: """
                    UPDATE schedule_run SET status = ?, finished_at = ?, exit_code = ?, failure = CAST(? AS TEXT)
                    WHERE id = ?
                    """,
                arguments: [
                    failure == nil ? "finished" : "failed", instant.description, exitCode, whole(failure), id,
                ],
            )
        }
        lock.take()?.release()
    }
}
