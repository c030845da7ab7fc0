internal import ArgumentParser
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckProof

/// The command `compcheck rules test [DIR…]`.
struct RulesTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try the examples of rules and the scenarios beside them.",
        discussion: """
            Each example and each line of a scenario is evaluated with the whole rulebook. A rule that is pending on the \
            day of its own example is tried as if in force. Exits 0 if all came out as written, 1 if one did not, or if \
            --coverage found a gap, 2 if the folder cannot be used.
            """,
    )

    @Argument(
        help: "The folders with the rules; without any, the built-in pack.",
        completion: .directory,
    )
    var folders: [String] = []

    @Option(help: ArgumentHelp("Only what belongs to rules and scenarios with this in their name.", valueName: "text"))
    var only: String?

    @Flag(help: "Also say which rules, clauses and events nothing exercises.")
    var coverage = false

    @Flag(name: .shortAndLong, help: "Print only what did not come out as written.")
    var quiet = false

    func validate() throws {
        if only != nil, coverage { throw ValidationError("--coverage looks at all trials: leave out --only") }
    }

    func run() throws {
        do {
            let folders = folders.isEmpty ? [RulebookSource.builtinPack] : folders
            let reading = try RulebookSource.Reading(folders: folders, recordedOn: .today())
            let failed = try tryTrials(of: reading)
            if failed { throw Failure.failing }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    /// Tries everything and says what came out; whether anything is amiss.
    private func tryTrials(of reading: RulebookSource.Reading) throws -> Bool {
        let reader = TrialReader(reading.rulebook, reading.origins)
        let all = try reader.examples() + reader.scenarios(reading.files)
        let trials = all.filter { trial in only.map { trial.subject.contains($0) } ?? true }
        var court = Court(reading.rulebook)
        var failures = 0
        for trial in trials {
            let outcome = try court.outcome(of: trial)
            if !outcome.passed { failures += 1 }
            if !quiet || !outcome.passed { print(outcome.text.shownLines) }
        }
        var gaps: [Gap] = []
        // What fails now cannot tell what would fail without a clause.
        if coverage, failures == 0 {
            gaps = try Coverage(reading.rulebook, trials).gaps()
            for gap in gaps { print(gap.text(reading.origins).shown) }
        }
        if trials.isEmpty, let only { print("nothing has \(only) in its name".shown) }
        print("\(trials.count - failures) passed, \(failures) failed")
        if coverage {
            let rules = reading.rulebook.rules
            let clauses = rules.reduce(0) { $0 + $1.clauses.count }
            let events = rules.reduce(0) { $0 + $1.lifecycle.events.count }
            print(
                failures > 0
                    ? "coverage: not looked at while something fails"
                    : "coverage: \(gaps.count) gaps (\(rules.count) rules, \(clauses) clauses, \(events) events)"
            )
        }
        return failures > 0 || !gaps.isEmpty
    }
}
