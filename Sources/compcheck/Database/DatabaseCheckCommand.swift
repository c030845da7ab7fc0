internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The command `compcheck database check`.
struct DatabaseCheckCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the database for damage.",
        discussion: """
            Checks the file, its references, its migrations, and each document against its digest. Exits 0 if there \
            are no problems, 1 if there are, 2 if the database cannot be read.
            """,
    )

    @OptionGroup
    var database: DatabaseOption

    func execute() throws {
        let problems = try database.openForReading().problems()
        try Output(in: .process).put(problems.map { $0.terminalSafe + "\n" }.joined())
        if problems.isEmpty { return AppEnvironment.process.printError("no problems found") }
        throw Failure.failing
    }
}
