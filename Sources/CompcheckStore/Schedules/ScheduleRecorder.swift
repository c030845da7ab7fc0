package import CompcheckModel
internal import GRDB

/// Keeps one run of a schedule alive, and takes down what it does.
///
/// Belongs to one thread at a time.
package final class ScheduleRecorder {
    private let id: Int64
    private var lock: LifeLock?
    private var audits = 0

    init(_ id: Int64, lock: consuming LifeLock?) {
        self.id = id
        self.lock = lock
    }

    /// Takes down that an audit is one of this run's.
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
    ///   - store: Where it is recorded.
    ///   - instant: The present.
    ///   - exitCode: What the process will say.
    ///   - failure: Why something could not be done, each reason in a line; nil where everything was.
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
