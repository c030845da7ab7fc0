internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The options that commands share which follow uses through days: the uses, the rules and the output.
struct UseViewOptions: ParsableArguments {
    @OptionGroup var inventory: InventoryArgument

    @Option(help: ArgumentHelp("Show only the service with this id.", valueName: "id"))
    var service: String?

    @OptionGroup var assumptions: AssumptionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: OutputOptions

    /// The instant whose recorded rules are used; nil: the present.
    var knownAt: Instant? { rulebook.knownAt?.instant }

    /// Returns the header of the answer.
    func header(_ setting: Setting) -> ViewHeader { ViewHeader(inventory: inventory.inventory, setting) }

    /// Writes the result of `findOut` for each use.
    func write<Told>(
        by reporter: any ViewReporter<Told>,
        _ catalogue: Catalogue,
        _ findOut: (Service, JurisdictionCode) throws -> Told,
    ) throws {
        var reporter = reporter
        try telling.stream(of: inventory, catalogue, only: service, sparing: rulebook.filesInUse) { event, buffer in
            switch event {
            case .begin: reporter.begin(into: &buffer)
            case .service(let service):
                for jurisdiction in service.jurisdictions {
                    reporter.report(service, in: jurisdiction, try findOut(service, jurisdiction), into: &buffer)
                }
            case .finish: reporter.finish(into: &buffer)
            }
        }
    }
}
