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
        abstract: "Name other offerings for uses that are prohibited, restricted or undetermined.",
        discussion: """
            Offerings of the catalogue with the same capabilities that stand better in the same place, for the same user and \
            purpose. First come those that nothing stands against; among them domestic vendors, \
            then the same route, then what lacks least, then the same developer. Nothing is recorded. Exits 0, 2 if it could not be done, 64 if the command \
            is wrong.
            """,
    )

    @OptionGroup var inventory: InventoryArgument

    @Argument(help: "Only for this service.")
    var service: String?

    @Option(help: "How many alternatives the text tells for each use.")
    var top = 5

    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: TellingOptions

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
