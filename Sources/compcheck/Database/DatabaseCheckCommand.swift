internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckStore

/// The command `compcheck database check`.
struct DatabaseCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look for damage: the file, its references, its migrations, and each document against its digest.",
        discussion: "Exits 0 where all is well, 1 where something is wrong, 2 where the database cannot be read.",
    )

    @OptionGroup
    var place: DatabaseOption

    func run() throws {
        do {
            let problems = try place.openForReading().problems()
            try Output(in: .process).put(problems.map { $0.shown + "\n" }.joined())
            if problems.isEmpty { return AppEnvironment.process.printError("no problems found") }
            throw Failure.failing
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
