internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// From which database, as known when, and how: what commands that tell of recorded rules have in common.
struct RuleViewOptions: ParsableArguments {
    /// How they are told.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text
        case json
    }

    @Option(
        help: ArgumentHelp(
            "Tell the rules as the database knew them at an instant.",
            discussion: "An instant in UTC like 2026-11-22T10:00:00Z; a day means its end.",
            valueName: "instant",
        )
    )
    var knownAt: KnownAt?

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = Format.text

    @Option(
        help: ArgumentHelp(
            "The database.",
            discussion: "Default: $COMPCHECK_DATABASE, else in the user's data folder.",
            valueName: "file",
        ),
        completion: .file(),
    )
    var database: String?

    /// Opens the database; made and loaded with the built-in rules on first use.
    func store() throws -> Store { try DatabaseLocation(database).open(today: .today()) }
}
