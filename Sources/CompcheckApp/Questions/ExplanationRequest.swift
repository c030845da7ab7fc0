internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// Asks for the explanation of one service's answer: each rule's role, and why.
package struct ExplanationRequest {
    /// The inventory: a file, or `-` for the environment's input.
    package let inventory: String
    /// The id of the service.
    package let service: String
    /// The jurisdiction, by code, name or alias; nil: all in which the service is used.
    package let jurisdiction: String?
    /// The question put to the rules.
    package let question: QuestionRequest
    /// The rules.
    package let rules: RulebookRequest
    /// Whether the text lists every rule that does not apply, not only the nearest.
    package let listsAllRules: Bool

    /// A request.
    package init(
        inventory: String,
        service: String,
        jurisdiction: String?,
        question: QuestionRequest,
        rules: RulebookRequest,
        listsAllRules: Bool,
    ) {
        self.inventory = inventory
        self.service = service
        self.jurisdiction = jurisdiction
        self.question = question
        self.rules = rules
        self.listsAllRules = listsAllRules
    }

    /// Writes the explanation of each use.
    /// - Throws: `BadInput`, `StoreError`, `OutputError`; `UsageFault` if the service is not used there.
    package func answer(to output: AnswerOutput, in environment: AppEnvironment) throws {
        let today = environment.today
        let rulebook = try rules.rulebook(today: today, environment)
        // The outlook has no dated entries, but still has those of pending rules.
        let question = question.question(today: today)
        let explainer = try Explainer(rulebook, question)
        let (service, digest) = try find(rulebook.catalogue, environment)
        let jurisdictions = try jurisdictions(of: service, JurisdictionIndex(rulebook.catalogue.jurisdictions))
        let audit = Audit(
            toolVersion: ToolVersion.current,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: rules.selection.knownAt,
            inventory: inventory,
        )
        var options = output.reportOptions
        options.top = listsAllRules ? .max : ReportOptions().top
        let header = ExplanationHeader(audit, inventoryDigest: digest, service: service)
        var reporter = output.format.explanationReporter(for: header, options: options)
        let destination = try output.open(sparing: environment.filesInUse(by: inventory) + rules.filesInUse)
        var buffer = OutputBuffer()
        reporter.begin(into: &buffer)
        for code in jurisdictions {
            reporter.report(explainer.explanation(of: service, in: code), into: &buffer)
            if buffer.isLarge { try destination.drain(&buffer) }
        }
        reporter.finish(into: &buffer)
        try destination.drain(&buffer)
        try destination.finish()
    }

    /// Finds the service, and returns the digest of the whole inventory, all of which must be valid.
    private func find(_ catalogue: Catalogue, _ environment: AppEnvironment) throws -> (Service, digest: String?) {
        var found: Service?
        let services = ServiceStream(environment.source(of: inventory), catalogue, wantsDigest: true)
        let contents = try services.handOut { if $0.id == service { found = $0 } }
        guard let found else { throw BadInput.noService(service, in: inventory) }
        return (found, contents.digest)
    }

    /// Returns the jurisdictions to explain.
    private func jurisdictions(
        of service: Service,
        _ index: JurisdictionIndex,
    ) throws(UsageFault) -> [JurisdictionCode] {
        guard let jurisdiction else { return service.jurisdictions }
        if let code = index.code(of: jurisdiction), service.jurisdictions.contains(code) { return [code] }
        let names = index.allNames.filter { index.code(of: $0).map(service.jurisdictions.contains) ?? false }
        let codes = service.jurisdictions.map(\.text)
        let hint = didYouMean(suggestion(for: jurisdiction, among: codes + names))
        let more = codes.count > 20 ? " and \(codes.count - 20) more" : ""
        let used = "it is used in \(codes.prefix(20).joined(separator: ", "))\(more)"
        throw UsageFault("service `\(service.id)` is not used in `\(jurisdiction)`: \(used)\(hint)")
    }
}
