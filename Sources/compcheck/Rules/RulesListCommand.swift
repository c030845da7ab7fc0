internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The command `compcheck rules list`.
struct RulesListCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the rules in the database with their standings, one per line.",
        discussion: """
            Omits rules whose first event is after the day. Cuts lines at the width of the terminal, and prints them \
            in full elsewhere. Exits 0, even if no rule is found, 2 if the database cannot be read, 64 on a usage \
            error.
            """,
    )

    @Option(help: ArgumentHelp("Show the standings on this day.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(
        help: ArgumentHelp(
            "List only rules with this standing: \(Standing.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "standing",
        )
    )
    var standing: Standing?

    @Option(help: ArgumentHelp("List only the rules of this authority, an id in the catalogue.", valueName: "id"))
    var authority: String?

    @Option(
        help: ArgumentHelp(
            "List only rules that may apply to a use in this jurisdiction.",
            discussion: "Includes rules without a condition on the jurisdiction. Groups have their members on the day.",
            valueName: "place",
        )
    )
    var jurisdiction: String?

    @Option(
        help: ArgumentHelp(
            "List only rules that name this vendor or its offerings, or that it issued.",
            valueName: "vendor",
        )
    )
    var vendor: String?

    @Option(
        help: ArgumentHelp(
            "List only rules with this text in id, title, instrument, requirement or guidance.",
            valueName: "text",
        )
    )
    var text: String?

    @OptionGroup var view: RuleViewOptions

    func execute() throws {
        let rulebook = try view.rulebook(of: view.store())
        let day = asOf ?? AppEnvironment.process.today
        let filter = try RuleFilter(
            standing: standing,
            authority: authority,
            jurisdiction: jurisdiction,
            vendor: vendor,
            text: text,
            in: rulebook.catalogue,
            on: day,
        )
        let listing = RuleListing(
            rulebook.rules.filter { filter.keeps($0, on: day) },
            of: rulebook,
            asOf: day,
            knownAt: view.knownAt?.instant,
        )
        try Output(in: .process).put(
            view.format == .json
                ? listing.json : listing.text(width: AppEnvironment.process.terminal.visibleColumns)
        )
    }
}
