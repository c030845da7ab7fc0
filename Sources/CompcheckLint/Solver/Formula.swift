import CompcheckModel

/// The required result of a condition for a use, in three-valued logic.
enum Polarity: Hashable {
    case yes
    case no
    /// Yes or unknown: the inventory may leave it open.
    case notNo
    case notYes

    /// The same aim, stated for the negated condition.
    var flipped: Polarity {
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
    let atom: Atom
    let polarity: Polarity

    func isSame(as other: Literal) -> Bool { atom === other.atom && polarity == other.polarity }
}

/// A formula over conditions, which a use must satisfy.
indirect enum Formula {
    case literal(Literal)
    case all([Formula])
    case any([Formula])
}

/// A rule with its atoms.
///
/// A class because all formulas about the rule share the atoms.
final class RuleAtoms {
    /// The atoms of a scope.
    struct ScopeAtoms {
        var conditions: [Atom]
        var alternatives: [[Atom]]

        var all: [Atom] { conditions + alternatives.flatMap(\.self) }

        /// Returns the formula that the scope has a result.
        ///
        /// In Kleene's logic a conjunction is a minimum and a disjunction a maximum, so an aim for the whole becomes
        /// the same aim for its parts.
        func formula(_ polarity: Polarity) -> Formula {
            let parts = conditions.map { Formula.literal(Literal(atom: $0, polarity: polarity)) }
            let choices = alternatives.map { alternative in
                let parts = alternative.map { Formula.literal(Literal(atom: $0, polarity: polarity)) }
                return polarity.isHigh ? Formula.all(parts) : .any(parts)
            }
            guard !choices.isEmpty else { return polarity.isHigh ? .all(parts) : .any(parts) }
            return polarity.isHigh ? .all(parts + [.any(choices)]) : .any(parts + [.all(choices)])
        }
    }

    let rule: Rule
    let when: ScopeAtoms
    let unless: ScopeAtoms?
    /// The positions of the rules that override it, and below of those that it overrides.
    var overriders: [Int] = []
    var overridden: [Int] = []

    init(_ rule: Rule, _ universe: Universe, _ periods: [Day]) {
        self.rule = rule
        func scope(_ scope: Scope, covers: Bool) -> ScopeAtoms {
            func atom(_ condition: Condition) -> Atom { Atom(condition, covers: covers, universe, periods) }
            return ScopeAtoms(
                conditions: scope.conditions.map(atom),
                alternatives: scope.alternatives.map { $0.map(atom) },
            )
        }
        when = scope(rule.when, covers: rule.effect.allows)
        unless = rule.unless.map { scope($0, covers: false) }
    }

    var atoms: [Atom] { when.all + (unless?.all ?? []) }

    /// Whether it is an exception that overrides nothing for certain, even if it applies.
    var isDoubtfulException: Bool { rule.effect.allows && rule.confidence.isDoubtful }

    /// Returns the formula that the rule matches, or not, before any exception.
    func match(_ polarity: Polarity) -> Formula {
        guard let unless else { return when.formula(polarity) }
        let parts = [when.formula(polarity), unless.formula(polarity.flipped)]
        return polarity.isHigh ? .all(parts) : .any(parts)
    }
}

extension Polarity {
    /// Whether all parts of a conjunction must have it; otherwise one part is enough.
    fileprivate var isHigh: Bool { self == .yes || self == .notNo }
}
