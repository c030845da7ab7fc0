internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck runs reproduce RUN`.
struct RunsReproduceCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reproduce",
        abstract: "Judge the inventory of a recorded audit again, by the rules of then, and compare what comes of it.",
        discussion: """
            The inventory is the copy that was kept with the run, the rules are those that were known to it, and so are \
            the day, the assumptions and the waivers. Only compcheck itself may be another.

            The database is only read. Exits 0 where every use is told as it was, 1 where one is not, 2 if the run cannot \
            be judged again, 64 if the command is wrong.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var place: DatabaseOption

    func run() throws {
        do {
            let database = try place.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
            let run = try database.recordedRun(named.choice)
            let file = try TemporaryFile(namedLike: run.audit.inventory)
            try database.inventory(of: run.id, file.append)
            let reproduction = try Reproduction(of: run, from: file.path)
            try Output(in: .process).put(reproduction.words)
            if !reproduction.isIdentical { throw Failure.failing }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
