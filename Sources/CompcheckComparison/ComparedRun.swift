package import CompcheckModel

/// A finished run with the rulebook that it had: one side of a comparison.
package struct ComparedRun: Sendable {
    /// The run.
    package let record: RunRecord
    /// What it asked, with the rules and waivers that it knew.
    package let audit: Audit
    let rules: [RuleID: Rule]
    /// The overriding rules, by the rule that they override.
    let overriders: [RuleID: [RuleID]]

    /// Creates a side of the comparison.
    package init(_ record: RunRecord, _ audit: Audit) {
        self.record = record
        self.audit = audit
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        let pairs = audit.rulebook.rules.flatMap { rule in rule.overrides.map { ($0, [rule.id]) } }
        overriders = Dictionary(pairs, uniquingKeysWith: +)
    }

    /// Its rules, and the catalogue that they refer to.
    package var rulebook: Rulebook { audit.rulebook }

    /// The day in question.
    package var day: Day { record.question.asOf }

    /// Returns the rule with that id; nil if the run's rulebook has none.
    package func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// Returns the state of a rule in the run.
    package func standing(of rule: RuleID) -> EffectiveStanding { standing(of: rule, on: day) }

    /// Returns the state that a rule would have had in the run on another day.
    package func standing(of id: RuleID, on day: Day) -> EffectiveStanding {
        rules[id]?.standing(in: record.question, on: day) ?? .missing
    }

    /// Returns the waivers that cover findings of a use in this run.
    package func waivers(covering answer: Answer?, of service: Service, in jurisdiction: JurisdictionCode) -> [Waiver] {
        answer.map { audit.waivers.covering($0, of: service, in: jurisdiction) } ?? []
    }
}
