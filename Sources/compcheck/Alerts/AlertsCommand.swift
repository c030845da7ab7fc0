internal import ArgumentParser

/// The commands `compcheck alerts …`.
struct AlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "List the alerts of `audit --notify`, and resend undelivered ones.",
        subcommands: [AlertsListCommand.self, AlertsSendCommand.self],
    )
}
