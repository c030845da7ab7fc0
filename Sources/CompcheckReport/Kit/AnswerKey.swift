package import CompcheckModel

/// What makes two answers one group of the text report: verdicts, binding rules, permissions, waivers and what is new.
///
/// Values that met a condition, evidence, notes and outlook are told elsewhere or together.
package struct AnswerKey: Hashable, Sendable {
    /// What of a finding tells groups apart.
    package struct Bond: Hashable, Sendable {
        package let rule: RuleID
        package let standing: Standing
        package let certainty: Certainty
        package let missing: [Attribute]
    }

    /// What of a permission tells groups apart.
    package struct Leave: Hashable, Sendable {
        package let rule: RuleID
        package let certainty: Certainty
        package let lifts: [RuleID]
    }

    package let verdict: Verdict
    package let atWorst: Verdict
    package let bonds: [Bond]
    package let leaves: [Leave]
    package let waivers: [Waiver]
    package let new: [RuleID]?

    package init(_ answer: Answer, _ waivers: [Waiver] = [], new: [RuleID]? = nil) {
        self.waivers = waivers
        self.new = new
        verdict = answer.verdict
        atWorst = answer.atWorst
        bonds = answer.findings.filter(\.binds)
            .map { Bond(rule: $0.rule.id, standing: $0.standing, certainty: $0.certainty, missing: $0.missing) }
        leaves = answer.permissions.map { Leave(rule: $0.rule.id, certainty: $0.certainty, lifts: $0.lifts) }
    }
}

extension Finding {
    /// Whether it is more than a note.
    package var binds: Bool {
        switch rule.effect {
        case .prohibits, .requires: true
        case .permits, .notes: false
        }
    }
}
