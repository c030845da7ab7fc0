internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck runs reproduce RUN`.
struct RunsReproduceCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "reproduce",
        abstract: "Evaluate a recorded audit again by its own rules, and compare.",
        discussion: """
            Evaluates the copy of the inventory that was stored with the run, by the rules that the run knew, with its \
            day, assumptions and waivers, and compares each use with the recorded one. Only the version of compcheck \
            may differ.

            Only reads the database. Exits 0 if every use is reported as before, 1 if one is not, 2 if the run cannot \
            be evaluated again, 64 on a usage error.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var database: DatabaseOption

    func execute() throws {
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let run = try database.recordedRun(named.choice)
        let file = try TemporaryFile(namedLike: run.audit.inventory)
        try database.inventory(of: run.id, file.append)
        let reproduction = try Reproduction(of: run, from: file.path)
        try Output(in: .process).put(reproduction.displayText)
        if !reproduction.isIdentical { throw Failure.failing }
    }
}
