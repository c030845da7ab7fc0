internal import ArgumentParser

/// The commands `compcheck runs …`.
struct RunsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "runs",
        abstract: "Look at recorded audits, and at what changed from one to another.",
        subcommands: [RunsDiffCommand.self, RunsListCommand.self, RunsShowCommand.self],
    )
}
