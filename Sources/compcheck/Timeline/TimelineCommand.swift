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

    @Option(help: ArgumentHelp("text or json.", valueName: "format"))
    var format = PlainFormat.text

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write it to a file, whole or not at all.", valueName: "file"),
        completion: .file(),
    )
    var output: String?

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
        let descriptor = output == nil ? STDOUT_FILENO : -1
        let options = ReportOptions(
            allUses: true,
            width: Terminal.width(descriptor),
            colour: Terminal.wantsColour(descriptor),
        )
        var reporter = format.timelineReporter(for: header, options: options)
        let place =
            try output.map { try Output(file: $0, sparing: inventory.filesInUse + self.rulebook.filesInUse) }
            ?? Output()
        var buffer = OutputBuffer()
        var isFound = false
        reporter.begin(into: &buffer)
        _ = try ServiceStream(inventory.source, rulebook.catalogue, wantsDigest: false).handOut { service in
            guard self.service.map({ $0 == service.id }) ?? true else { return }
            isFound = true
            for jurisdiction in service.jurisdictions {
                let stretches = try chronicle.stretches(of: service, in: jurisdiction)
                reporter.report(service, in: jurisdiction, stretches, into: &buffer)
            }
            // Nothing of a service that is looked for is written before it is found.
            if buffer.isLarge { try place.drain(&buffer) }
        }
        if let service, !isFound {
            throw BadInput([Problem(file: inventory.inventory, what: "has no service `\(service)`")])
        }
        reporter.finish(into: &buffer)
        try place.drain(&buffer)
        try place.finish()
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
