internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck alerts send`.
struct AlertsSendCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "send",
        abstract: "Resend undelivered alerts without running an audit.",
        discussion: """
            Name each target with --notify exactly as the audit did: the database does not keep the secret part of a \
            target. An alert that is a week old is given up.

            Exits 0 if every alert for these targets has arrived, 1 if one has not, 2 if the database cannot be used, \
            64 on a usage error.
            """,
    )

    @OptionGroup var options: NotifyOptions

    @OptionGroup var database: DatabaseOption

    func validate() throws {
        if !options.isAsked { throw ValidationError("--notify is missing: name whose alerts are to be sent again") }
    }

    func execute() throws {
        // Fails if there is no database, instead of creating one.
        _ = try database.openForReading()
        let store = try database.location.openAsItIs()
        let targets = try options.targets()
        let missing = try AlertSending(options.request, in: store, .process).send(to: targets)
        let others = try store.undeliveredAlerts().count - missing
        if others > 0 {
            let (alerts, wait) = others == 1 ? ("alert", "waits") : ("alerts", "wait")
            AppEnvironment.process.printError(
                "\(others) more \(alerts) \(wait) for other targets: name those targets with --notify"
            )
        }
        if missing > 0 { throw Failure.failing }
    }
}
