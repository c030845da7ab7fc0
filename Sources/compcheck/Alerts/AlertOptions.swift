internal import ArgumentParser
internal import CompcheckApp

/// The options for alerts about news in an audit.
struct AlertOptions: ParsableArguments {
    @OptionGroup var notify: NotifyOptions

    @Option(
        help: ArgumentHelp(
            "Announce rules, bills, and ending waivers and licences this many days ahead; 0: none.",
            discussion: "Default: 30.",
            valueName: "days",
        )
    )
    var notifyAhead: Int?

    /// The same, as a request.
    var request: AlertsRequest {
        var request = notify.request
        request.aheadDays = notifyAhead
        return request
    }

    func validate() throws {
        if let notifyAhead, !(0...36_600).contains(notifyAhead) {
            throw ValidationError("--notify-ahead takes days from 0 to 36600")
        }
        if !notify.isAsked, notifyAhead != nil {
            throw ValidationError("--notify-ahead says how far alerts look ahead: say to whom they go with --notify")
        }
    }
}
