package import CompcheckChecker
package import CompcheckModel

/// Finds the parts of a rulebook that its rule tests do not exercise.
///
/// A clause is exercised if some test fails without it; an event, if some test of the rule is on a day from the
/// event until the next one.
package struct Coverage {
    private let rulebook: Rulebook
    private let tests: [RuleTest]
    private let byRule: [RuleID: [RuleTest]]

    /// Creates the coverage of a rulebook by these tests, which must all pass.
    package init(_ rulebook: Rulebook, _ tests: [RuleTest]) {
        self.rulebook = rulebook
        self.tests = tests
        var byRule: [RuleID: [RuleTest]] = [:]
        for test in tests {
            for rule in Set(test.expectations.map(\.rule)) { byRule[rule, default: []].append(test) }
        }
        self.byRule = byRule
    }

    /// Returns the parts that no test exercises, in the order of the rules.
    /// - Throws: `UnknownRule`, if a test assumes or leaves out a rule that does not exist.
    package func gaps() throws(UnknownRule) -> [CoverageGap] {
        var gaps: [CoverageGap] = []
        for rule in rulebook.rules {
            gaps += (bites(rule) + eves(rule) + events(rule)).map { CoverageGap(rule: rule.id, kind: $0) }
            for clause in rule.clauses where try !isExercised(clause, of: rule) {
                gaps.append(CoverageGap(rule: rule.id, kind: .clause(clause)))
            }
        }
        return gaps
    }

    // MARK: Bites

    private func bites(_ rule: Rule) -> [CoverageGap.Kind] {
        let seen = Set((byRule[rule.id] ?? []).flatMap(\.expectations).filter { $0.rule == rule.id }.map(\.bites))
        // A doubtful exception lifts nothing for certain, so its best result is `possibly`.
        let mayDoubt = rule.effect.allows && rule.confidence.isDoubtful
        let isBitten = seen.contains(.yes) || mayDoubt && seen.contains(.possibly)
        return (isBitten ? [] : [.bite]) + (seen.contains(.no) ? [] : [.nearMiss])
    }

    // MARK: Events

    /// Returns the day before the rule first took effect, if that day is known and no test is on it.
    private func eves(_ rule: Rule) -> [CoverageGap.Kind] {
        guard let start = rule.lifecycle.periods.first(where: { $0.standing == .inForce })?.from,
            rule.lifecycle.events.last(where: { $0.day == start })?.kind == .effective
        else { return [] }
        let eve = start.advanced(by: -1)
        return (byRule[rule.id] ?? []).contains { $0.on == eve } ? [] : [.eve(eve)]
    }

    private func events(_ rule: Rule) -> [CoverageGap.Kind] {
        let events = rule.lifecycle.events
        return events.enumerated().compactMap { position, event in
            let next = events[(position + 1)...].first { $0.day > event.day }?.day
            let isSeen = (byRule[rule.id] ?? []).contains { $0.on >= event.day && next.map($0.on.isBefore) ?? true }
            return isSeen ? nil : .event(event)
        }
    }

    // MARK: Clauses

    private func isExercised(_ clause: Clause, of rule: Rule) throws(UnknownRule) -> Bool {
        var runner = RuleTestRunner(rulebook.replacing(rule.without(clause)))
        // The rule's own tests first: they are the most likely to fail.
        for test in byRule[rule.id] ?? [] where try !runner.outcome(of: test).passed { return true }
        for test in tests where try !runner.outcome(of: test).passed { return true }
        return false
    }
}

extension Day {
    fileprivate func isBefore(_ other: Day) -> Bool { self < other }
}

extension Rulebook {
    /// Returns the rulebook with another version of one of its rules.
    fileprivate func replacing(_ rule: Rule) -> Rulebook {
        Rulebook(rules: rules.map { $0.id == rule.id ? rule : $0 }, catalogue: catalogue, origin: origin)
    }
}
