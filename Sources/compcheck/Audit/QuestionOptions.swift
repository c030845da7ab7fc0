internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The question put to the rules.
struct QuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day in question.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(help: ArgumentHelp("How many days ahead the outlook looks; 0: no dated entries.", valueName: "days"))
    var horizon = 365

    @OptionGroup var assumptions: AssumptionOptions

    @Flag(help: "Omit the outlook: how answers change by date, or if pending rules come into force.")
    var noOutlook = false

    func validate() throws {
        guard (0...36_600).contains(horizon) else { throw ValidationError("--horizon takes days from 0 to 36600") }
    }

    /// The question, as a request.
    var request: QuestionRequest {
        QuestionRequest(
            asOf: asOf,
            horizon: horizon,
            assumed: assumptions.assumed(),
            without: assumptions.leftOut,
            wantsOutlook: !noOutlook,
        )
    }
}
