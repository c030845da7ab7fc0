internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck schedule run NAME`.
struct ScheduleRunCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Do the audits of a schedule now: what a scheduler calls.",
        discussion: """
            Does all of its audits, also where one cannot be done, and exits with the worst of their exit codes: 0 clean, \
            1 a use fails, 2 one could not be done. Exits 2, too, where another run of the schedule is going on: two never \
            overlap.
            """,
    )

    @OptionGroup var named: ScheduleArgument

    @Flag(help: "Only if no run has begun since it was last due; else say so and exit 0.")
    var ifDue = false

    func run() throws {
        do {
            let now = AppEnvironment.process.now()
            let record = try named.record()
            if ifDue, let last = record.lastBegun, record.isDone(at: now) {
                let (timetable, clock) = (record.schedule.timetable, record.schedule.timetable.clock)
                let next = timetable.nextDue(after: now).map { ", and it is due next \(clock.words(at: $0))" } ?? ""
                let done = "a run has begun \(clock.words(at: last.startedAt)) since it was due"
                return try Output(in: .process).put("schedule \(named.name): nothing to do: \(done)\(next)\n")
            }
            let location = DatabaseLocation(named.place.absolutePath, in: .process)
            let audits = ScheduledAudits(of: record.schedule, in: location, .process) { try $0.scheduleRequest() }
            let code = try audits.run()
            if code != 0 { throw ExitCode(code) }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
