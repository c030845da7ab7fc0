package import CompcheckModel
package import CompcheckScheduling

/// Puts a line into the user's crontab.
package struct CronInstaller: Installer {
    package let scheduler = ScheduleInstall.Scheduler.cron
    package let place: String
    private let environment: AppEnvironment

    /// For the user.
    package init(_ environment: AppEnvironment) { self.init(of: environment.account ?? "", environment) }

    /// As it was installed for a user.
    package init(of user: String, _ environment: AppEnvironment) {
        place = user
        self.environment = environment
    }

    /// Debian's cron knows no CRON_TZ, and others read it in different ways.
    package func check(_ schedule: Schedule, now: Instant) throws {
        try Machine.check(schedule, by: "cron", now: now, environment)
    }

    package func text(of job: Job) -> String { CrontabLine(job).text + "\n" }

    package func install(_ job: Job) throws -> String {
        try Program.run(["crontab", "-"], input: CrontabLine(job).placed(in: crontab()))
        return "schedule \(job.name): is in the crontab of \(place)\n"
    }

    package func remove(_ schedule: String, _ database: String) throws {
        guard place == environment.account else { throw InstallFault.otherUser(place) }
        let crontab = try crontab()
        let rest = CrontabLine.removed(schedule, database, from: crontab)
        if rest != crontab { try Program.run(["crontab", "-"], input: rest) }
    }

    /// What is in the crontab now; nothing where the user has none.
    private func crontab() throws -> String {
        do {
            return try Program.run(["crontab", "-l"])
        } catch InstallFault.command(_, let reason) where reason.hasPrefix("no crontab for ") {
            return ""
        }
    }
}
