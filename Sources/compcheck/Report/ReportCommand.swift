internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The command `compcheck report RUN`.
struct ReportCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Render a recorded audit in any format.",
        discussion: """
            Evaluates nothing: reports the recorded findings, with the rules of that time, byte for byte as the audit \
            reported them. Only reads the database.

            Exits 0 if the report is written, whatever was found: only the audit itself fails on findings. Exits 2 if \
            the report cannot be written, 64 on a usage error.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var reporting: ReportingOptions

    @OptionGroup var database: DatabaseOption

    @Flag(name: .shortAndLong, help: "Do not print notes to standard error, only problems.")
    var quiet = false

    func execute() throws {
        // Longer than recording a large audit takes.
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let run = try database.recordedRun(named.choice)
        try run.report(reporting.request, sparing: [database.path], isQuiet: quiet, in: .process)
    }
}
