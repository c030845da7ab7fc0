/// One test of one attribute.
package struct Condition: Hashable, Codable, Sendable {
    /// How the use's values are compared with the condition's values.
    package enum Test: String, CaseIterable, Codable, Sendable {
        /// One of these.
        case any
        /// None of these.
        case not
        /// At least one that is not among these.
        case outside
    }

    /// The attribute in question.
    package let attribute: Attribute
    /// How the use's values are compared with the condition's values.
    package let test: Test
    /// Ids, codes, groups or free words, never empty.
    package let values: [String]

    private enum CodingKeys: String, CodingKey {
        case attribute = "attribute"
        case test = "test"
        case values = "values"
    }

    /// A condition.
    package init(_ attribute: Attribute, _ test: Test = .any, _ values: [String]) {
        self.attribute = attribute
        self.test = test
        self.values = values
    }
}

/// The `when` or `unless` of a rule: all conditions must hold and, if there are alternatives, at least one of them.
package struct Scope: Hashable, Codable, Sendable {
    /// All of these must hold.
    package let conditions: [Condition]
    /// Where not empty, all conditions of at least one of these must hold.
    package let alternatives: [[Condition]]

    private enum CodingKeys: String, CodingKey {
        case conditions = "conditions"
        case alternatives = "alternatives"
    }

    /// A scope.
    package init(_ conditions: [Condition], any alternatives: [[Condition]] = []) {
        self.conditions = conditions
        self.alternatives = alternatives
    }

    /// All conditions in it, those of the alternatives included.
    package var allConditions: [Condition] { conditions + alternatives.flatMap(\.self) }
}

extension Rule {
    /// All conditions of the rule, those of its `unless` included.
    package var allConditions: [Condition] { when.allConditions + (unless?.allConditions ?? []) }
}
