internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck schedule run NAME`.
struct ScheduleRunCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run the audits of a schedule now; schedulers call this command.",
        discussion: """
            Runs every audit, even if one of them cannot be completed, and exits with the worst exit code: 0 if no use \
            fails, 1 if a use fails, 2 if an audit could not be completed. Also exits 2 if another run of the schedule \
            is in progress: two runs never overlap.
            """,
    )

    @OptionGroup var named: ScheduleArgument

    @Flag(help: "Run only if no run has begun since the schedule was last due; else say so and exit 0.")
    var ifDue = false

    func execute() throws {
        let now = AppEnvironment.process.now()
        let record = try named.record()
        if ifDue, let last = record.lastBegun, record.isDone(at: now) {
            let (timetable, clock) = (record.schedule.timetable, record.schedule.timetable.clock)
            let next =
                timetable.nextDue(after: now).map { ", and it is due next \(clock.displayText(at: $0))" } ?? ""
            let done = "a run has begun \(clock.displayText(at: last.startedAt)) since it was due"
            return try Output(in: .process).put("schedule \(named.name): nothing to do: \(done)\(next)\n")
        }
        let location = named.database.location.absolute
        let audits = ScheduledAudits(of: record.schedule, in: location, .process) { try $0.scheduleRequest() }
        let code = try audits.run()
        if code != 0 { throw ExitCode(code) }
    }
}
