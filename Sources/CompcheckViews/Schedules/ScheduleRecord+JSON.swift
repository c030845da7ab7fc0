internal import CompcheckModel
internal import CompcheckReport

extension JSONWriter {
    /// Writes the keys of a schedule.
    mutating func write(_ record: ScheduleRecord, now: Instant) {
        let schedule = record.schedule
        field("name", schedule.name)
        field("at", schedule.timetable.time.description)
        field("on", schedule.timetable.days.description)
        field("timeZone", schedule.timetable.clock.name)
        field("arguments", schedule.arguments)
        field("folder", schedule.folder)
        field("addedAt", schedule.addedAt.description)
        field("addedBy", schedule.addedBy)
        field("nextDueAt", schedule.timetable.nextDue(after: now)?.description)
        field("troubles", each: record.troubles(at: now)) { json, trouble in
            json.field("trouble", trouble.word.lowercased())
            json.field("says", trouble.describe(schedule))
            if case .missed(let due) = trouble { json.field("dueAt", due.description) }
            json.field("run", trouble.run.map { Int($0.number) })
        }
        field("installs", each: record.installs) { json, install in
            json.field("scheduler", install.scheduler.rawValue)
            json.field("place", install.location)
            json.field("installedAt", install.installedAt.description)
            json.field("isStale", install.isStale)
        }
        field("runs", each: record.runs) { json, run in
            json.field("number", Int(run.number))
            json.field("status", run.status.rawValue)
            json.field("startedAt", run.startedAt.description)
            json.field("finishedAt", run.finishedAt?.description)
            json.field("exitCode", run.exitCode)
            json.field("failure", run.failure)
            json.field("audits", run.audits)
        }
    }
}
