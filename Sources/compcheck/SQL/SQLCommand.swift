internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// The command `compcheck sql QUERY`.
struct SQLCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "sql",
        abstract: "Run a read-only SQL query.",
        usage: "compcheck sql (<query> | - | --file <file> | --schema) [<options>]",
        discussion: """
            The query is one statement that only reads. The views are the stable interface: rule_current, \
            rule_history, finding_latest and others; `compcheck sql --schema` describes each. docs/queries.md has many \
            examples.

            Exits 2 if the query is refused, fails or is stopped; prints nothing then.
            """,
    )

    @Argument(help: "The query; `-` reads standard input.")
    var query: String?

    @Option(
        help: ArgumentHelp("Read the query from a file.", valueName: "file"),
        completion: .file(extensions: ["sql"]),
    )
    var file: String?

    @Flag(help: "Describe the tables and views instead of running a query.")
    var schema = false

    @Option(
        name: .customLong("param"),
        help: ArgumentHelp(
            "The value of `:name`; may be given several times. A whole number is a number, all else is text.",
            valueName: "name=value",
        ),
    )
    var parameters: [SQLParameter] = []

    @Option(help: ArgumentHelp("The output format.", valueName: "format"))
    var format = TableFormat.table

    @Option(help: ArgumentHelp("The maximum number of rows to print.", valueName: "rows"))
    var limit = 10_000

    @Option(
        help: ArgumentHelp(
            "Stop the query after this many seconds.",
            discussion: "It is stopped earlier if the recording of an audit has waited for it for 5 seconds.",
            valueName: "seconds",
        )
    )
    var timeout = 10.0

    @OptionGroup
    var database: DatabaseOption

    /// How long a writer waits before the query is stopped, well below the time after which the writer gives up.
    private static let patienceOfWriters = Duration.seconds(5)

    func validate() throws {
        guard [query != nil, file != nil, schema].filter({ $0 }).count == 1 else {
            throw ValidationError("give one of: a query, `-` for standard input, --file, --schema")
        }
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000 rows") }
        guard timeout > 0, timeout <= 3600 else { throw ValidationError("--timeout takes up to 3600 seconds") }
        var seen: Set<String> = []
        for parameter in parameters where !seen.insert(parameter.name).inserted {
            throw ValidationError("--param \(parameter.name) is given twice")
        }
    }

    func execute() throws {
        let database = try database.openForReading()
        if schema { return try tellSchema(of: database) }
        try answer(text(), in: database)
    }

    private func text() throws -> String {
        if let file { return try QueryText.ofFile(file) }
        let query = query ?? "-"
        return query == "-" ? try QueryText.ofInput(.process) : query
    }

    private func answer(_ sql: String, in database: ReadOnlyDatabase) throws {
        let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
        let end = ContinuousClock.now + .seconds(timeout)
        var heldUpSince: ContinuousClock.Instant?
        let answer = try database.answer(Query(sql, parameters: values, limit: limit)) { holdsUpWriter in
            let now = ContinuousClock.now
            heldUpSince = holdsUpWriter ? heldUpSince ?? now : nil
            return now >= end || heldUpSince.map { now - $0 > SQLCommand.patienceOfWriters } ?? false
        }
        try answer.table.print(as: format)
        if answer.isCut {
            AppEnvironment.process.printError("printed only the first \(limit) rows: raise --limit to see more")
        }
        if answer.table.rows.isEmpty, format == .table { AppEnvironment.process.printError("no rows") }
    }

    private func tellSchema(of database: ReadOnlyDatabase) throws {
        try database.schema().print(as: format)
    }
}
