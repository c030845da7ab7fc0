internal import CompcheckModel
internal import CompcheckScheduling

/// Puts a line into the user's crontab.
struct CronInstaller: Installer {
    let scheduler = ScheduleInstall.Scheduler.cron
    let place: String

    /// For the user.
    init() { place = User.account ?? "" }

    /// As it was installed for a user.
    init(of user: String) { place = user }

    /// Debian's cron knows no CRON_TZ, and others read it in different ways.
    func check(_ schedule: Schedule, now: Instant) throws { try Machine.check(schedule, by: "cron", now: now) }

    func text(of job: Job) -> String { CrontabLine(job).text + "\n" }

    func install(_ job: Job) throws -> String {
        try Program.run(["crontab", "-"], input: CrontabLine(job).placed(in: crontab()))
        return "schedule \(job.name): is in the crontab of \(place)\n"
    }

    func remove(_ schedule: String, _ database: String) throws {
        guard place == User.account else { throw InstallFault.otherUser(place) }
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
