package import CompcheckModel

/// A part of a rule that no test exercises.
package struct CoverageGap: Hashable, Sendable {
    /// What is missing.
    package enum Kind: Hashable, Sendable {
        /// There is no test in which the rule applies.
        case bite
        /// There is no test in which the rule does not apply.
        case nearMiss
        /// There is no test on this day, the day before the rule took effect.
        case eve(Day)
        /// There is no test between this event and the next.
        case event(Event)
        /// Every test passes without this clause.
        case clause(Clause)
    }

    /// The rule.
    package let rule: RuleID
    /// What is missing.
    package let kind: Kind
}

/// A part of a rule that decides which uses it matches.
package enum Clause: Hashable, Sendable {
    /// A condition of `when`, by position.
    case condition(Int, Condition)
    /// An alternative of `any` in `when`, by position.
    case alternative(Int, [Condition])
    /// The whole of `unless`.
    case unless
    /// A rule that it overrides.
    case override(RuleID)
}

extension Rule {
    /// All clauses that decide which uses it matches.
    package var clauses: [Clause] {
        when.conditions.enumerated().map { .condition($0, $1) }
            + when.alternatives.enumerated().map { .alternative($0, $1) }
            + (unless == nil ? [] : [.unless])
            + overrides.map { .override($0) }
    }

    /// Returns the rule without one of its clauses.
    func without(_ clause: Clause) -> Rule {
        switch clause {
        case .condition(let position, _):
            var conditions = when.conditions
            conditions.remove(at: position)
            return with(when: Scope(conditions, any: when.alternatives))
        case .alternative(let position, _):
            var alternatives = when.alternatives
            alternatives.remove(at: position)
            return with(when: Scope(when.conditions, any: alternatives))
        case .unless: return with(when: when, unless: .some(nil))
        case .override(let target): return with(when: when, overrides: overrides.filter { $0 != target })
        }
    }

    private func with(when: Scope, unless: Scope?? = nil, overrides: [RuleID]? = nil) -> Rule {
        Rule(
            id: id,
            title: title,
            authority: authority,
            effect: effect,
            requirement: requirement,
            severity: severity,
            confidence: confidence,
            overrides: overrides ?? self.overrides,
            when: when,
            unless: unless ?? self.unless,
            lifecycle: lifecycle,
        )
    }
}
