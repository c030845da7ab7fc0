internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck explain INVENTORY SERVICE [JURISDICTION]`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Explain the answer for one service: each rule's effect, and why.",
        discussion: """
            Prints, condition by condition, what holds and where each value comes from, what lifts a rule, what is not \
            known, and which rules almost apply. Records nothing. Exits 0, 2 if the evaluation fails, 64 if the \
            service is not used in that jurisdiction or on another usage error.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @Argument(help: "The id of the service.")
    var service: String

    @Argument(help: "A jurisdiction of its use, by code, name or alias; without one, all of them in turn.")
    var jurisdiction: String?

    @Option(help: ArgumentHelp("The day in question.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @OptionGroup var assumptions: AssumptionOptions

    @OptionGroup var rulebook: RulebookOptions

    @Flag(help: "Print in the text every rule that does not apply, not only the nearest.")
    var all = false

    @OptionGroup var telling: OutputOptions

    func run() throws {
        do {
            try write(today: AppEnvironment.process.today)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func write(today: Day) throws {
        let rulebook = try rulebook.rulebook(today: today)
        // The outlook has no dated entries, but still has those of pending rules.
        let asOf = asOf ?? today
        let question = Question(
            asOf: asOf,
            horizon: 0,
            assumed: assumptions.assumed().days(from: asOf),
            without: Set(assumptions.leftOut),
        )
        let explainer = try Explainer(rulebook, question)
        let (service, digest) = try find(rulebook.catalogue)
        let jurisdictions = try jurisdictions(of: service, JurisdictionIndex(rulebook.catalogue.jurisdictions))
        let audit = Audit(
            toolVersion: ToolVersion.current,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: self.rulebook.knownAt?.instant,
            inventory: inventory.inventory,
        )
        let header = ExplanationHeader(audit, inventoryDigest: digest, service: service)
        try write(header, jurisdictions.lazy.map { explainer.explanation(of: service, in: $0) })
    }

    private func write(_ header: ExplanationHeader, _ explanations: some Sequence<Explanation>) throws {
        var options = telling.reportOptions
        options.top = all ? .max : ReportOptions().top
        var reporter = telling.format.explanationReporter(for: header, options: options)
        let destination = try telling.open(sparing: inventory.filesInUse + self.rulebook.filesInUse)
        var buffer = OutputBuffer()
        reporter.begin(into: &buffer)
        for explanation in explanations {
            reporter.report(explanation, into: &buffer)
            if buffer.isLarge { try destination.drain(&buffer) }
        }
        reporter.finish(into: &buffer)
        try destination.drain(&buffer)
        try destination.finish()
    }

    /// Finds the service, and returns the digest of the whole inventory, all of which must be valid.
    private func find(_ catalogue: Catalogue) throws -> (service: Service, digest: String?) {
        var found: Service?
        let contents = try ServiceStream(inventory.source, catalogue, wantsDigest: true).handOut { service in
            if service.id == self.service { found = service }
        }
        guard let found else {
            throw BadInput([Problem(file: inventory.inventory, what: "has no service `\(service)`")])
        }
        return (found, contents.digest)
    }

    /// Returns the jurisdictions to explain.
    private func jurisdictions(of service: Service, _ jurisdictions: JurisdictionIndex) throws -> [JurisdictionCode] {
        guard let jurisdiction else { return service.jurisdictions }
        if let code = jurisdictions.code(of: jurisdiction), service.jurisdictions.contains(code) { return [code] }
        let names = jurisdictions.allNames.filter {
            jurisdictions.code(of: $0).map(service.jurisdictions.contains) ?? false
        }
        let codes = service.jurisdictions.map(\.text)
        let hint = suggestion(for: jurisdiction, among: codes + names).map { ": did you mean `\($0)`?" } ?? ""
        let more = codes.count > 20 ? " and \(codes.count - 20) more" : ""
        let used = "it is used in \(codes.prefix(20).joined(separator: ", "))\(more)"
        throw ValidationError("service `\(service.id)` is not used in `\(jurisdiction)`: \(used)\(hint)".terminalSafe)
    }
}
