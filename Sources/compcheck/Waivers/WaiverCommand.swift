internal import ArgumentParser

/// The commands `compcheck waiver …`.
struct WaiverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiver",
        abstract: "Accept findings for a while, and sign for it.",
        discussion: """
            A waived finding stays in every report, with the waiver, but does not fail an audit. It comes back when the \
            waiver ends or is revoked. Nothing that was recorded is ever changed.
            """,
        subcommands: [
            WaiverAddCommand.self,
            WaiverExpiringCommand.self,
            WaiverListCommand.self,
            WaiverRevokeCommand.self,
        ],
    )
}
