internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckChecker
internal import CompcheckIntake
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck alternatives INVENTORY [SERVICE]`.
struct AlternativesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alternatives",
        abstract: "Find offerings for uses that are prohibited, restricted or undetermined.",
        discussion: """
            Lists offerings in the catalogue with the same capabilities that get a better verdict in the same \
            jurisdiction, for the same user and purpose. Those with the best answer come first; among equals, domestic \
            vendors, then the same route, then the fewest missing capabilities, then the same developer. Records \
            nothing. Exits 0, 2 if the evaluation fails, 64 on a usage error.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @Argument(help: "Find offerings only for this service.")
    var service: String?

    @Option(help: "The maximum number of alternatives for each use in the text.")
    var top = 5

    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: OutputOptions

    func validate() throws {
        if top < 1 { throw ValidationError("--top takes a number from 1") }
    }

    func run() throws {
        do {
            try write(today: AppEnvironment.process.today)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }

    private func write(today: Day) throws {
        let rulebook = try rulebook.rulebook(today: today)
        let question = question.request.question(today: today)
        let knownAt = self.rulebook.knownAt?.instant
        let setting = Setting(today: today, question: question, rulebook: rulebook, knownAt: knownAt)
        var checker = try Checker(rulebook, question)
        var finder = AlternativeFinder(rulebook, question, checker)
        var options = telling.reportOptions
        options.top = top
        var reporter = telling.format.alternativesReporter(
            for: setting,
            inventory: inventory.inventory,
            options: options,
        )
        try telling.stream(of: inventory, rulebook.catalogue, only: service, sparing: self.rulebook.filesInUse) {
            event,
            buffer in
            switch event {
            case .begin: reporter.begin(into: &buffer)
            case .service(let service):
                for jurisdiction in service.jurisdictions {
                    let answer = checker.answer(for: service, in: jurisdiction)
                    guard answer.isInTrouble || self.service != nil else { continue }
                    let use = Use(service: service, jurisdiction: jurisdiction, answer: answer)
                    reporter.report(use, finder.alternatives(to: use), into: &buffer)
                }
            case .finish: reporter.finish(into: &buffer)
            }
        }
    }
}
