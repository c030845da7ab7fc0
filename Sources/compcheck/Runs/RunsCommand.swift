internal import ArgumentParser

/// The commands `compcheck runs …`.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "List, show, compare, reproduce and prune recorded audits.",
        subcommands: [
            RunsAffectedCommand.self, RunsDiffCommand.self, RunsListCommand.self, RunsPruneCommand.self,
            RunsReproduceCommand.self,
            RunsShowCommand.self,
        ],
    )
}
