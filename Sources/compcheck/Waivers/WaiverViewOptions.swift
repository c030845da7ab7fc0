internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import CompcheckViews

/// The options of commands that list waivers.
struct WaiverViewOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The output format: text or json.", valueName: "format"))
    var format = PlainFormat.text

    @OptionGroup var database: DatabaseOption

    /// Returns all waivers ever recorded.
    func recorded() throws -> [RecordedWaiver] { try database.location.openAsItIs().recordedWaivers() }

    /// Prints waivers, sorted by their end.
    func write(_ waivers: [RecordedWaiver], today: Day) throws {
        let sorted = waivers.sorted { ($0.waiver.until, $0.id) < ($1.waiver.until, $1.id) }
        let entries = sorted.map { recorded in
            WaiverListing.Entry(
                id: Int(recorded.id),
                waiver: recorded.waiver,
                recordedAt: recorded.recordedFrom,
                revokedAt: recorded.revocation?.instant,
                revokedBy: recorded.revocation?.by,
                revokedBecause: recorded.revocation?.because,
            )
        }
        let listing = WaiverListing(entries, today: today)
        try Output(in: .process).put(
            format == .json ? listing.json : listing.text(width: AppEnvironment.process.terminal.visibleColumns ?? 80)
        )
    }
}
