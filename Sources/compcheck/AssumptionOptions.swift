internal import ArgumentParser
internal import CompcheckApp
internal import CompcheckModel

/// The options for assumptions about rules.
struct AssumptionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Assume that a rule is in force, from a day on (default: the day in question).",
            valueName: "rule[=day]",
        )
    )
    var assume: [Assumption] = []

    @Option(help: ArgumentHelp("Leave out a rule, even if --assume names it.", valueName: "rule"))
    var without: [String] = []

    /// The rules that are assumed, with others that are.
    func assumed(and more: [Assumption] = []) -> [QuestionRequest.Assumption] { (assume + more).map(\.request) }

    /// The rules that are left out.
    var leftOut: [RuleID] { without.map { RuleID($0) } }
}

/// `RULE` or `RULE=DAY` on the command line.
struct Assumption: ExpressibleByArgument {
    let request: QuestionRequest.Assumption

    /// The rule.
    var rule: RuleID { request.rule }

    init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard let id = parts.first, !id.isEmpty else { return nil }
        let day = parts.count > 1 ? Day(parts[1]) : nil
        if parts.count > 1, day == nil { return nil }
        request = QuestionRequest.Assumption(RuleID(String(id)), from: day)
    }
}
