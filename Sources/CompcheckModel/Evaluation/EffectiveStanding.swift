/// What a rule is to a question on a day: its standing, with what is assumed and left out taken into account.
package enum EffectiveStanding: Hashable, Sendable {
    /// The rulebook does not have the rule.
    case missing
    /// The question leaves the rule out.
    case leftOut
    /// The rule does not exist yet.
    case unheardOf
    /// The question takes the rule to be in force.
    case assumed
    /// The rule's own events say it.
    case stands(Standing)

    /// The standing that a finding of the rule has; nil: the rule has no findings.
    package var standingOfFindings: Standing? {
        switch self {
        case .assumed, .stands(.inForce): .inForce
        case .stands(.uncertain): .uncertain
        case .stands(.unenforced): .unenforced
        case .missing, .leftOut, .unheardOf, .stands(.pending), .stands(.scheduled), .stands(.suspended),
            .stands(.ended):
            nil
        }
    }
}

extension Rule {
    /// What the rule is to a question on a day.
    package func standing(in question: Question, on day: Day) -> EffectiveStanding {
        if question.without.contains(id) { return .leftOut }
        if let from = question.assumed[id], from <= day { return .assumed }
        return lifecycle.standing(on: day).map { .stands($0) } ?? .unheardOf
    }
}
