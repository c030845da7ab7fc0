internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck impact INVENTORY`.
struct ImpactCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "impact",
        abstract: "Show which uses get worse or better under an assumption, and when.",
        discussion: """
            An assumption is a bill that passes, another rule that is in force, or a rule that is left out. Evaluates \
            each day from the day in question on twice, as an audit of that day would, without the assumption and with \
            it, and prints the differences. Every rule counts from its own first day on, no matter when compcheck \
            learned of it. Records nothing. Exits 0, 2 if the evaluation fails, 64 on a usage error.
            """,
    )

    @Option(
        help: ArgumentHelp(
            "Assume that a bill is in force, from a day on (default: the day in question).",
            discussion: "Like --assume, for a rule that is pending, scheduled or suspended on the day in question.",
            valueName: "rule[=day]",
        )
    )
    var bill: [Assumption] = []

    @Option(help: ArgumentHelp("The day in question.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(help: ArgumentHelp("How many days ahead to look.", valueName: "days"))
    var horizon = 365

    @OptionGroup var view: UseViewOptions

    func validate() throws {
        guard (0...36_600).contains(horizon) else { throw ValidationError("--horizon takes days from 0 to 36600") }
        guard bill.isEmpty, view.assumptions.assume.isEmpty, view.assumptions.without.isEmpty else { return }
        throw ValidationError(
            """
            nothing is assumed: say what, such as --bill remote-access-security-act, \
            --assume some-rule=2027-01-01 or --without some-rule
            """
        )
    }

    func execute() throws {
        let question = QuestionRequest(
            asOf: asOf,
            horizon: horizon,
            assumed: view.assumptions.assumed(and: bill),
            without: view.assumptions.leftOut,
        )
        let request = ImpactRequest(view.uses, question: question, bills: bill.map(\.rule))
        try request.answer(to: view.output.answer, in: .process)
    }
}
