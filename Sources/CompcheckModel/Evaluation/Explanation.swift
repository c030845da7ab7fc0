/// Why the rulebook answers as it does about one use: what is known of the use, and what part each rule plays.
public struct Explanation: Sendable {
    /// Whether something holds: what the inventory leaves out is unknown, never false.
    public enum Truth: String, CaseIterable, Sendable {
        case yes = "true"
        case unknown
        case no = "false"
    }

    /// The use with its answer.
    public let use: Use
    /// What is known of each attribute that some rule asks about.
    public let facts: [Fact]
    /// An account of every rule of the rulebook, in order of weight: what decides comes first, what is furthest from
    /// applying comes last.
    public let accounts: [Account]

    /// An explanation.
    public init(use: Use, facts: [Fact], accounts: [Account]) {
        self.use = use
        self.facts = facts
        self.accounts = accounts
    }
}

/// A condition of a rule as one use meets or fails it.
public struct TestedCondition: Hashable, Sendable {
    /// The condition.
    public let condition: Condition
    /// Whether it holds.
    public let truth: Explanation.Truth
    /// The values that decide: where it holds those that meet it, else all that the use has or may have.
    public let values: [Fact.Value]

    /// A tested condition.
    public init(_ condition: Condition, truth: Explanation.Truth, values: [Fact.Value]) {
        self.condition = condition
        self.truth = truth
        self.values = values
    }
}

/// The `when` or the `unless` of a rule, condition by condition.
public struct TestedScope: Hashable, Sendable {
    /// Whether all of it holds.
    public let truth: Explanation.Truth
    /// All of these must hold.
    public let conditions: [TestedCondition]
    /// Where not empty, all conditions of at least one of these must hold.
    public let alternatives: [[TestedCondition]]

    /// A tested scope.
    public init(truth: Explanation.Truth, conditions: [TestedCondition], alternatives: [[TestedCondition]]) {
        self.truth = truth
        self.conditions = conditions
        self.alternatives = alternatives
    }

    /// Of the alternatives the one that holds, or else the one that is nearest to holding.
    public var nearestAlternative: [TestedCondition] {
        alternatives.min { $0.shortfall < $1.shortfall } ?? []
    }
}

extension [TestedCondition] {
    /// How far they are from holding together: how many fail, and how many are unknown.
    public var shortfall: (failed: Int, unknown: Int) {
        (count { $0.truth == .no }, count { $0.truth == .unknown })
    }
}
