internal import ArgumentParser

/// The commands `compcheck waiver …`.
struct WaiverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "waiver",
        abstract: "Accept findings for a limited time, with an approver.",
        discussion: """
            A waived finding stays in every report, with the waiver, but does not fail an audit. It counts again when \
            the waiver ends or is revoked. Nothing that was recorded is ever changed.
            """,
        subcommands: [
            WaiverAddCommand.self,
            WaiverExpiringCommand.self,
            WaiverListCommand.self,
            WaiverRevokeCommand.self,
        ],
    )
}
