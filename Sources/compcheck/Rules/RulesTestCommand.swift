internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckKit
internal import CompcheckLint
internal import CompcheckModel
internal import CompcheckViews

/// The command `compcheck rules test [DIR…]`.
struct RulesTestCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Run the examples in rules and the scenarios beside them.",
        discussion: """
            Evaluates each example and each line of a scenario with the whole rulebook. A rule that is pending on the \
            day of its own example is tested as if in force. Exits 0 if all tests pass, 1 if one fails or if \
            --coverage finds a gap, 2 if the folder cannot be used.
            """,
    )

    @Argument(
        help: "The folders of rules; without any, the built-in pack.",
        completion: .directory,
    )
    var folders: [String] = []

    @Option(help: ArgumentHelp("Run only tests of rules and scenarios with this in their name.", valueName: "text"))
    var only: String?

    @Flag(help: "Also list rules, clauses and events that no test exercises.")
    var coverage = false

    @Flag(name: .shortAndLong, help: "Do not print tests that pass.")
    var quiet = false

    func validate() throws {
        if only != nil, coverage { throw ValidationError("--coverage needs all tests: leave out --only") }
    }

    func execute() throws {
        let folders = folders.isEmpty ? [RulebookSource.builtinPack] : folders
        let reading = try RulebookSource.Reading(folders: folders, recordedOn: AppEnvironment.process.today)
        let run = try RuleTestRun(reading, only: only)
        if run.tests.isEmpty { print("there is no example and no scenario to try") }
        let failures = try run.run { outcome in
            if !quiet || !outcome.passed { print(outcome.text.terminalSafeLines) }
        }
        let gaps = coverage && failures == 0 ? try run.gaps() : []
        for gap in gaps { print(gap.text(reading.origins).terminalSafe) }
        print("\(run.tests.count - failures) passed, \(failures) failed")
        if coverage { print(failures > 0 ? "coverage: not looked at" : summary(of: gaps, reading.rulebook)) }
        if failures > 0 || !gaps.isEmpty { throw Failure.failing }
    }

    private func summary(of gaps: [CoverageGap], _ rulebook: Rulebook) -> String {
        let rules = rulebook.rules
        let clauses = rules.reduce(0) { $0 + $1.clauses.count }
        let events = rules.reduce(0) { $0 + $1.lifecycle.events.count }
        return "coverage: \(gaps.count) gaps (\(rules.count) rules, \(clauses) clauses, \(events) events)"
    }
}
