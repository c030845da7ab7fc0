internal import ArgumentParser
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// Which uses, by which rules, and how: what commands that follow uses through days have in common.
struct UseViewOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryArgument

    @Option(help: ArgumentHelp("Only this service.", valueName: "id"))
    var service: String?

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

    /// How wide a text may be and whether it may have colours.
    var reportOptions: ReportOptions {
        let descriptor = output == nil ? STDOUT_FILENO : -1
        return ReportOptions(
            allUses: true,
            width: Terminal.width(descriptor),
            colour: Terminal.wantsColour(descriptor),
        )
    }

    /// Writes of each use what the closure finds out.
    func tell<Told>(
        by reporter: any ViewReporter<Told>,
        _ catalogue: Catalogue,
        _ findOut: (Service, JurisdictionCode) throws -> Told,
    ) throws {
        let place =
            try output.map { try Output(file: $0, sparing: inventory.filesInUse + rulebook.filesInUse) } ?? Output()
        var reporter = reporter
        var buffer = OutputBuffer()
        var isFound = false
        reporter.begin(into: &buffer)
        _ = try ServiceStream(inventory.source, catalogue, wantsDigest: false).handOut { service in
            guard self.service.map({ $0 == service.id }) ?? true else { return }
            isFound = true
            for jurisdiction in service.jurisdictions {
                reporter.report(service, in: jurisdiction, try findOut(service, jurisdiction), into: &buffer)
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
}
