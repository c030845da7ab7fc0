internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The options that describe the user of a service.
struct UserOptions: ParsableArguments {
    @Option(help: "The kind of customer: individual, enterprise or government; may be given several times.")
    var customer: [Customer] = []

    @Option(help: "The audience: public or internal; may be given several times.")
    var audience: [Audience] = []

    @Option(help: ArgumentHelp("The jurisdiction in which the organisation has its seat.", valueName: "place"))
    var seat: [String] = []

    @Option(
        help: ArgumentHelp(
            "The jurisdiction and share of an owner of the organisation, as in CN=0.6; `none`: no owner of note.",
            valueName: "place=share",
        )
    )
    var owner: [String] = []

    @Option(help: ArgumentHelp("A kind of data that the service sees; `none`: no data of note.", valueName: "kind"))
    var data: [String] = []

    /// Returns the user; what the command line leaves out is unknown.
    /// - Throws: `ValidationError`, if an owner is not a jurisdiction with a share.
    func user() throws -> RoutesRequest.User {
        var user = RoutesRequest.User()
        user.customers = customer
        user.audiences = audience
        user.seats = seat
        if !data.isEmpty { user.data = data == ["none"] ? [] : data }
        if !owner.isEmpty { user.owners = owner == ["none"] ? [] : try owner.map(UserOptions.owner) }
        return user
    }

    private static func owner(_ text: String) throws -> (jurisdiction: String, share: Share) {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let share = Share(String(parts[1])) else {
            let advice = "write a place and a share from 0 to 1, as in CN=0.6"
            throw ValidationError("--owner `\(text)`: \(advice)".terminalSafe)
        }
        return (String(parts[0]), share)
    }
}
