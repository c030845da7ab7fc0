package import CompcheckModel

/// The result of a rule test.
package struct TrialOutcome: Sendable {
    /// A difference from what the test expects.
    package enum Miss: Hashable, Sendable {
        /// The verdict differs.
        case verdict(expected: Verdict, got: Verdict)
        /// A rule applies differently than expected.
        case bite(RuleID, expected: Rule.Example.Bite, got: Rule.Example.Bite)
    }

    /// The test.
    package let trial: Trial
    /// The rulebook's answer for its use.
    package let answer: Answer

    /// All differences from what the test expects.
    package var misses: [Miss] {
        var misses: [Miss] = []
        if let expected = trial.verdict, expected != answer.verdict {
            misses.append(.verdict(expected: expected, got: answer.verdict))
        }
        for demand in trial.demands {
            let got = answer.bite(of: demand.rule)
            if got != demand.bites { misses.append(.bite(demand.rule, expected: demand.bites, got: got)) }
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
