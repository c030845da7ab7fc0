public import ArgumentParser
public import CompcheckModel
public import CompcheckReport

extension Day: ExpressibleByArgument {
    /// A day on the command line.
    public init?(argument: String) { self.init(argument) }
}

extension Verdict: ExpressibleByArgument {}
extension ReportFormat: ExpressibleByArgument {}
extension Standing: ExpressibleByArgument {}
extension TimelineFormat: ExpressibleByArgument {}
extension Rule.Effect: ExpressibleByArgument {}

/// `RULE` or `RULE=DAY` on the command line.
struct Assumption: ExpressibleByArgument {
    let rule: RuleID
    let day: Day?

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let id = parts.first, !id.isEmpty else { return nil }
        rule = RuleID(String(id))
        day = parts.count > 1 ? Day(parts[1]) : nil
        if parts.count > 1, day == nil { return nil }
    }
}

/// What is asked of the rules.
struct QuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The day in question.", discussion: "Default: today.", valueName: "day"))
    var asOf: Day?

    @Option(help: ArgumentHelp("How many days ahead the outlook goes; 0: no dated entries.", valueName: "days"))
    var horizon = 365

    @Option(
        help: ArgumentHelp(
            "Take a rule to be in force, from a day on (default: the day in question).",
            valueName: "rule[=day]",
        )
    )
    var assume: [Assumption] = []

    @Option(help: ArgumentHelp("Leave a rule out, even where it is assumed.", valueName: "rule"))
    var without: [String] = []

    @Flag(help: "Leave out how answers change by date or by what is pending.")
    var noOutlook = false

    func validate() throws {
        guard (0...36_600).contains(horizon) else { throw ValidationError("--horizon takes days from 0 to 36600") }
    }

    func question(today: Day) -> Question {
        let asOf = asOf ?? today
        return Question(
            asOf: asOf,
            horizon: horizon,
            assumed: Dictionary(assume.map { ($0.rule, $0.day ?? asOf) }, uniquingKeysWith: min),
            without: Set(without.map { RuleID($0) }),
            wantsOutlook: !noOutlook,
        )
    }
}
