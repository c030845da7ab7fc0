package import CompcheckModel

/// What came out of a trial.
package struct TrialOutcome: Sendable {
    /// Something that came out otherwise than written.
    package enum Miss: Hashable, Sendable {
        /// Another verdict.
        case verdict(expected: Verdict, got: Verdict)
        /// A rule bites otherwise.
        case bite(RuleID, expected: Rule.Example.Bite, got: Rule.Example.Bite)
    }

    /// What was tried.
    package let trial: Trial
    /// What the rulebook says.
    package let answer: Answer

    /// Everything that came out otherwise than written.
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

    /// Whether all came out as written.
    package var passed: Bool { misses.isEmpty }
}

extension Answer {
    /// Whether a rule is among the findings or permissions.
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
