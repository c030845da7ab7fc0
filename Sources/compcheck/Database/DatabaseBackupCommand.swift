internal import ArgumentParser
internal import CompcheckStore

/// The command `compcheck database backup FILE`.
struct DatabaseBackupCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "backup",
        abstract: "Copy the database to a new file, completely or not at all.",
        discussion: "Works while audits are recorded: the copy shows one instant. Never overwrites a file.",
    )

    @Argument(help: "The new file.", completion: .file())
    var file: String

    @OptionGroup
    var database: DatabaseOption

    func validate() throws {
        guard !file.isEmpty else { throw ValidationError("the file's name is empty") }
    }

    func execute() throws {
        try database.openForReading().backUp(to: file)
    }
}
