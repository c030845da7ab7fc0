internal import CompcheckModel

/// A schedule's line in a crontab (crontab(5)).
package struct CrontabLine: Sendable {
    private let job: Job

    /// The line for a job.
    package init(_ job: Job) { self.job = job }

    /// The line, without its end.
    package var text: String {
        "\(CronTime.fields(job.timetable.time, job.timetable.days)) \(CrontabLine.escaped(Shell.line(job.command)))"
            + " # \(CrontabLine.mark(job.name))"
    }

    /// A crontab with this line in it, in the place of the schedule's earlier one; every other byte stays.
    package func placed(in crontab: String) -> String {
        var rest = CrontabLine.removed(job.name, job.database, from: crontab)
        // cron ignores a last line without an end.
        if let last = rest.utf8.last, last != UInt8(ascii: "\n") { rest += "\n" }
        return rest + text + "\n"
    }

    /// A crontab without a schedule's line; every other byte stays.
    package static func removed(_ schedule: String, _ database: String, from crontab: String) -> String {
        let command = escaped(Shell.line(["--database", database])) + " # \(mark(schedule))"
        let lines = crontab.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { !$0.hasSuffix(command) }.joined(separator: "\n")
    }

    /// What the shell takes for a comment, and we for ours.
    private static func mark(_ schedule: String) -> String { "compcheck schedule \(schedule)" }

    /// cron itself reads `%` as a line break.
    private static func escaped(_ command: String) -> String { command.replacing("%", with: "\\%") }
}
