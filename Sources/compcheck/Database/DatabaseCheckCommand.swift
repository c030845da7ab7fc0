internal import ArgumentParser
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
            let problems = try place.openForReading().problems(knowing: DatabaseLocation.migrations)
            try Output().put(problems.map { $0.shown + "\n" }.joined())
            if problems.isEmpty { return Terminal.say("no problems found") }
            throw Failure.failing
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
