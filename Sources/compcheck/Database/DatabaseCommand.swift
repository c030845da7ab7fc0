internal import ArgumentParser
internal import CompcheckApp

/// The commands `compcheck database …`.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Inspect, check and back up the database, without changing it.",
        subcommands: [
            DatabaseBackupCommand.self,
            DatabaseCheckCommand.self,
            DatabasePathCommand.self,
            DatabaseStatusCommand.self,
        ],
    )
}

/// The command `compcheck database path`.
struct DatabasePathCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Print the path of the database, whether or not it exists.",
    )

    @OptionGroup
    var database: DatabaseOption

    func execute() throws {
        try Output(in: .process).put(database.path + "\n")
    }
}
