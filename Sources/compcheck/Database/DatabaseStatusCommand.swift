internal import ArgumentParser
internal import CompcheckReport
internal import CompcheckStore

/// The command `compcheck database status`.
struct DatabaseStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Tell what is in the database: its size, migrations, packs and runs.",
    )

    @OptionGroup
    var place: DatabaseOption

    @Option(help: ArgumentHelp("How it is told.", valueName: "format"))
    var format = TableFormat.table

    func run() throws {
        do {
            try place.openForReading().status().print(as: format)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
