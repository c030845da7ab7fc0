import CompcheckModel

/// Finds rules that no use can match, and clauses that do not change which uses a rule matches.
struct DeadClauses {
    private let subject: Subject
    private let rule: RuleAtoms
    private let periods: [Int]

    private init(_ subject: Subject, _ rule: RuleAtoms) {
        self.subject = subject
        self.rule = rule
        periods = subject.periods(of: subject.days(of: rule.rule), telling: rule.atoms)
    }

    static func lints(_ subject: Subject) -> [Lint] {
        subject.rules.flatMap { DeadClauses(subject, $0).lints }
    }

    /// Returns whether some use matches the rule on a day on which it is alive.
    static func canMatch(_ rule: RuleAtoms, _ subject: Subject) -> Bool {
        DeadClauses(subject, rule).canBe(rule.match(.yes))
    }

    private var lints: [Lint] {
        guard canBe(rule.match(.yes)) else { return [neverMatches] }
        var lints: [Lint] = []
        let kept = swallowed(rule.when, given: [], named: "when", into: &lints)
        guard let unless = rule.unless else { return lints }
        if canBe(.all([kept, unless.formula(.yes)])) {
            _ = swallowed(unless, given: [kept], named: "unless", into: &lints)
        } else {
            let what = "its `unless` never holds where its `when` does: remove it or fix it"
            lints.append(lint(what, at: "unless"))
        }
        return lints
    }

    private var neverMatches: Lint {
        let what =
            if canBe(rule.when.formula(.yes)) {
                "its `unless` holds wherever its `when` does, so the rule never matches"
            } else if let empty = rule.when.conditions.first(where: { !canBe($0.formula(.yes)) }) {
                "no use can meet \(empty.condition.asWritten) on any day of its life"
            } else if let (one, other) = contradiction {
                "no use meets both \(one.condition.asWritten) and \(other.condition.asWritten)"
            } else {
                "its conditions contradict each other on every day of its life"
            }
        return subject.lint(.neverMatches, what, rule.rule, at: "when")
    }

    /// Two conditions that no use meets together.
    private var contradiction: (Atom, Atom)? {
        for (position, one) in rule.when.conditions.enumerated() {
            for other in rule.when.conditions[..<position]
            where !canBe(.all([one.formula(.yes), other.formula(.yes)])) {
                return (other, one)
            }
        }
        return nil
    }

    /// Reports the redundant clauses of a scope, and returns the formula of the rest, which matches the same uses.
    private func swallowed(
        _ scope: RuleAtoms.ScopeAtoms,
        given context: [Formula],
        named key: String,
        into lints: inout [Lint],
    ) -> Formula {
        var kept = scope
        for atom in scope.conditions {
            let rest = RuleAtoms.ScopeAtoms(
                conditions: kept.conditions.filter { $0 !== atom },
                alternatives: scope.alternatives,
            )
            guard !canBe(.all(context + [rest.formula(.yes), atom.formula(.notYes)])) else { continue }
            kept.conditions = rest.conditions
            lints.append(lint("\(atom.condition.asWritten) in its `\(key)` \(reason(atom, rest, context))", at: key))
        }
        let conditions = context + kept.conditions.map { $0.formula(.yes) }
        kept.alternatives = []
        for (number, alternative) in scope.alternatives.enumerated() {
            let others = kept.alternatives + scope.alternatives[(number + 1)...]
            if let what = swallowed(alternative, given: conditions, others) {
                lints.append(lint("alternative \(number + 1) of `any` in its `\(key)` \(what)", at: key))
            } else {
                kept.alternatives.append(alternative)
                for what in superfluous(alternative, given: conditions) {
                    lints.append(lint("\(what) in alternative \(number + 1) of `any` in its `\(key)`", at: key))
                }
            }
        }
        return kept.formula(.yes)
    }

    /// Returns why an alternative is redundant; nil if it is not.
    private func swallowed(_ alternative: [Atom], given context: [Formula], _ others: [[Atom]]) -> String? {
        let holds = context + alternative.map { $0.formula(.yes) }
        guard canBe(.all(holds)) else { return "can never hold: remove it or fix it" }
        let isSwallowed = others.contains { other in
            !canBe(.all(holds + [.any(other.map { $0.formula(.notYes) })]))
        }
        return isSwallowed ? "is redundant: another alternative holds wherever it does" : nil
    }

    /// Describes the conditions of an alternative that hold wherever all others do.
    private func superfluous(_ alternative: [Atom], given context: [Formula]) -> [String] {
        var kept = alternative
        var found: [String] = []
        for atom in alternative {
            let rest = kept.filter { $0 !== atom }
            guard !canBe(.all(context + rest.map { $0.formula(.yes) } + [atom.formula(.notYes)])) else { continue }
            kept = rest
            found.append("\(atom.condition.asWritten) holds wherever the other conditions do: remove it")
        }
        return found
    }

    private func reason(_ atom: Atom, _ rest: RuleAtoms.ScopeAtoms, _ context: [Formula]) -> String {
        if !canBe(atom.formula(.notYes)) { return "always holds: remove it or fix it" }
        // A single condition that implies this one, if there is one.
        let culprit = rest.conditions.first { !canBe(.all([$0.formula(.yes), atom.formula(.notYes)])) }
        return culprit.map { "holds wherever \($0.condition.asWritten) does: remove it" }
            ?? "holds wherever the other conditions do: remove it"
    }

    private func lint(_ what: String, at key: String) -> Lint {
        subject.lint(.swallowedClause, what, rule.rule, at: key)
    }

    private func canBe(_ formula: Formula) -> Bool {
        periods.contains { Search.exists(formula, period: $0, subject.universe) }
    }
}

extension Atom {
    func formula(_ polarity: Polarity) -> Formula { .literal(Literal(atom: self, polarity: polarity)) }
}

extension Condition {
    /// The condition as written in a rule file, with long lists cut short.
    var asWritten: String {
        let list = values.count > 4 ? values.prefix(3).joined(separator: ", ") + ", …" : values.joined(separator: ", ")
        let value = values.count == 1 ? list : "[\(list)]"
        return switch test {
        case .any: "`\(attribute.rawValue): \(value)`"
        case .not, .outside: "`\(attribute.rawValue): {\(test.rawValue): \(value)}`"
        }
    }
}
