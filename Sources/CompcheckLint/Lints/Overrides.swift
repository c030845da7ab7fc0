import CompcheckModel

/// Finds overrides that have no effect, or less than they seem to.
struct Overrides {
    /// The attributes on which an exception is easily narrower than the rule that it lifts, without anyone noticing.
    static let watched: [Attribute] = [.developer, .model, .data, .modality, .hosting, .customer]

    private let subject: Subject

    static func lints(_ subject: Subject) -> [Lint] {
        let overrides = Overrides(subject: subject)
        let matching = subject.rules.map { $0.overriders.isEmpty && $0.overridden.isEmpty || canMatch($0, subject) }
        return subject.rules.indices.filter { matching[$0] }.flatMap { over in
            subject.rules[over].overridden.filter { matching[$0] }.flatMap {
                overrides.lints(subject.rules[over], over: subject.rules[$0])
            }
        }
    }

    /// Returns whether a rule can match; one that cannot is reported by `DeadClauses`, and its overrides are not.
    private static func canMatch(_ rule: RuleAtoms, _ subject: Subject) -> Bool {
        DeadClauses.canMatch(rule, subject)
    }

    private func lints(_ over: RuleAtoms, over target: RuleAtoms) -> [Lint] {
        let days = (subject.days(of: over.rule) + subject.days(of: target.rule))
            .filter { over.rule.isAlive(on: $0) && target.rule.isAlive(on: $0) }
        guard !days.isEmpty else {
            let what = "overrides \(shown: target.rule.id), but the two are never alive on the same day"
            return [subject.lint(.overrideNeverMeets, what, over.rule, at: "overrides")]
        }
        let periods = subject.periods(of: days, telling: over.atoms + target.atoms)
        func canBe(_ parts: [Formula]) -> Bool {
            periods.contains { Search.exists(.all(parts), period: $0, subject.universe) }
        }
        guard canBe([over.match(.yes), target.match(.yes)]) else {
            let what = "overrides \(shown: target.rule.id), but no use meets the conditions of both"
            return [subject.lint(.overrideNeverMeets, what, over.rule, at: "overrides")]
        }
        let narrower = Overrides.watched.filter { isNarrower(over, than: target, on: $0, canBe) }
        guard !narrower.isEmpty else { return [] }
        let list = narrower.map { "`\($0.rawValue)`" }.joined(separator: " and ")
        let what =
            "overrides \(shown: target.rule.id) but is narrower on \(list): the rest of that rule still applies: if "
            + "that is intended, say so under `lint`"
        return [subject.lint(.narrowerOverride, what, over.rule, at: "overrides")]
    }

    /// Returns whether the overridden rule matches uses that the other misses only by its conditions on an attribute.
    private func isNarrower(
        _ over: RuleAtoms,
        than target: RuleAtoms,
        on attribute: Attribute,
        _ canBe: ([Formula]) -> Bool,
    ) -> Bool {
        // A permission must cover every value of a use; that alone does not make its scope narrower, so it is ignored.
        func plain(_ atom: Atom) -> Atom {
            atom.covers ? Atom(atom.condition, covers: false, subject.universe, subject.periods) : atom
        }
        let (own, others) = over.when.conditions.parted { $0.attribute == attribute }
        let alternatives = RuleAtoms.ScopeAtoms(conditions: [], alternatives: over.when.alternatives)
        let reach = [target.match(.yes)] + others.map { plain($0).formula(.yes) }
        let whole = own.isEmpty ? [] : [Formula.any(own.map { plain($0).formula(.notYes) })]
        if !whole.isEmpty, canBe(reach + [alternatives.formula(.yes)] + whole) { return true }
        // If every alternative has conditions on it: the uses that all of them miss.
        let byAlternative = over.when.alternatives.map { $0.filter { $0.attribute == attribute } }
        if !byAlternative.isEmpty, !byAlternative.contains(where: \.isEmpty) {
            let missed = byAlternative.map { Formula.any($0.map { plain($0).formula(.notYes) }) }
            if canBe(reach + own.map { plain($0).formula(.yes) } + missed) { return true }
        }
        guard let unless = over.unless, unless.all.contains(where: { $0.attribute == attribute }) else { return false }
        return canBe([target.match(.yes), over.when.formula(.yes), unless.formula(.yes)])
    }
}

extension Array {
    /// Returns the elements for which the predicate holds, and the others.
    fileprivate func parted(_ holds: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(holds), filter { !holds($0) })
    }
}
