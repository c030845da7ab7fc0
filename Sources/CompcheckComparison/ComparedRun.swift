package import CompcheckModel

/// A finished run with the rulebook that it had: one side of a comparison.
package struct ComparedRun: Sendable {
    /// The run.
    package let record: RunRecord
    /// What it asked, with the rules and waivers that it knew.
    package let audit: Audit
    let rules: [RuleID: Rule]
    /// The rules that override a rule.
    let overriders: [RuleID: [RuleID]]

    /// A run.
    package init(_ record: RunRecord, _ audit: Audit) {
        self.record = record
        self.audit = audit
        rules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        let pairs = audit.rulebook.rules.flatMap { rule in rule.overrides.map { ($0, [rule.id]) } }
        overriders = Dictionary(pairs, uniquingKeysWith: +)
    }

    /// Its rules, and the catalogue that they speak of.
    package var rulebook: Rulebook { audit.rulebook }

    /// The day in question.
    package var day: Day { record.question.asOf }

    /// The rule of that id; nil where the run's rulebook has none.
    package func rule(_ id: RuleID) -> Rule? { rules[id] }

    /// What a rule was to the run.
    package func standing(of rule: RuleID) -> EffectiveStanding { standing(of: rule, on: day) }

    /// What a rule would have been to it, had another day been in question.
    package func standing(of id: RuleID, on day: Day) -> EffectiveStanding {
        rules[id]?.standing(in: record.question, on: day) ?? .missing
    }

    /// The waivers that cover findings of a use in it.
    package func waivers(covering answer: Answer?, of service: Service, in jurisdiction: JurisdictionCode) -> [Waiver] {
        answer.map { audit.waivers.covering($0, of: service, in: jurisdiction) } ?? []
    }
}
