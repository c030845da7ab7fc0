internal import CompcheckModel
internal import CompcheckReport

/// Describes how a use meets or fails the conditions of a rule; the words are not yet safe to print.
struct ConditionText {
    /// The maximum number of values of a list in the text; the JSON has all.
    private static let most = 6

    private let rules: RuleText
    private let facts: [Attribute: Fact]

    /// Creates the words for one use.
    init(_ rules: RuleText, _ facts: [Fact]) {
        self.rules = rules
        self.facts = Dictionary(facts.map { ($0.attribute, $0) }) { first, _ in first }
    }

    /// Describes a condition and the values of the use that meet it, fail it or leave it open.
    func describe(_ tested: TestedCondition) -> String {
        switch tested.truth {
        case .yes: holding(tested)
        case .no: failing(tested)
        case .unknown: "\(rules.describe(brief(tested))): \(doubt(about: tested))"
        }
    }

    private func holding(_ tested: TestedCondition) -> String {
        let (condition, values) = (tested.condition, tested.values)
        let words = rules.describe(brief(tested))
        guard let first = values.first else { return "\(words): there is none" }
        // The condition already names the values of the use, so do not repeat them.
        if condition.test == .any, condition.values == values.map(\.text) {
            return "\(words) (\(first.source.displayText))"
        }
        return "\(words): \(it(tested))"
    }

    /// Describes how a condition fails, such as `the route is azure-global (offering azure-openai), not direct or
    /// gateway`.
    private func failing(_ tested: TestedCondition) -> String {
        let (condition, values) = (tested.condition, tested.values)
        if values.isEmpty { return "\(rules.describe(brief(tested))): not so, there is none" }
        guard condition.test == .any, !condition.attribute.addsShares else {
            return "\(rules.describe(brief(tested))): not so, \(it(tested))"
        }
        let wanted = listed(brief(tested).values.map(rules.named), "or")
        // A permission must cover all values of a use.
        let only = values.contains { condition.values.contains($0.text) } ? " only" : ""
        return "the \(condition.attribute.noun) is \(values.describe("and")), not\(only) \(wanted)"
    }

    private func doubt(about tested: TestedCondition) -> String {
        let condition = tested.condition
        guard let fact = facts[condition.attribute] else { return Fact.UnknownReason.silent.displayText }
        let reasons = listed(fact.gaps.map(\.displayText))
        if tested.values.isEmpty { return "not known, \(reasons)" }
        if !fact.candidates.isEmpty {
            // List the values that the condition asks for first.
            let wanted = fact.candidates.filter { condition.values.contains($0.text) }
            let others = fact.candidates.filter { !condition.values.contains($0.text) }
            let listed = (wanted + others).prefix(max(1, min(wanted.count, ConditionText.most)))
            let more = fact.candidates.count - listed.count
            let rest = more > 0 ? " or \(counted(more, "other"))" : ""
            return "it may be \(Array(listed).describe("or"))\(rest)" + (reasons.isEmpty ? "" : ", \(reasons)")
        }
        if !reasons.isEmpty { return it(tested) + ", perhaps others: \(reasons)" }
        if tested.silentLists.isEmpty { return it(tested) + ", too coarse to tell" }
        return it(tested) + ", and no source tells whether \(listed(tested.silentLists.map(\.text))) listed it that day"
    }

    private func it(_ tested: TestedCondition) -> String {
        (tested.condition.attribute.addsShares ? "" : "it is ") + tested.values.describe("and")
    }

    /// Returns the condition with at most a few values: those of the use first, then others.
    private func brief(_ tested: TestedCondition) -> Condition {
        let condition = tested.condition
        guard condition.values.count > ConditionText.most else { return condition }
        let had = Set(tested.values.map(\.text))
        let values = condition.values.filter(had.contains) + condition.values.filter { !had.contains($0) }
        let listed = values.prefix(ConditionText.most - 1)
        return Condition(condition.attribute, condition.test, listed + ["\(values.count - listed.count) more"])
    }
}
