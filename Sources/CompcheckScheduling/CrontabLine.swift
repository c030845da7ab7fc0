internal import CompcheckModel

/// A schedule's line in a crontab (crontab(5)).
package struct CrontabLine: Sendable {
    private let job: Job

    /// Creates the line for a job.
    package init(_ job: Job) { self.job = job }

    /// The line, without a newline.
    package var text: String {
        "\(CronTime.fields(job.timetable.time, job.timetable.days)) \(CrontabLine.escaped(Shell.line(job.command)))"
            + " # \(CrontabLine.mark(job.name))"
    }

    /// Returns a crontab with this line at its end and without the schedule's earlier line; all other lines stay.
    package func placed(in crontab: String) -> String {
        var rest = CrontabLine.removed(job.name, job.database, from: crontab)
        // cron ignores a last line without a newline.
        if let last = rest.utf8.last, last != UInt8(ascii: "\n") { rest += "\n" }
        return rest + text + "\n"
    }

    /// Returns a crontab without a schedule's line; every other byte stays.
    package static func removed(_ schedule: String, _ database: String, from crontab: String) -> String {
        let command = escaped(Shell.line(["--database", database])) + " # \(mark(schedule))"
        let lines = crontab.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.filter { !$0.hasSuffix(command) }.joined(separator: "\n")
    }

    /// Returns the shell comment by which compcheck recognizes its line.
    private static func mark(_ schedule: String) -> String { "compcheck schedule \(schedule)" }

    /// Escapes `%`, which cron reads as a line break.
    private static func escaped(_ command: String) -> String { command.replacing("%", with: "\\%") }
}
