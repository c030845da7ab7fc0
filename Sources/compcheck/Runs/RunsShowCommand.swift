internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck runs show RUN`.
struct RunsShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about one recorded audit except its findings.",
        discussion: """
            `compcheck report` prints the findings. Only reads the database. Exits 0, 2 if there is no such run or the \
            database cannot be read, 64 on a usage error.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var output: OutputOptions

    @OptionGroup var database: DatabaseOption

    func execute() throws {
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let run = try database.run(named.choice)
        let previous = try run.previous.map { number in
            try database.run(.number(RunID(number: number)))
        }
        let page = RunPage(run, previous: previous)
        try output.answer.write(page.json, sparing: [database.path]) { page.text(width: $0, colour: $1) }
    }
}
