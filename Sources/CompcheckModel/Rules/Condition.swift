/// One test of one attribute.
package struct Condition: Hashable, Codable, Sendable {
    /// How the values are meant.
    package enum Test: String, CaseIterable, Codable, Sendable {
        /// One of these.
        case any
        /// None of these.
        case not
        /// At least one that is not among these.
        case outside
    }

    /// What is asked about.
    package let attribute: Attribute
    /// How the values are meant.
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

/// A map of a rule file: all conditions must hold and, where there are alternatives, at least one of those.
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

    /// Every condition that stands anywhere in it.
    package var allConditions: [Condition] { conditions + alternatives.flatMap(\.self) }
}

extension Rule {
    /// Every condition that stands anywhere in it, its exceptions included.
    package var allConditions: [Condition] { when.allConditions + (unless?.allConditions ?? []) }
}
