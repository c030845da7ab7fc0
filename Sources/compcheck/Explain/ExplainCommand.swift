internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck explain INVENTORY SERVICE [JURISDICTION]`.
struct ExplainCommand: Command {
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

    @OptionGroup var output: OutputOptions

    func execute() throws {
        let request = ExplanationRequest(
            inventory: inventory.inventory,
            service: service,
            jurisdiction: jurisdiction,
            question: QuestionRequest(
                asOf: asOf,
                horizon: 0,
                assumed: assumptions.assumed(),
                without: assumptions.leftOut,
            ),
            rules: rulebook.request,
            listsAllRules: all,
        )
        try request.answer(to: output.answer, in: .process)
    }
}
