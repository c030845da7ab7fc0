internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckChecker
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The command `compcheck routes MODEL_OR_DEVELOPER JURISDICTION`.
struct RoutesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "routes",
        abstract: "Show every route by which a model can be reached in a place, and what the rules say about each.",
        discussion: """
            The routes are the offerings of the catalogue as they stood on the day, and those routes that need no offering, \
            such as a proxy. Each is judged as a service that says no more than you say here. Nothing is recorded. Exits 0, \
            2 if it could not be done, 64 if the command is wrong.
            """,
    )

    @Argument(help: ArgumentHelp("A developer (`openai`), or one model with its developer (`openai/gpt-4o`)."))
    var modelOrDeveloper: String

    @Argument(help: "Where: a code (CN, UA-43) or a name.")
    var jurisdiction: String

    @OptionGroup(title: "The user")
    var user: UserOptions

    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: TellingOptions

    func run() throws {
        do {
            let today = AppEnvironment.process.today
            let rulebook = try rulebook.rulebook(today: today)
            let question = question.request.question(today: today)
            let names = CommandLineNames(rulebook.catalogue)
            let place = try names.place(jurisdiction)
            var request = try user.circumstances(names)
            if modelOrDeveloper.contains("/") {
                request.models = [try names.model(modelOrDeveloper)]
            } else {
                request.developers = [.known(try names.developer(modelOrDeveloper))]
            }
            var survey = try RouteSurvey(rulebook, question)
            let ways = try survey.ways(to: request, in: place)
            let knownAt = self.rulebook.knownAt?.instant
            let setting = Setting(today: today, question: question, rulebook: rulebook, knownAt: knownAt)
            let report = RouteReport(setting, request: request, in: place, ways)
            try telling.tell(report.json, sparing: self.rulebook.filesInUse, text: report.text)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
