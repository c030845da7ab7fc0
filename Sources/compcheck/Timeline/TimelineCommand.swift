internal import ArgumentParser
internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// The command `compcheck timeline INVENTORY`.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show since when and until when each use has its verdict, and which rules bring each change.",
        discussion: """
            Every rule counts from its own first day on, whenever compcheck learned of it. Nothing is recorded. Exits 0, \
            or 2 if it could not be done.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @Option(help: ArgumentHelp("Only this service.", valueName: "id"))
    var service: String?

    @Option(help: ArgumentHelp("The first day.", discussion: "Default: two years before today.", valueName: "day"))
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", discussion: "Default: a year after today.", valueName: "day"))
    var to: Day?

    @OptionGroup var assumptions: AssumptionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: TellingOptions

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to lies before --from") }
    }

    func run() throws {
        do {
            try write(today: .today())
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func write(today: Day) throws {
        let rulebook = try rulebook.rulebook(today: today)
        let header = try header(rulebook, today)
        var chronicle = try Chronicle(
            rulebook,
            from: header.from,
            to: header.to,
            assumed: header.assumed,
            without: header.without,
        )
        var reporter = telling.format.timelineReporter(for: header, options: telling.reportOptions)
        try telling.stream(of: inventory, rulebook, only: service, sparing: self.rulebook.filesInUse) { event, buffer in
            switch event {
            case .begin: reporter.begin(into: &buffer)
            case .service(let service):
                for jurisdiction in service.jurisdictions {
                    let stretches = try chronicle.stretches(of: service, in: jurisdiction)
                    reporter.report(service, in: jurisdiction, stretches, into: &buffer)
                }
            case .finish: reporter.finish(into: &buffer)
            }
        }
    }

    private func header(_ rulebook: Rulebook, _ today: Day) throws -> TimelineHeader {
        let header = TimelineHeader(
            inventory: inventory.inventory,
            rulebook: rulebook,
            from: from ?? min(today.advanced(by: -730), to ?? today),
            to: to ?? max(today.advanced(by: 365), from ?? today),
            today: today,
            knownAt: self.rulebook.knownAt?.instant,
            assumed: assumptions.assumed(from: today),
            without: assumptions.leftOut,
        )
        guard header.to.number - header.from.number <= 36_600 else {
            throw ValidationError("--from and --to lie more than a century apart")
        }
        return header
    }
}
