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
        abstract: "Show every route to a model in a jurisdiction, and what the rules say.",
        discussion: """
            The routes are the offerings in the catalogue on the day in question, and the routes that need no \
            offering, such as a proxy. Evaluates each as a service about which only what you state here is known. \
            Records nothing. Exits 0, 2 if the evaluation fails, 64 on a usage error.
            """,
    )

    @Argument(help: ArgumentHelp("A developer (`openai`), or one model with its developer (`openai/gpt-4o`)."))
    var modelOrDeveloper: String

    @Argument(help: "The jurisdiction: a code (CN, UA-43) or a name.")
    var jurisdiction: String

    @OptionGroup(title: "The user")
    var user: UserOptions

    @OptionGroup(title: "Question")
    var question: QuestionOptions

    @OptionGroup var rulebook: RulebookOptions

    @OptionGroup var telling: OutputOptions

    func run() throws {
        do {
            let today = AppEnvironment.process.today
            let rulebook = try rulebook.rulebook(today: today)
            let question = question.request.question(today: today)
            let names = CommandLineNames(rulebook.catalogue)
            let code = try names.jurisdiction(jurisdiction)
            var request = try user.circumstances(names)
            if modelOrDeveloper.contains("/") {
                request.models = [try names.model(modelOrDeveloper)]
            } else {
                request.developers = [.known(try names.developer(modelOrDeveloper))]
            }
            var survey = try RouteSurvey(rulebook, question)
            let routes = try survey.routes(to: request, in: code)
            let knownAt = self.rulebook.knownAt?.instant
            let setting = Setting(today: today, question: question, rulebook: rulebook, knownAt: knownAt)
            let report = RouteReport(setting, request: request, in: code, routes)
            try telling.write(report.json, sparing: self.rulebook.filesInUse, text: report.text)
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}
