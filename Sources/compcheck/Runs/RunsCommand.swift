internal import ArgumentParser

/// The commands `compcheck runs …`.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Look at recorded audits, at what changed from one to another, and do them again.",
        subcommands: [
            RunsAffectedCommand.self, RunsDiffCommand.self, RunsListCommand.self, RunsPruneCommand.self,
            RunsReproduceCommand.self,
            RunsShowCommand.self,
        ],
    )
}
