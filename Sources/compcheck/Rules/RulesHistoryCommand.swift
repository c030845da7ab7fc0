internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck rules history ID`.
struct RulesHistoryCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show the recorded versions of a rule, and what each changed.",
        discussion: """
            Prints each version with its period of record time and what it changed, field by field. Exits 0, 2 if the \
            database cannot be read, 64 if the rule is unknown or on another usage error.
            """,
    )

    @Argument(help: "The id of the rule.")
    var rule: String

    @OptionGroup var view: RuleViewOptions

    func execute() throws {
        let history = RuleHistory(try view.versions(of: RuleID(rule)).versions)
        try view.write(history.json) { history.text(width: $0, colour: $1) }
    }
}
