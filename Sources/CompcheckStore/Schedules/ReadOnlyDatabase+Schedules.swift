package import CompcheckModel
internal import Foundation
internal import GRDB

extension ReadOnlyDatabase {
    /// Everything that is recorded of schedules, in the order of their names.
    ///
    /// A run whose process is gone is told as interrupted, whether or not it is marked so yet.
    /// - Parameter name: Of one schedule only.
    /// - Returns: The schedules that there are.
    /// - Throws: `StoreError`: `noSchedule` where there is none of that name, or what is wrong with the database.
    package func schedules(
        named name: String? = nil
    ) throws(StoreError) -> [ScheduleRecord] {
        try reading { database in
            _ = try ledger.pending(in: database)
            guard try database.tableExists("schedule") else {
                if let name { throw StoreError.noSchedule(name, suggestion: nil) }
                return []
            }
            let records = try name.map { [try ScheduleRecord.named($0, in: database)] }
            return try (records ?? ScheduleRecord.all(in: database)).map(withTruth)
        }
    }

    /// Returns the record with dead runs as interrupted.
    private func withTruth(_ record: ScheduleRecord) -> ScheduleRecord {
        guard record.runs.contains(where: { $0.status == .running }),
            !LivenessLock.isHeld(schedule: record.schedule.name, of: path)
        else { return record }
        let runs = record.runs.map { run in
            var run = run
            if run.status == .running { run.status = .interrupted }
            return run
        }
        return ScheduleRecord(schedule: record.schedule, runs: runs, installs: record.installs)
    }
}

extension ScheduleRecord {
    /// The number of newest runs to read; more are read if all of these were skipped.
    private static let latest = 20

    /// Returns all open schedules, or the one with a name.
    static func all(in database: Database, named name: String? = nil) throws -> [ScheduleRecord] {
        let sql = """
            SELECT CAST(added_by AS BLOB) AS who, * FROM schedule
            WHERE recorded_to IS NULL AND name = coalesce(?, name) ORDER BY name
            """
        return try Row.fetchAll(database, sql: sql, arguments: [name]).map { row in
            let schedule = try Schedule(row)
            return ScheduleRecord(
                schedule: schedule,
                runs: try runs(of: schedule.name, in: database),
                installs: try installs(of: schedule, in: database),
            )
        }
    }

    /// Returns the open schedule with a name, or throws `noSchedule`.
    static func named(_ name: String, in database: Database) throws -> ScheduleRecord {
        guard let record = try all(in: database, named: name).first else {
            throw try StoreError.unknownSchedule(name, in: database)
        }
        return record
    }

    private static func runs(of name: String, in database: Database) throws -> [ScheduleRun] {
        // Go back at least to the last run that began, however many were skipped since.
        let sql = """
            SELECT CAST(failure AS BLOB) AS reason, * FROM schedule_history WHERE schedule = ?1 AND id >= coalesce(
                min(
                    (SELECT max(id) FROM schedule_history WHERE schedule = ?1 AND status <> 'skipped'),
                    (SELECT id FROM schedule_history WHERE schedule = ?1 ORDER BY id DESC LIMIT 1 OFFSET ?2)
                ), 0
            ) ORDER BY id DESC
            """
        let rows = try Row.fetchAll(database, sql: sql, arguments: [name, latest - 1])
        return try rows.map { try ScheduleRun($0) }
    }

    private static func installs(of schedule: Schedule, in database: Database) throws -> [ScheduleInstall] {
        let sql = """
            SELECT i.*, s.due_at, s.weekdays, s.time_zone FROM schedule_install AS i JOIN schedule AS s ON s.id = i.schedule
            WHERE s.name = ? AND i.recorded_to IS NULL ORDER BY i.id
            """
        return try Row.fetchAll(database, sql: sql, arguments: [schedule.name]).map { row in
            ScheduleInstall(
                scheduler: try ScheduleInstall.Scheduler(recorded: row["scheduler"]),
                location: row["place"],
                installedAt: try Instant(recorded: row["recorded_from"]),
                isStale: try Timetable(row) != schedule.timetable,
            )
        }
    }
}

extension Timetable {
    /// Reads a timetable from a row with the timetable columns of `schedule`.
    fileprivate init(_ row: Row) throws {
        let (time, days, zone) = (row["due_at"] as String, row["weekdays"] as String, row["time_zone"] as String)
        guard let time = TimeOfDay(time), let days = Weekdays(days), let zone = TimeZone(identifier: zone) else {
            throw RunFault.damaged("\(days) \(time) \(zone)")
        }
        self.init(at: time, on: days, by: ZoneClock(zone))
    }
}

extension Schedule {
    /// Reads a schedule from a row that begins with `added_by` as a blob.
    fileprivate init(_ row: Row) throws {
        self.init(
            name: row["name"],
            arguments: try content(ofJSON: row["arguments"]),
            request: row["request"],
            folder: row["folder"],
            timetable: try Timetable(row),
            addedBy: row.whole(0),
            addedAt: try Instant(recorded: row["recorded_from"]),
        )
    }
}

extension ScheduleRun {
    /// Reads a run from a row of `schedule_history` that begins with `failure` as a blob.
    fileprivate init(_ row: Row) throws {
        self.init(
            number: row["id"],
            status: try Status(recorded: row["status"]),
            startedAt: try Instant(recorded: row["started_at"]),
            finishedAt: try (row["finished_at"] as String?).map { try Instant(recorded: $0) },
            exitCode: row["exit_code"],
            failure: row.whole(0),
            audits: try content(ofJSON: row["runs"]),
        )
    }
}
