internal import ArgumentParser
internal import CompcheckApp

/// The command `compcheck routes MODEL_OR_DEVELOPER JURISDICTION`.
struct RoutesCommand: Command {
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

    @OptionGroup var output: OutputOptions

    func execute() throws {
        let request = RoutesRequest(
            modelOrDeveloper,
            in: jurisdiction,
            by: try user.user(),
            question: question.request,
            rules: rulebook.request,
        )
        try request.answer(to: output.answer, in: .process)
    }
}
