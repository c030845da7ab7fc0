internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// The command `compcheck waiver list`.
struct WaiverListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "Tell the waivers that hold, or will; with --all also those that have ended or were revoked.",
    )

    @Flag(help: "Also those that have ended or were revoked.")
    var all = false

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = PlainFormat.text

    @OptionGroup var place: DatabaseOption

    func run() throws {
        do {
            let today = Day.today()
            let recorded = try place.location.openAsItIs().recordedWaivers()
            let told = recorded.filter { all || ($0.revocation == nil && today < $0.waiver.until) }
            try Output().put(told.listed(format, today: today))
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}

/// The command `compcheck waiver expiring`.
struct WaiverExpiringCommand: ParsableCommand {
    /// A number of days: `30d`, or the number alone.
    struct Days: ExpressibleByArgument {
        let count: Int

        init?(argument: String) {
            let digits = argument.hasSuffix("d") ? String(argument.dropLast()) : argument
            guard let count = Int(digits), (0...36_600).contains(count) else { return nil }
            self.count = count
        }

        init(_ count: Int) { self.count = count }
    }

    static let configuration = CommandConfiguration(
        commandName: "expiring",
        abstract: "Tell the waivers that hold and will soon end.",
        discussion: "Exits 1 if there is one, 0 if there is none.",
    )

    @Option(help: ArgumentHelp("How soon.", discussion: "Default: 30d.", valueName: "days"))
    var within = Days(30)

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = PlainFormat.text

    @OptionGroup var place: DatabaseOption

    func run() throws {
        do {
            let today = Day.today()
            let last = today.advanced(by: within.count)
            let ending = try place.location.openAsItIs().recordedWaivers()
                .filter { $0.revocation == nil && $0.waiver.holds(on: today) && $0.waiver.until <= last }
            try Output().put(ending.listed(format, today: today))
            if !ending.isEmpty { throw Failure.failing }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}

extension [RecordedWaiver] {
    /// The list, those that end first first.
    fileprivate func listed(_ format: PlainFormat, today: Day) -> String {
        let entries = sorted { ($0.waiver.until, $0.id) < ($1.waiver.until, $1.id) }.map { recorded in
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
        return format == .json ? listing.json : listing.text(width: Terminal.visibleWidth ?? 80)
    }
}
