internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// One run of a schedule: an audit of each of its inventories, whatever becomes of the others.
struct ScheduledAudits {
    private let schedule: Schedule
    private let database: String

    /// A run of a schedule of a database, whose path is absolute.
    init(of schedule: Schedule, in database: String) {
        self.schedule = schedule
        self.database = database
    }

    /// Does them, and takes down what became of them.
    /// - Parameter start: The present.
    /// - Returns: The worst of their exit codes.
    /// - Throws: Why none was begun, or why their end could not be recorded.
    func run(at start: Instant) throws -> ExitCode {
        let recorder = try store().beginScheduleRun(schedule.name, at: start)
        var code: Int32 = 0
        var failures: [String] = []
        do {
            let command = try command()
            for inventory in command.inventories {
                do {
                    let outcome = try audit(inventory, command.audit, at: start)
                    // A database is not opened twice at once: see `DatabaseFile`.
                    if let run = outcome.run { try recorder.record(run, in: store()) }
                    try tell(inventory, outcome)
                    code = max(code, outcome.exitCode.rawValue)
                } catch {
                    failures += ScheduledAudits.words(for: error).map { "\(inventory): \($0)" }
                }
            }
        } catch {
            failures += ScheduledAudits.words(for: error)
        }
        for line in failures { Terminal.say("schedule \(schedule.name): \(line)".shown) }
        if !failures.isEmpty { code = Failure.unable.rawValue }
        try recorder.finish(
            in: store(),
            at: Instant(milliseconds: Terminal.now),
            exitCode: code,
            failure: failures.isEmpty ? nil : failures.joined(separator: "\n"),
        )
        return ExitCode(code)
    }

    private func store() throws -> Store { try DatabaseLocation(database).openAsItIs() }

    /// What was typed when the schedule was added, in the folder where it was typed.
    private func command() throws -> ScheduleAddCommand {
        guard FileManager.default.changeCurrentDirectoryPath(schedule.folder) else {
            throw ScheduleFault.folderIsGone(schedule.folder)
        }
        var command = try ScheduleAddCommand.parse(schedule.arguments)
        command.audit.rulebook.database.database = database
        // A scheduler keeps standard output for what `tell` writes.
        if command.audit.reporting.output == nil { command.audit.reporting.output = "/dev/null" }
        return command
    }

    private func audit(_ name: String, _ options: AuditOptions, at start: Instant) throws -> AuditOutcome {
        var inventory = InventoryArgument()
        inventory.inventory = name
        // The day where the schedule is at home, wherever the machine is.
        let today = schedule.timetable.clock.reading(at: start).day
        return try AuditRun(of: inventory, options, today: today).run()
    }

    /// Tells an audit, for a journal or a mail.
    private func tell(_ inventory: String, _ outcome: AuditOutcome) throws {
        let summary = outcome.summary
        let result =
            summary.failing > 0
            ? "FAIL \(summary.failing) of \(summary.uses) uses" : "PASS \(summary.uses) uses, none of which fails it"
        guard let run = outcome.run else { return }
        let headline = "schedule \(schedule.name): \(inventory): run \(run): \(result)".shown
        try NightlyReport(of: run, in: ReadOnlyDatabase(at: database, patience: 60)).tell(headline)
    }

    private static func words(for error: any Error) -> [String] {
        switch Failure.told(error) {
        case let error as ValidationError: [error.message]
        case let error: Failure.words(for: error)
        }
    }
}

/// Why a schedule cannot run.
enum ScheduleFault: Error, CustomStringConvertible {
    /// The folder in which it was added is not there.
    case folderIsGone(String)

    var description: String {
        switch self {
        case .folderIsGone(let path):
            "`\(path)`: the folder in which the schedule was added cannot be entered: bring it back, or add the schedule "
                + "again with --replace in another"
        }
    }
}
