internal import ArgumentParser

/// The commands `compcheck alerts …`.
struct AlertsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts",
        abstract: "Look at what `audit --notify` told, and send again what did not arrive.",
        subcommands: [AlertsListCommand.self, AlertsSendCommand.self],
    )
}
