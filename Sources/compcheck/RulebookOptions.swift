internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The options for the rules: those of the database, perhaps as known at an instant, or those of folders.
struct RulebookOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Use a folder of rules, not the database; may be given several times. `builtin` names the built-in rules.",
            valueName: "folder",
        ),
        completion: .directory,
    )
    var rules: [String] = []

    @OptionGroup var database: DatabaseOption

    @Option(
        help: ArgumentHelp(
            "Use the rules as they were in the database at this instant.",
            discussion: "A UTC instant such as 2026-11-22T10:00:00Z; a day means its end.",
            valueName: "instant",
        )
    )
    var knownAt: KnownAt?

    func validate() throws {
        if !rules.isEmpty, database.database != nil {
            throw ValidationError("--rules uses no database: leave out --database, or import the folder into it")
        }
        if !rules.isEmpty, knownAt != nil {
            throw ValidationError("--known-at asks the database, and --rules uses none: leave out one of them")
        }
    }

    /// Which rules are asked.
    var selection: RuleSelection { rules.isEmpty ? .database(knownAt: knownAt?.instant) : .folders(rules) }

    /// The rules that are asked, and where they are.
    var request: RulebookRequest { RulebookRequest(selection, in: database.location) }
}
