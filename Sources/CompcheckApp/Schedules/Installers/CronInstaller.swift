package import CompcheckModel
package import CompcheckScheduling

/// Installs a schedule as a line in the user's crontab.
package struct CronInstaller: Installer {
    package let scheduler = ScheduleInstall.Scheduler.cron
    package let location: String
    private let environment: AppEnvironment

    /// Creates an installer for the user of this process.
    package init(_ environment: AppEnvironment) { self.init(of: environment.account ?? "", environment) }

    /// Creates an installer for the user whose crontab has the line.
    package init(of user: String, _ environment: AppEnvironment) {
        location = user
        self.environment = environment
    }

    /// Checks that the machine's clock fits: Debian's cron has no `CRON_TZ`, and others interpret it differently.
    package func check(_ schedule: Schedule, now: Instant) throws {
        try Machine.check(schedule, by: "cron", now: now, environment)
    }

    package func text(of job: Job) -> String { CrontabLine(job).text + "\n" }

    package func install(_ job: Job) throws -> String {
        try Program.run(["crontab", "-"], input: CrontabLine(job).placed(in: crontab()))
        return "schedule \(job.name): is in the crontab of \(location)\n"
    }

    package func remove(_ schedule: String, _ database: String) throws {
        guard location == environment.account else { throw InstallFault.otherUser(location) }
        let crontab = try crontab()
        let rest = CrontabLine.removed(schedule, database, from: crontab)
        if rest != crontab { try Program.run(["crontab", "-"], input: rest) }
    }

    /// Reads the crontab; it is empty if the user has none.
    private func crontab() throws -> String {
        do {
            return try Program.run(["crontab", "-l"])
        } catch InstallFault.command(_, let reason) where reason.hasPrefix("no crontab for ") {
            return ""
        }
    }
}
