internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// What questions share that follow the uses of an inventory through days.
package struct UsesRequest {
    /// The inventory: a file, or `-` for the environment's input.
    package let inventory: String
    /// The only service asked about; nil: all.
    package let service: String?
    /// The rules.
    package let rules: RulebookRequest

    /// A request.
    package init(inventory: String, service: String?, rules: RulebookRequest) {
        self.inventory = inventory
        self.service = service
        self.rules = rules
    }

    /// Reads the rules, and returns the header of the answer to a question.
    func header(for question: Question, today: Day, _ environment: AppEnvironment) throws -> ViewHeader {
        ViewHeader(inventory: inventory, try rules.setting(for: question, today: today, environment))
    }

    /// Writes the result of `findOut` for each use.
    func write<Told>(
        to output: AnswerOutput,
        by reporter: any ViewReporter<Told>,
        _ catalogue: Catalogue,
        _ findOut: (Service, JurisdictionCode) throws -> Told,
    ) throws {
        var reporter = reporter
        try output.stream(inventory, catalogue, only: service, sparing: rules.filesInUse) { event, buffer in
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
