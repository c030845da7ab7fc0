package import CompcheckModel

/// The result of a rule test.
package struct RuleTestOutcome: Sendable {
    /// A difference from what the test expects.
    package enum Miss: Hashable, Sendable {
        /// The verdict differs.
        case verdict(expected: Verdict, got: Verdict)
        /// A rule applies differently than expected.
        case bite(RuleID, expected: Rule.Example.Bite, got: Rule.Example.Bite)
    }

    /// The test.
    package let test: RuleTest
    /// The rulebook's answer for its use.
    package let answer: Answer

    /// All differences from what the test expects.
    package var misses: [Miss] {
        var misses: [Miss] = []
        if let expected = test.verdict, expected != answer.verdict {
            misses.append(.verdict(expected: expected, got: answer.verdict))
        }
        for expectation in test.expectations {
            let got = answer.bite(of: expectation.rule)
            if got != expectation.bites {
                misses.append(.bite(expectation.rule, expected: expectation.bites, got: got))
            }
        }
        return misses
    }

    /// Whether everything is as expected.
    package var passed: Bool { misses.isEmpty }
}

extension Answer {
    /// Returns whether, and how certainly, a rule is among the findings or permissions.
    package func bite(of rule: RuleID) -> Rule.Example.Bite {
        let certainty =
            findings.first { $0.rule.id == rule }?.certainty ?? permissions.first { $0.rule.id == rule }?.certainty
        return switch certainty {
        case .certain: .yes
        case .possible: .possibly
        case nil: .no
        }
    }
}
