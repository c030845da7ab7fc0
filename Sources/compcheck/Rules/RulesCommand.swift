internal import ArgumentParser

/// The commands `compcheck rules …`.
struct RulesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "rules",
        abstract: "Write, check, import and inspect rules.",
        subcommands: [
            RulesCheckCommand.self,
            RulesDiffCommand.self,
            RulesHistoryCommand.self,
            RulesImportCommand.self,
            RulesIndexCommand.self,
            RulesLintCommand.self,
            RulesListCommand.self,
            RulesNewCommand.self,
            RulesShowCommand.self,
            RulesTestCommand.self,
        ],
    )
}
