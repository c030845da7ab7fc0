internal import ArgumentParser
internal import CompcheckReport
internal import CompcheckStore

/// The command `compcheck database status`.
struct DatabaseStatusCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the size, migrations, packs and runs of the database.",
    )

    @OptionGroup
    var database: DatabaseOption

    @Option(help: ArgumentHelp("The output format.", valueName: "format"))
    var format = TableFormat.table

    func execute() throws {
        try database.openForReading().status().print(as: format)
    }
}
