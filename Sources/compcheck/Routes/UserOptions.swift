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

    /// Returns the stated attributes of a service; what the command line leaves out is unknown.
    /// - Throws: `ValidationError`, if a name is unknown.
    func circumstances(_ names: CommandLineNames) throws -> Traits.Stated {
        var stated = Traits.Stated()
        if !customer.isEmpty { stated.customer = distinct(customer) }
        if !audience.isEmpty { stated.audience = distinct(audience) }
        if !seat.isEmpty { stated.seat = distinct(try seat.map(names.jurisdiction)) }
        if !data.isEmpty { stated.data = data == ["none"] ? [] : distinct(try data.map { try names.term(.data, $0) }) }
        if owner == ["none"] {
            stated.owners = []
        } else if !owner.isEmpty {
            stated.owners = try owner.map { try owner($0, names) }
        }
        return stated
    }

    private func owner(_ text: String, _ names: CommandLineNames) throws -> Owner {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2, let share = Share(String(parts[1])) else {
            throw ValidationError("--owner `\(text)`: write a place and a share from 0 to 1, as in CN=0.6".terminalSafe)
        }
        return Owner(jurisdiction: try names.jurisdiction(String(parts[0])), share: share)
    }
}
