internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckChecker
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck timeline INVENTORY`.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show the periods of each verdict, and the rules behind each change.",
        discussion: """
            Prints since when and until when each use has its verdict. Every rule counts from its own first day on, no \
            matter when compcheck learned of it. Records nothing. Exits 0, or 2 if the evaluation fails.
            """,
    )

    @Option(help: ArgumentHelp("The first day.", discussion: "Default: two years before today.", valueName: "day"))
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", discussion: "Default: one year after today.", valueName: "day"))
    var to: Day?

    @OptionGroup var view: UseViewOptions

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to lies before --from") }
    }

    func run() throws {
        do {
            try write(today: AppEnvironment.process.today)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func write(today: Day) throws {
        let rulebook = try view.rulebook.rulebook(today: today)
        let header = try header(rulebook, today)
        var timeline = try TimelineBuilder(
            rulebook,
            from: header.from,
            to: header.to,
            assumed: header.assumed,
            without: header.without,
        )
        let reporter = view.telling.format.timelineReporter(for: header, options: view.telling.reportOptions)
        try view.write(by: reporter, rulebook.catalogue) { try timeline.periods(of: $0, in: $1) }
    }

    private func header(_ rulebook: Rulebook, _ today: Day) throws -> ViewHeader {
        let first = from ?? min(today.advanced(by: -730), to ?? today)
        let last = to ?? max(today.advanced(by: 365), first)
        guard last.number - first.number <= 36_600 else {
            throw ValidationError("--from and --to lie more than a century apart")
        }
        let question = Question(
            asOf: first,
            horizon: Int(last.number - first.number),
            assumed: view.assumptions.assumed().days(from: today),
            without: Set(view.assumptions.leftOut),
        )
        return view.header(Setting(today: today, question: question, rulebook: rulebook, knownAt: view.knownAt))
    }
}
