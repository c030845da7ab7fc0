internal import ArgumentParser
internal import CompcheckApp

/// The options for alerts about news in an audit.
struct AlertOptions: ParsableArguments {
    @OptionGroup var notify: NotifyOptions

    @Option(
        help: ArgumentHelp(
            "Tell also what comes within so many days: rules, bills, waivers and licences that end; 0: nothing.",
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
