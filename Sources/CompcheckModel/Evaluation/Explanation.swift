/// Why the rulebook answers as it does about one use: the known facts, and the role of each rule.
package struct Explanation: Sendable {
    /// Whether something holds: what the inventory leaves out is unknown, never false.
    package enum Truth: String, CaseIterable, Sendable {
        case yes = "true"
        case unknown
        case no = "false"
    }

    /// The use with its answer.
    package let use: Use
    /// The facts about each attribute that some rule tests.
    package let facts: [Fact]
    /// The explanations of all rules, by weight: deciding rules first, those furthest from applying last.
    package let ruleExplanations: [RuleExplanation]

    /// An explanation.
    package init(use: Use, facts: [Fact], ruleExplanations: [RuleExplanation]) {
        self.use = use
        self.facts = facts
        self.ruleExplanations = ruleExplanations
    }
}

/// A condition of a rule, evaluated for one use.
package struct TestedCondition: Hashable, Sendable {
    /// The condition.
    package let condition: Condition
    /// Whether it holds.
    package let truth: Explanation.Truth
    /// The values that decide: those that meet the condition if it holds, else all that the use has or may have.
    package let values: [Fact.Value]
    /// The lists that do not say for that day whether a value is on them, if the condition is unknown.
    package let silentLists: [GroupID]

    /// A tested condition.
    package init(
        _ condition: Condition,
        truth: Explanation.Truth,
        values: [Fact.Value],
        silentLists: [GroupID] = [],
    ) {
        self.condition = condition
        self.truth = truth
        self.values = values
        self.silentLists = silentLists
    }
}

/// The `when` or the `unless` of a rule, evaluated for one use, condition by condition.
package struct TestedScope: Hashable, Sendable {
    /// Whether all of it holds.
    package let truth: Explanation.Truth
    /// All of these must hold.
    package let conditions: [TestedCondition]
    /// Where not empty, all conditions of at least one of these must hold.
    package let alternatives: [[TestedCondition]]

    /// A tested scope.
    package init(truth: Explanation.Truth, conditions: [TestedCondition], alternatives: [[TestedCondition]]) {
        self.truth = truth
        self.conditions = conditions
        self.alternatives = alternatives
    }

    /// The alternative that holds, or else the one that is nearest to holding.
    package var nearestAlternative: [TestedCondition] {
        alternatives.min { $0.shortfall < $1.shortfall } ?? []
    }
}

extension [TestedCondition] {
    /// How far the conditions are from holding together: how many fail, and how many are unknown.
    package var shortfall: (failed: Int, unknown: Int) {
        (count { $0.truth == .no }, count { $0.truth == .unknown })
    }
}
