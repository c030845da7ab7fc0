internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The command `compcheck timeline INVENTORY`.
struct TimelineCommand: Command {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: "Show the periods of each verdict, and the rules behind each change.",
        discussion: """
            Prints since when and until when each use has its verdict. Every rule counts from its own first day on, no \
            matter when compcheck learned of it. Records nothing. Exits 0, or 2 if the evaluation fails.
            """,
    )

    @Option(help: ArgumentHelp("The first day.", discussion: "Default: two years before today.", valueName: "day"))
    var from: Day?

    @Option(help: ArgumentHelp("The last day.", discussion: "Default: one year after today.", valueName: "day"))
    var to: Day?

    @OptionGroup var view: UseViewOptions

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to lies before --from") }
    }

    func execute() throws {
        let request = TimelineRequest(
            view.uses,
            from: from,
            to: to,
            assumed: view.assumptions.assumed(),
            without: view.assumptions.leftOut,
        )
        try request.answer(to: view.output.answer, in: .process)
    }
}
