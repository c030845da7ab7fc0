import CompcheckModel

/// The required result of a condition for a use, in three-valued logic.
enum Aim: Hashable {
    case yes
    case no
    /// Yes or unknown: the inventory may leave it open.
    case notNo
    case notYes

    /// The same aim, stated for the negated condition.
    var flipped: Aim {
        switch self {
        case .yes: .no
        case .no: .yes
        case .notNo: .notYes
        case .notYes: .notNo
        }
    }

    /// Whether an unknown result satisfies it.
    var isSoft: Bool { self == .notNo || self == .notYes }
}

/// A condition with its required result.
struct Literal {
    let probe: Probe
    let aim: Aim

    func isSame(as other: Literal) -> Bool { probe === other.probe && aim == other.aim }
}

/// A formula over conditions, which a use must satisfy.
indirect enum Formula {
    case literal(Literal)
    case all([Formula])
    case any([Formula])
}

/// A rule with its probes.
///
/// A class because all formulas about the rule share the probes.
final class ProbedRule {
    /// The probes of a scope.
    struct ProbedScope {
        var conditions: [Probe]
        var alternatives: [[Probe]]

        var all: [Probe] { conditions + alternatives.flatMap(\.self) }

        /// Returns the formula that the scope has a result.
        ///
        /// In Kleene's logic a conjunction is a minimum and a disjunction a maximum, so an aim for the whole becomes
        /// the same aim for its parts.
        func formula(_ aim: Aim) -> Formula {
            let parts = conditions.map { Formula.literal(Literal(probe: $0, aim: aim)) }
            let choices = alternatives.map { alternative in
                let parts = alternative.map { Formula.literal(Literal(probe: $0, aim: aim)) }
                return aim.isHigh ? Formula.all(parts) : .any(parts)
            }
            guard !choices.isEmpty else { return aim.isHigh ? .all(parts) : .any(parts) }
            return aim.isHigh ? .all(parts + [.any(choices)]) : .any(parts + [.all(choices)])
        }
    }

    let rule: Rule
    let when: ProbedScope
    let unless: ProbedScope?
    /// The positions of the rules that override it, and below of those that it overrides.
    var overriders: [Int] = []
    var overridden: [Int] = []

    init(_ rule: Rule, _ universe: Universe, _ stretches: [Day]) {
        self.rule = rule
        func scope(_ scope: Scope, covers: Bool) -> ProbedScope {
            func probe(_ condition: Condition) -> Probe { Probe(condition, covers: covers, universe, stretches) }
            return ProbedScope(
                conditions: scope.conditions.map(probe),
                alternatives: scope.alternatives.map { $0.map(probe) },
            )
        }
        when = scope(rule.when, covers: rule.effect == .permits)
        unless = rule.unless.map { scope($0, covers: false) }
    }

    var probes: [Probe] { when.all + (unless?.all ?? []) }

    /// Whether it overrides nothing for certain, even if it applies.
    var isDoubtfulPermission: Bool { rule.effect == .permits && rule.confidence.isDoubtful }

    /// Returns the formula that the rule matches, or not, before any exception.
    func match(_ aim: Aim) -> Formula {
        guard let unless else { return when.formula(aim) }
        let parts = [when.formula(aim), unless.formula(aim.flipped)]
        return aim.isHigh ? .all(parts) : .any(parts)
    }
}

extension Aim {
    /// Whether all parts of a conjunction must have it; otherwise one part is enough.
    fileprivate var isHigh: Bool { self == .yes || self == .notNo }
}
