package import CompcheckModel
internal import GRDB

extension Store {
    /// Records a schedule.
    /// - Parameters:
    ///   - schedule: The schedule, with who adds it and when.
    ///   - isReplacing: Whether an open schedule with the same name is closed.
    /// - Returns: Whether one was closed.
    /// - Throws: `StoreError`: `scheduleExists`, or another if the database cannot be written.
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

    /// Closes a schedule, which is no longer due.
    /// - Throws: `StoreError`: `noSchedule`, or another if the database cannot be read or written.
    package func removeSchedule(_ name: String, by who: String?, at instant: Instant) throws(StoreError) {
        try writing { database in
            _ = try close(knownSchedule(name, in: database), by: who, at: instant, in: database)
        }
    }

    /// Returns a schedule with its recorded runs and installs.
    /// - Throws: `StoreError`: `noSchedule`, or another if the database cannot be read or written.
    package func schedule(_ name: String) throws(StoreError) -> ScheduleRecord {
        try reading { try ScheduleRecord.named(name, in: $0) }
    }

    /// Records that a schedule was installed in a scheduler, and closes the earlier install at the same place.
    /// - Throws: `StoreError`: `noSchedule`, or another if the database cannot be read or written.
    package func recordInstall(of name: String, _ install: ScheduleInstall) throws(StoreError) {
        try writing { database in
            let schedule = try knownSchedule(name, in: database)
            try closeInstall(of: name, install, at: install.installedAt, in: database)
            try database.execute(
                sql: "INSERT INTO schedule_install (schedule, scheduler, place, recorded_from) VALUES (?, ?, ?, ?)",
                arguments: [
                    schedule["id"] as Int64, install.scheduler.rawValue, install.location,
                    install.installedAt.description,
                ],
            )
        }
    }

    /// Records that a schedule was removed from a scheduler.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func recordRemoval(of name: String, _ install: ScheduleInstall, at instant: Instant) throws(StoreError) {
        try writing { try closeInstall(of: name, install, at: instant, in: $0) }
    }

    /// Returns the open schedule with a name.
    private func openSchedule(_ name: String, in database: Database) throws -> Row? {
        let sql = "SELECT id, recorded_from FROM schedule WHERE name = ? AND recorded_to IS NULL"
        return try Row.fetchOne(database, sql: sql, arguments: [name])
    }

    /// Returns the open schedule with a name, or throws `noSchedule`.
    func knownSchedule(_ name: String, in database: Database) throws -> Row {
        guard let row = try openSchedule(name, in: database) else {
            throw try StoreError.unknownSchedule(name, in: database)
        }
        return row
    }

    /// Closes a schedule; record time only goes forward, even if the clock was set back.
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
            arguments: [name, install.scheduler.rawValue, install.location],
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
    /// Returns the error that there is no schedule with a name, with the name that was probably meant.
    static func unknownSchedule(_ name: String, in database: Database) throws -> StoreError {
        let known = try String.fetchAll(database, sql: "SELECT name FROM schedule WHERE recorded_to IS NULL")
        return .noSchedule(name, suggestion: suggestion(for: name, among: known))
    }
}
