internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck rules show ID`.
struct RulesShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Tell all about one rule of the database.",
        discussion: """
            What it says in words, its timeline, its sources, what it lifts and is lifted by, and since when it was believed \
            so. Exits 0, 2 if the database cannot be read, 64 for a rule that nobody knows.
            """,
    )

    @Argument(help: "The rule's id.")
    var rule: String

    @Option(help: ArgumentHelp("The day whose standing is told.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @OptionGroup var view: RuleViewOptions

    func run() throws {
        do {
            let (rulebook, versions) = try view.versions(of: RuleID(rule))
            let page = RulePage(
                versions,
                in: rulebook,
                asOf: asOf ?? AppEnvironment.process.today,
                knownAt: view.knownAt?.instant,
            )
            guard let page else { return }
            try view.tell(page.json) { page.text(width: $0, colour: $1) }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
