internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck waiver revoke ID`.
struct WaiverRevokeCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "revoke",
        abstract: "Revoke a waiver: from now on its findings count again.",
    )

    @Argument(help: ArgumentHelp("The number of the waiver, as in `waiver list`.", valueName: "number"))
    var id: Int64

    @Option(help: ArgumentHelp("Why the waiver is revoked.", valueName: "words"))
    var reason: String

    @Option(
        help: ArgumentHelp(
            "Who revokes the waiver.",
            discussion: "Default: $COMPCHECK_RUN_BY, else your user name on this system.",
            valueName: "who",
        )
    )
    var by: String?

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        guard reason.contains(where: { !$0.isWhitespace }) else { throw ValidationError("--reason is empty") }
    }

    func execute() throws {
        let store = try database.location.openAsItIs()
        let now = AppEnvironment.process.now()
        guard let name = by ?? AppEnvironment.process.user, !name.isEmpty else {
            throw ValidationError("your user name is not known: give it with --by")
        }
        try store.revoke(waiver: id, by: name, because: reason, at: now)
        try Output(in: .process).put("waiver \(id): revoked\n")
    }
}
