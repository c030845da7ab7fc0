internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck waiver list`.
struct WaiverListCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the waivers that hold now or will hold.",
    )

    @Flag(help: "Also list waivers that have ended or were revoked.")
    var all = false

    @OptionGroup var view: WaiverViewOptions

    func execute() throws {
        let today = AppEnvironment.process.today
        let recorded = try view.recorded()
        let listed = recorded.filter { all || ($0.revocation == nil && today < $0.waiver.until) }
        try view.write(listed, today: today)
    }
}

/// The command `compcheck waiver expiring`.
struct WaiverExpiringCommand: Command {
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
        abstract: "List the waivers that hold now and end soon.",
        discussion: "Exits 1 if there is one, 0 if there is none.",
    )

    @Option(help: ArgumentHelp("How soon a waiver ends, in days.", discussion: "Default: 30d.", valueName: "days"))
    var within = Days(30)

    @OptionGroup var view: WaiverViewOptions

    func execute() throws {
        let today = AppEnvironment.process.today
        let last = today.advanced(by: within.count)
        let ending = try view.recorded().filter {
            $0.revocation == nil && $0.waiver.holds(on: today) && $0.waiver.until <= last
        }
        try view.write(ending, today: today)
        if !ending.isEmpty { throw Failure.failing }
    }
}
