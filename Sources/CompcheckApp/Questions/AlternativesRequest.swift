internal import CompcheckChecker
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// Asks for other offerings for the uses that are prohibited, restricted or undetermined.
package struct AlternativesRequest {
    /// The uses and the rules.
    package let uses: UsesRequest
    /// The question put to the rules.
    package let question: QuestionRequest
    /// How many alternatives the text lists for each use.
    package let top: Int

    /// A request.
    package init(_ uses: UsesRequest, question: QuestionRequest, top: Int) {
        self.uses = uses
        self.question = question
        self.top = top
    }

    /// Writes the alternatives to each use in trouble, or to each use of the only service.
    /// - Throws: `BadInput`, `StoreError`, `OutputError`, `UnknownRule`.
    package func answer(to output: AnswerOutput, in environment: AppEnvironment) throws {
        let today = environment.today
        let setting = try uses.rules.setting(for: question.question(today: today), today: today, environment)
        let (rulebook, question) = (setting.rulebook, setting.question)
        var checker = try Checker(rulebook, question)
        var finder = AlternativeFinder(rulebook, question, checker)
        var options = output.reportOptions
        options.top = top
        var reporter = output.format.alternativesReporter(for: setting, inventory: uses.inventory, options: options)
        try output.stream(uses.inventory, rulebook.catalogue, only: uses.service, sparing: uses.rules.filesInUse) {
            event,
            buffer in
            switch event {
            case .begin: reporter.begin(into: &buffer)
            case .service(let service):
                for jurisdiction in service.jurisdictions {
                    let answer = checker.answer(for: service, in: jurisdiction)
                    guard answer.isInTrouble || uses.service != nil else { continue }
                    let use = Use(service: service, jurisdiction: jurisdiction, answer: answer)
                    reporter.report(use, finder.alternatives(to: use), into: &buffer)
                }
            case .finish: reporter.finish(into: &buffer)
            }
        }
    }
}
