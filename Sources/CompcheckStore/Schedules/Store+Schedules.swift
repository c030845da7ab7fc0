package import CompcheckModel
internal import GRDB

extension Store {
    /// Records a schedule.
    /// - Parameters:
    ///   - schedule: What is to be recorded, with who adds it and when.
    ///   - isReplacing: Whether one of the same name is closed for it.
    /// - Returns: Whether one was.
    /// - Throws: `StoreError`: `scheduleExists`, or what is wrong with the database.
    @discardableResult package func add(_ schedule: Schedule, replacing isReplacing: Bool) throws(StoreError) -> Bool {
        try writing { database in
            let old = try openSchedule(schedule.name, in: database)
            var begin = schedule.addedAt
            if let old {
                guard isReplacing else { throw StoreError.scheduleExists(schedule.name) }
                begin = try close(old, by: schedule.addedBy, at: begin, in: database)
            }
            try database.execute(
                sql: """
                    INSERT INTO schedule (
                        name, arguments, request, folder, due_at, weekdays, time_zone, added_by, recorded_from
                    ) VALUES (?, ?, CAST(? AS TEXT), ?, ?, ?, ?, CAST(? AS TEXT), ?)
                    """,
                arguments: [
                    schedule.name, try canonicalJSON(schedule.arguments), whole(schedule.request), schedule.folder,
                    schedule.timetable.time.description, schedule.timetable.days.description,
                    schedule.timetable.clock.name, whole(schedule.addedBy), begin.description,
                ],
            )
            return old != nil
        }
    }

    /// Closes a schedule: it is due no more.
    /// - Throws: `StoreError`: `noSchedule`, or what is wrong with the database.
    package func removeSchedule(_ name: String, by who: String?, at instant: Instant) throws(StoreError) {
        try writing { database in
            _ = try close(knownSchedule(name, in: database), by: who, at: instant, in: database)
        }
    }

    /// Everything that is recorded of a schedule.
    /// - Throws: `StoreError`: `noSchedule`, or what is wrong with the database.
    package func schedule(_ name: String) throws(StoreError) -> ScheduleRecord {
        try reading { try ScheduleRecord.named(name, in: $0) }
    }

    /// Notes that a scheduler was told of a schedule, in place of what it was told there before.
    /// - Throws: `StoreError`: `noSchedule`, or what is wrong with the database.
    package func recordInstall(of name: String, _ install: ScheduleInstall) throws(StoreError) {
        try writing { database in
            let schedule = try knownSchedule(name, in: database)
            try closeInstall(of: name, install, at: install.installedAt, in: database)
            try database.execute(
                sql: "INSERT INTO schedule_install (schedule, scheduler, place, recorded_from) VALUES (?, ?, ?, ?)",
                arguments: [
                    schedule["id"] as Int64, install.scheduler.rawValue, install.place,
                    install.installedAt.description,
                ],
            )
        }
    }

    /// Notes that a scheduler no longer knows a schedule.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func recordRemoval(of name: String, _ install: ScheduleInstall, at instant: Instant) throws(StoreError) {
        try writing { try closeInstall(of: name, install, at: instant, in: $0) }
    }

    /// The open schedule of a name.
    private func openSchedule(_ name: String, in database: Database) throws -> Row? {
        let sql = "SELECT id, recorded_from FROM schedule WHERE name = ? AND recorded_to IS NULL"
        return try Row.fetchOne(database, sql: sql, arguments: [name])
    }

    /// The open schedule of a name that must be one.
    func knownSchedule(_ name: String, in database: Database) throws -> Row {
        guard let row = try openSchedule(name, in: database) else {
            throw try StoreError.unknownSchedule(name, in: database)
        }
        return row
    }

    /// Closes a schedule; record time only goes forward, also where a clock was put back.
    private func close(
        _ row: Row,
        by who: String?,
        at instant: Instant,
        in database: Database,
    ) throws -> Instant {
        let end = max(instant, try Instant(recorded: row["recorded_from"]).next)
        try database.execute(
            sql: "UPDATE schedule SET recorded_to = ?, removed_by = CAST(? AS TEXT) WHERE id = ?",
            arguments: [end.description, whole(who), row["id"] as Int64],
        )
        return end
    }

    private func closeInstall(
        of name: String,
        _ install: ScheduleInstall,
        at instant: Instant,
        in database: Database,
    ) throws {
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT i.id, i.recorded_from FROM schedule_install AS i JOIN schedule AS s ON s.id = i.schedule
                WHERE s.name = ? AND i.scheduler = ? AND i.place = ? AND i.recorded_to IS NULL
                """,
            arguments: [name, install.scheduler.rawValue, install.place],
        )
        for row in rows {
            let end = max(instant, try Instant(recorded: row["recorded_from"]).next)
            try database.execute(
                sql: "UPDATE schedule_install SET recorded_to = ? WHERE id = ?",
                arguments: [end.description, row["id"] as Int64],
            )
        }
    }
}

extension StoreError {
    /// That there is no schedule of a name, with what was probably meant.
    static func unknownSchedule(_ name: String, in database: Database) throws -> StoreError {
        let known = try String.fetchAll(database, sql: "SELECT name FROM schedule WHERE recorded_to IS NULL")
        return .noSchedule(name, suggestion: suggestion(for: name, among: known))
    }
}
