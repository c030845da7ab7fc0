package import CompcheckModel
internal import Foundation
internal import GRDB

extension Store {
    /// Records the beginning of a schedule's run, which counts as alive as long as the recorder exists.
    ///
    /// A run whose recorder is released without `finish` is marked as interrupted by the next `open`.
    /// - Returns: The recorder of the run's audits and its end.
    /// - Throws: `StoreError`: `noSchedule`; `scheduleIsRunning`, which is recorded; or another for the database.
    package func beginScheduleRun(_ name: String, at instant: Instant) throws(StoreError) -> ScheduleRecorder {
        guard let path else { throw .failed(path: location, reason: "schedules need a database in a file") }
        var lock: LivenessLock?
        var refusal: StoreError?
        let id = try writing { database in
            let schedule: Int64 = try knownSchedule(name, in: database)["id"]
            // Lock before the commit makes the run visible: a visible run without a lock counts as dead.
            lock = try LivenessLock.patient(schedule: name, of: path)
            if lock == nil {
                let error = StoreError.scheduleIsRunning(name, since: try running(name, in: database))
                refusal = error
                try insert("skipped", of: schedule, at: instant, because: "\(error)", in: database)
            } else {
                try markInterrupted(name, in: database)
                try insert("running", of: schedule, at: instant, because: nil, in: database)
            }
            return database.lastInsertedRowID
        }
        if let refusal { throw refusal }
        return ScheduleRecorder(id, lock: lock.take())
    }

    /// Marks the runs of schedules whose process is gone as interrupted.
    func markInterruptedScheduleRuns() throws(StoreError) {
        guard let path else { return }
        let sql = """
            SELECT DISTINCT s.name FROM schedule_run AS r JOIN schedule AS s ON s.id = r.schedule
            WHERE r.status = 'running'
            """
        let mayBeDead = try reading { database in
            // The given migrations may be older than schedules.
            try database.tableExists("schedule_run") && String.fetchOne(database, sql: sql) != nil
        }
        guard mayBeDead else { return }
        // A run takes its lock inside its write transaction, so this check cannot make one skip.
        try writing { database in
            for name in try String.fetchAll(database, sql: sql) {
                guard let lock = try LivenessLock(schedule: name, of: path) else { continue }
                try markInterrupted(name, in: database)
                lock.release()
            }
        }
    }

    private func markInterrupted(_ name: String, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE schedule_run SET status = 'interrupted'
                WHERE status = 'running' AND schedule IN (SELECT id FROM schedule WHERE name = ?)
                """,
            arguments: [name],
        )
    }

    private func running(_ name: String, in database: Database) throws -> Instant? {
        let sql = "SELECT max(started_at) FROM schedule_history WHERE schedule = ? AND status = 'running'"
        return try String.fetchOne(database, sql: sql, arguments: [name]).map { try Instant(recorded: $0) }
    }

    private func insert(
        _ status: String,
        of schedule: Int64,
        at instant: Instant,
        because reason: String?,
        in database: Database,
    ) throws {
        let isOver = status == "skipped"
        try database.execute(
            sql: """
                INSERT INTO schedule_run (schedule, started_at, status, finished_at, exit_code, failure)
                VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                schedule, instant.description, status, isOver ? instant.description : nil, isOver ? 2 : nil, reason,
            ],
        )
    }
}

extension LivenessLock {
    /// Takes the lock of a schedule, with retries for 40 ms: a process that only checks the lock releases it sooner.
    fileprivate static func patient(schedule: String, of database: String) throws(StoreError) -> LivenessLock? {
        for _ in 0..<20 {
            if let lock = try LivenessLock(schedule: schedule, of: database) { return lock }
            usleep(2_000)
        }
        return nil
    }
}
