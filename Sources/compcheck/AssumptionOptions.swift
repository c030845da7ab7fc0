internal import ArgumentParser
internal import CompcheckModel

/// What is taken for granted about rules.
struct AssumptionOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Take a rule to be in force, from a day on (default: the day in question).",
            valueName: "rule[=day]",
        )
    )
    var assume: [Assumption] = []

    @Option(help: ArgumentHelp("Leave a rule out, even where it is assumed.", valueName: "rule"))
    var without: [String] = []

    /// The rules that are assumed, each from its day; of several days for one rule the first.
    func assumed(and more: [Assumption] = [], from day: Day) -> [RuleID: Day] {
        Dictionary((assume + more).map { ($0.rule, $0.day ?? day) }, uniquingKeysWith: min)
    }

    /// The rules that are left out.
    var leftOut: Set<RuleID> { Set(without.map { RuleID($0) }) }
}

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
