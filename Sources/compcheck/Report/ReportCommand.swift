internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The command `compcheck report RUN`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tell a recorded audit again, in any format.",
        discussion: """
            Nothing is evaluated: what was found then is told, by the rules of then, byte for byte as it was told then. \
            The database is only read.

            Exits 0 when it is told, whatever was found: the gate was the audit. Exits 2 if it cannot be told, 64 if the \
            command is wrong.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var reporting: ReportingOptions

    @OptionGroup var place: DatabaseOption

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but what is wrong.")
    var quiet = false

    func run() throws {
        do {
            // Longer than recording a large audit takes.
            let database = try place.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
            let run = try database.recordedRun(named.choice)
            try run.report(reporting.request, sparing: [place.path], isQuiet: quiet, in: .process)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
