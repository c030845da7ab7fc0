import CompcheckModel

/// What must come out of a condition for a use.
enum Aim: Hashable {
    case yes
    case no
    /// Perhaps: the inventory may leave it open.
    case notNo
    case notYes

    /// The aim for the opposite condition.
    var flipped: Aim {
        switch self {
        case .yes: .no
        case .no: .yes
        case .notNo: .notYes
        case .notYes: .notNo
        }
    }

    /// Whether it leaves room for what is not known.
    var isSoft: Bool { self == .notNo || self == .notYes }
}

/// A condition and what must come out of it.
struct Literal {
    let probe: Probe
    let aim: Aim

    func isSame(as other: Literal) -> Bool { probe === other.probe && aim == other.aim }
}

/// What a use must be like.
indirect enum Formula {
    case literal(Literal)
    case all([Formula])
    case any([Formula])
}

/// A rule with its probes.
///
/// A class because all formulas about it share them.
final class ProbedRule {
    /// The probes of a scope.
    struct ProbedScope {
        var conditions: [Probe]
        var alternatives: [[Probe]]

        var all: [Probe] { conditions + alternatives.flatMap(\.self) }

        /// The conjunction of Kleene's logic is a minimum and the disjunction a maximum, so an aim for the whole is one
        /// for the parts.
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
    /// The rules that override it and that it overrides, by position.
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

    /// Whether it lifts nothing for certain even where it is live.
    var isDoubtfulPermission: Bool { rule.effect == .permits && rule.confidence.isDoubtful }

    /// What a use must be like for the rule to apply, or not, before any exception.
    func match(_ aim: Aim) -> Formula {
        guard let unless else { return when.formula(aim) }
        let parts = [when.formula(aim), unless.formula(aim.flipped)]
        return aim.isHigh ? .all(parts) : .any(parts)
    }
}

extension Aim {
    /// Whether it asks for much, so that all parts of a conjunction must have it; else one part is enough.
    fileprivate var isHigh: Bool { self == .yes || self == .notNo }
}
