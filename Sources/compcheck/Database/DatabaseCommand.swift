internal import ArgumentParser
internal import CompcheckApp

/// The commands `compcheck database …`.
struct DatabaseCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "database",
        abstract: "Look after the database: none of these changes it.",
        subcommands: [
            DatabaseBackupCommand.self,
            DatabaseCheckCommand.self,
            DatabasePathCommand.self,
            DatabaseStatusCommand.self,
        ],
    )
}

/// The command `compcheck database path`.
struct DatabasePathCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path",
        abstract: "Tell where the database is, or would be made.",
    )

    @OptionGroup
    var place: DatabaseOption

    func run() throws {
        do {
            try Output(in: .process).put(place.path + "\n")
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
