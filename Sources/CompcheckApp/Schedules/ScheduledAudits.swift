package import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// One run of a schedule: an audit of each of its inventories, even if others fail.
package struct ScheduledAudits {
    private let schedule: Schedule
    private let location: DatabaseLocation
    private let environment: AppEnvironment
    private let request: (Schedule) throws -> ScheduleRequest

    /// A run of a schedule of a database.
    /// - Parameters:
    ///   - schedule: The schedule.
    ///   - location: The database that it is recorded in.
    ///   - environment: The world around it; its audits run in the folder in which it was added.
    ///   - request: Reads what is to be audited, which older schedules keep in words of the command line.
    package init(
        of schedule: Schedule,
        in location: DatabaseLocation,
        _ environment: AppEnvironment,
        request: @escaping (Schedule) throws -> ScheduleRequest,
    ) {
        self.schedule = schedule
        self.location = location
        self.environment = environment
        self.request = request
    }

    /// Runs the audits, and records what became of them.
    /// - Returns: The worst of their exit codes.
    /// - Throws: Why none was begun, or why their end could not be recorded.
    package func run() throws -> Int32 {
        let start = environment.now()
        let store = try location.openAsItIs()
        let recorder = try store.beginScheduleRun(schedule.name, at: start)
        var code: Int32 = 0
        var failures: [String] = []
        do {
            let session = try session(in: store)
            // The day in the schedule's time zone, wherever the machine is.
            let today = schedule.timetable.clock.reading(at: start).day
            for audit in try request(schedule).audits {
                do {
                    let outcome = try session.run(audit, today: today)
                    if let run = outcome.run { try recorder.record(run, in: store) }
                    try report(audit.inventory, outcome, in: store)
                    code = max(code, outcome.exitCode)
                } catch {
                    failures += ErrorLines.of(error).map { "\(audit.inventory): \($0)" }
                }
            }
        } catch {
            failures += ErrorLines.of(error)
        }
        for line in failures { environment.printError("schedule \(schedule.name): \(line)".terminalSafe) }
        if !failures.isEmpty { code = 2 }
        try recorder.finish(
            in: store,
            at: environment.now(),
            exitCode: code,
            failure: failures.isEmpty ? nil : failures.joined(separator: "\n"),
        )
        return code
    }

    /// A session in the folder in which the schedule was added.
    private func session(in store: Store) throws -> AuditSession {
        guard access(schedule.folder, X_OK) == 0 else { throw ScheduleFault.folderIsGone(schedule.folder) }
        var environment = environment
        environment.folder = schedule.folder
        return AuditSession(in: environment, database: location, opened: store)
    }

    /// Prints an audit, for a journal or a mail.
    private func report(_ inventory: String, _ outcome: AuditOutcome, in store: Store) throws {
        let summary = outcome.summary
        let result =
            summary.failing > 0
            ? "FAIL \(summary.failing) of \(summary.uses) uses" : "PASS \(summary.uses) uses, none of which fails it"
        guard let run = outcome.run else { return }
        let headline = "schedule \(schedule.name): \(inventory): run \(run): \(result)".terminalSafe
        try NightlyReport(of: run, in: store.reader, environment).write(headline)
    }
}

/// An error that keeps a schedule from running.
package enum ScheduleFault: Error, CustomStringConvertible {
    /// The folder in which it was added cannot be entered.
    case folderIsGone(String)
    /// What it audits is in a form that this program does not know.
    case unreadableRequest(String)

    /// The message for the user: what is wrong and what to do.
    package var description: String {
        switch self {
        case .folderIsGone(let path):
            "`\(path)`: the folder in which the schedule was added cannot be entered: restore it, or add the schedule "
                + "again in another folder"
        case .unreadableRequest(let reason):
            "what it audits cannot be read: \(reason): add the schedule again"
        }
    }
}
