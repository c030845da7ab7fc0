internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck runs affected --since INSTANT | --since-rule ID`.
struct RunsAffectedCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "affected",
        abstract: "Show which recorded audits and uses a rule change would have changed.",
        discussion: """
            Evaluates each finished run with a stored inventory twice, on its own day: by the rules before the change \
            and by the current rules. With --since, the change is everything that was recorded after an instant; with \
            --since-rule, it is the last recorded change of one rule.

            Only reads the database. Exits 0, whatever would change, 2 if a run cannot be evaluated (the others are \
            printed then), 64 on a usage error.
            """,
    )

    @Option(
        help: ArgumentHelp(
            "Everything recorded after this instant, such as `2026-11-22T10:00:00Z`; a day means its end.",
            valueName: "instant",
        )
    )
    var since: KnownAt?

    @Option(help: ArgumentHelp("The last change of this rule.", valueName: "rule"))
    var sinceRule: String?

    @Option(help: ArgumentHelp("Evaluate only runs of this inventory, by its recorded name.", valueName: "name"))
    var inventory: String?

    @Option(help: ArgumentHelp("The maximum number of runs to evaluate, newest first.", valueName: "runs"))
    var limit = 30

    @OptionGroup var output: OutputOptions

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard (since == nil) != (sinceRule == nil) else {
            throw ValidationError("say since when: either --since with an instant, or --since-rule with a rule")
        }
        guard (1...1_000_000).contains(limit) else { throw ValidationError("--limit takes 1 to 1000000 runs") }
    }

    func execute() throws {
        let database = try database.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        let change = try change(in: database)
        let filter = RunFilter(inventory: inventory, status: .finished)
        let (runs, total) = try database.runs(filter, limit: limit)
        let affected = try AffectedRuns(runs, by: change, in: database)
        for message in affected.failures { AppEnvironment.process.printError(message) }
        let page = AffectedRunsPage(
            change.displayText,
            affected.runs,
            notKept: affected.notKept,
            unreadable: affected.unreadable,
            older: total - runs.count,
        )
        try output.answer.write(page.json, sparing: [database.path], text: page.text)
        if !affected.unreadable.isEmpty { throw Failure.unable }
    }

    private func change(in database: ReadOnlyDatabase) throws -> RuleChange {
        if let since { return try RuleChange(since: since.instant, in: database) }
        return try RuleChange(lastOf: RuleID(sinceRule ?? ""), in: database)
    }
}
