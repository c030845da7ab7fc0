internal import ArgumentParser
internal import CompcheckAlerts
internal import CompcheckApp

/// The options for the targets of alerts and the time to deliver them.
struct NotifyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Alert a target to what is new since its last alert; may be given several times.",
            discussion: """
                command:PROGRAM (reads the alert as JSON from standard input), https://… (receives it as a POST of \
                JSON), slack:https://…, mailto:a@example.com, or env:NAME, an environment variable that holds such a \
                target. See docs/alerts.md.
                """,
            valueName: "target",
        )
    )
    var notify: [String] = []

    @Option(
        help: ArgumentHelp(
            "Seconds to deliver alerts in; undelivered alerts wait for the next audit.",
            discussion: "Default: 30.",
            valueName: "seconds",
        )
    )
    var notifyWithin: Int?

    /// Whether there is a target.
    var isAsked: Bool { !notify.isEmpty }

    /// The same, as a request.
    var request: AlertsRequest { AlertsRequest(targets: notify, withinSeconds: notifyWithin) }

    /// Returns the targets without duplicates; `validate` has made sure that each is valid.
    func targets() throws -> [NotifyTarget] {
        do {
            return try request.notifyTargets(in: .process)
        } catch {
            throw ValidationError("--notify: \(error)".terminalSafe)
        }
    }

    func validate() throws {
        _ = try targets()
        if let notifyWithin, !(1...3600).contains(notifyWithin) {
            throw ValidationError("--notify-within takes 1 to 3600 seconds")
        }
        if !isAsked, notifyWithin != nil {
            throw ValidationError("--notify-within says by when alerts are sent: say to whom with --notify")
        }
    }
}
