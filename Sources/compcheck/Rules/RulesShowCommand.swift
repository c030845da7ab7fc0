internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck rules show ID`.
struct RulesShowCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show everything about one rule in the database.",
        discussion: """
            Prints what the rule says in words, its timeline, its sources, which rules it lifts and which lift it, and \
            since when it has been recorded in this form. Exits 0, 2 if the database cannot be read, 64 if the rule is \
            unknown or on another usage error.
            """,
    )

    @Argument(help: "The id of the rule.")
    var rule: String

    @Option(help: ArgumentHelp("Show the standing on this day.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @OptionGroup var view: RuleViewOptions

    func execute() throws {
        let (rulebook, versions) = try view.versions(of: RuleID(rule))
        let page = RulePage(
            versions,
            in: rulebook,
            asOf: asOf ?? AppEnvironment.process.today,
            knownAt: view.knownAt?.instant,
        )
        guard let page else { return }
        try view.write(page.json) { page.text(width: $0, colour: $1) }
    }
}
