internal import ArgumentParser
internal import CompcheckApp

/// The command `compcheck alternatives INVENTORY [SERVICE]`.
struct AlternativesCommand: Command {
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

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if top < 1 { throw ValidationError("--top takes a number from 1") }
    }

    func execute() throws {
        let uses = UsesRequest(inventory: inventory.inventory, service: service, rules: rulebook.request)
        let request = AlternativesRequest(uses, question: question.request, top: top)
        try request.answer(to: output.answer, in: .process)
    }
}
