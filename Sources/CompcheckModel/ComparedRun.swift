/// A finished run with the rulebook that it had: one side of a comparison.
public struct ComparedRun: Sendable {
    /// What a rule is to a run on a day.
    public enum Part: Hashable, Sendable {
        /// The rulebook has no such rule.
        case missing
        /// The run left it out.
        case leftOut
        /// Its first event is still to come.
        case unheardOf
        /// The run took it to be in force.
        case assumed
        /// What its lifecycle makes of it.
        case stands(Standing)

        /// The standing that its findings have; nil where it can have none.
        var standingOfFindings: Standing? {
            switch self {
            case .assumed, .stands(.inForce): .inForce
            case .stands(.unenforced): .unenforced
            case .missing, .leftOut, .unheardOf, .stands(.pending), .stands(.scheduled), .stands(.suspended),
                .stands(.ended):
                nil
            }
        }
    }

    /// The run.
    public let record: RunRecord
    /// Its rules, and the catalogue that they speak of.
    public let rulebook: Rulebook
    /// What the organisation accepted on its day.
    public let waivers: Waivers
    let rules: [RuleID: Rule]
    /// The rules that override a rule.
    let overriders: [RuleID: [RuleID]]

    /// A run with its rulebook, and the waivers that it knew.
    public init(_ record: RunRecord, _ rulebook: Rulebook, waivers: Waivers = Waivers()) {
        self.record = record
        self.rulebook = rulebook
        self.waivers = waivers
        rules = Dictionary(rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        let pairs = rulebook.rules.flatMap { rule in rule.overrides.map { ($0, [rule.id]) } }
        overriders = Dictionary(pairs, uniquingKeysWith: +)
    }

    /// The day in question.
    public var day: Day { record.question.asOf }

    /// The rule of that id; nil where the run's rulebook has none.
    public func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// What a rule was to the run.
    public func part(of rule: RuleID) -> Part { part(of: rule, on: day) }

    /// What a rule would have been to it, had another day been in question.
    func part(of id: RuleID, on day: Day) -> Part {
        rules[id]?.part(in: record.question, on: day) ?? .missing
    }
}

extension Rule {
    /// What it is to who asks that question, had that day been in question.
    func part(in question: Question, on day: Day) -> ComparedRun.Part {
        if question.without.contains(id) { return .leftOut }
        if let from = question.assumed[id], from <= day { return .assumed }
        return lifecycle.standing(on: day).map { .stands($0) } ?? .unheardOf
    }
}
