internal import CompcheckModel

/// What makes two answers one group of the text report: verdicts, binding rules, permissions, waivers and what is new.
///
/// Values that met a condition, evidence, notes and outlook are told elsewhere or together.
struct AnswerKey: Hashable, Sendable {
    /// What of a finding tells groups apart.
    struct Bond: Hashable, Sendable {
        let rule: RuleID
        let standing: Standing
        let certainty: Certainty
        let missing: [Attribute]
    }

    /// What of a permission tells groups apart.
    struct Leave: Hashable, Sendable {
        let rule: RuleID
        let certainty: Certainty
        let lifts: [RuleID]
    }

    let verdict: Verdict
    let atWorst: Verdict
    let bonds: [Bond]
    let leaves: [Leave]
    let waivers: [Waiver]
    let new: [RuleID]?

    init(_ answer: Answer, _ waivers: [Waiver] = [], new: [RuleID]? = nil) {
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
    var binds: Bool {
        switch rule.effect {
        case .prohibits, .requires: true
        case .permits, .notes: false
        }
    }
}
