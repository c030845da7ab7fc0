package import CompcheckModel
package import CompcheckScheduling
internal import Foundation

/// Writes a property list for the user's launchd, and loads it.
package struct LaunchdInstaller: Installer {
    package let scheduler = ScheduleInstall.Scheduler.launchd

    private let environment: AppEnvironment
    private var home: String { environment.home }

    /// Creates an installer for the user of this process.
    package init(_ environment: AppEnvironment) { self.environment = environment }

    package var location: String { "\(home)/Library/LaunchAgents" }

    private var domain: String { "gui/\(getuid())" }

    package func check(_ schedule: Schedule, now: Instant) throws {
        try Machine.check(schedule, by: "launchd", now: now, environment)
    }

    private func list(_ job: Job) -> JobFile { LaunchdPlist(job, logs: "\(home)/Library/Logs").file }

    package func text(of job: Job) -> String { list(job).text }

    package func install(_ job: Job) throws -> String {
        let list = list(job)
        let path = "\(location)/\(list.name)"
        try makeFolder()
        try Output(file: path, sparing: [], in: environment).put(list.text)
        // Unload an earlier version, if one is loaded.
        _ = try? Program.run(["launchctl", "bootout", "\(domain)/\(LaunchdPlist.label(of: job.name))"])
        do {
            try Program.run(["launchctl", "bootstrap", domain, path])
        } catch let fault as InstallFault {
            throw InstallFailure(what: "`\(path)`: is written, but \(fault)")
        }
        return "schedule \(job.name): \(path) is loaded\n"
    }

    package func remove(_ schedule: String, _ database: String) throws {
        let label = LaunchdPlist.label(of: schedule)
        _ = try? Program.run(["launchctl", "bootout", "\(domain)/\(label)"])
        let path = "\(location)/\(label).plist"
        guard unlink(path) == 0 || errno == ENOENT else {
            throw OutputError(path: path, reason: systemReason())
        }
    }
}
