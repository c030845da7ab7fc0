import CompcheckChecker
package import CompcheckModel

/// Finds uses that one authority permits and also prohibits or restricts, with no precedence between the two rules.
///
/// Each use is constructed from the conditions and then evaluated by the checker, so an audit confirms what is
/// reported.
struct Conflicts {
    private let subject: Subject
    /// The compiled checkers by day; 32 suffice, because most conflicts occur on a few days.
    private var checkers: CheckerPool

    init(_ subject: Subject) {
        self.subject = subject
        checkers = CheckerPool(subject.rulebook, keeping: 32)
    }

    mutating func lints() -> [Lint] {
        let byAuthority = Dictionary(grouping: subject.rules.indices) { subject.rules[$0].rule.authority }
        var lints: [Lint] = []
        for (_, positions) in byAuthority.sorted(by: { $0.key < $1.key }) {
            let permissions = positions.filter { subject.rules[$0].rule.effect == .permits }
            let burdens = positions.filter { [.prohibits, .requires].contains(subject.rules[$0].rule.effect) }
            for permission in permissions {
                for burden in burdens {
                    if let lint = lint(permission, burden) { lints.append(lint) }
                }
            }
        }
        return lints
    }

    private mutating func lint(_ permission: Int, _ burden: Int) -> Lint? {
        let (permits, binds) = (subject.rules[permission], subject.rules[burden])
        // A doubtful exception lifts nothing for certain.
        if permits.isDoubtfulException, !permits.rule.overrides.isEmpty { return nil }
        if permits.overriders.contains(burden) || binds.overriders.contains(permission) { return nil }
        var isUnsettled = false
        for (day, formula) in moments(permission, burden) {
            switch Search.run(formula, period: subject.period(of: day), subject.universe) {
            case .none: continue
            case .unsettled: isUnsettled = true
            case .found(let use):
                let service = use.service
                guard confirms(service, in: use.jurisdiction, on: day, permits.rule, binds.rule) else {
                    isUnsettled = true
                    continue
                }
                let what =
                    "\(shown: permits.rule.id) permits what \(shown: binds.rule.id) of the same authority "
                    + "\(binds.rule.effect.rawValue), \(service.displayText) on \(day): say which one `overrides` the other, "
                    + "or separate their conditions"
                return Lint(
                    name: .conflict,
                    what: what,
                    rules: [permits.rule.id, binds.rule.id],
                    location: subject.location(permits.rule),
                    counterexample: Lint.Counterexample(service: service, day: day),
                )
            }
        }
        guard isUnsettled else { return nil }
        let what =
            "whether \(shown: permits.rule.id) and \(shown: binds.rule.id) conflict could not be settled: too "
            + "many choices in their conditions and exceptions"
        return Lint(
            name: .unsettled,
            what: what,
            rules: [permits.rule.id, binds.rule.id],
            location: subject.location(permits.rule),
        )
    }

    // MARK: When and what

    /// Returns the days to search, with the formula that a conflicting use satisfies on each.
    ///
    /// Both rules are in force on them, and rules or groups differ from the days already listed. Today and later days
    /// come first, in order, then earlier days, the latest first.
    private func moments(_ permission: Int, _ burden: Int) -> [(day: Day, formula: Formula)] {
        let rules = subject.rules
        let involved = neighbours(of: [permission, burden])
        let atoms = involved.flatMap { rules[$0].atoms }
        let boundaries =
            involved.flatMap { rules[$0].rule.lifecycle.periods.map(\.from) }
            + (atoms.contains(where: \.changes) ? subject.periods : [])
        let days = Set(boundaries + [subject.today])
            .filter { rules[permission].rule.isInForce(on: $0) && rules[burden].rule.isInForce(on: $0) }
        let ordered = days.filter { $0 >= subject.today }.sorted() + days.filter { $0 < subject.today }.sorted(by: >)
        var seen: Set<[Int]> = []
        return ordered.compactMap { day in
            let active = involved.filter { rules[$0].rule.isInForce(on: day) }
            let perhaps = involved.filter { rules[$0].rule.lifecycle.standing(on: day) == .uncertain }
            guard seen.insert([subject.period(of: day)] + active + [-1] + perhaps).inserted else { return nil }
            return (day, formula(permission, burden, Bearing(active: Set(active), perhaps: Set(perhaps))))
        }
    }

    /// Returns the rules that decide whether these are live: all direct and indirect overriders, and the overridden.
    private func neighbours(of positions: [Int]) -> [Int] {
        var found = positions
        var next = 0
        while next < found.count {
            for over in subject.rules[found[next]].overriders where !found.contains(over) { found.append(over) }
            next += 1
        }
        return Set(found + positions.flatMap { subject.rules[$0].overridden }).sorted()
    }

    /// The rules that bear on the answers of a day.
    private struct Bearing {
        let active: Set<Int>
        /// Those of uncertain standing: they lift nothing for certain, and may lift something.
        let perhaps: Set<Int>

        func contains(_ rule: Int) -> Bool { active.contains(rule) || perhaps.contains(rule) }
    }

    /// Returns the formula that both rules are live, and that the permission stands alone or lifts something.
    private func formula(_ permission: Int, _ burden: Int, _ bearing: Bearing) -> Formula {
        let permits = subject.rules[permission]
        let live = [isLive(permission, bearing), isLive(burden, bearing)]
        guard !permits.rule.overrides.isEmpty else { return .all(live) }
        let lifted = permits.overridden.filter(bearing.contains).map { subject.rules[$0].match(.notNo) }
        return .all(live + [.any(lifted)])
    }

    private func isLive(_ position: Int, _ bearing: Bearing) -> Formula {
        let rule = subject.rules[position]
        return .all([rule.match(.yes)] + rule.overriders.filter(bearing.contains).map { isNotLive($0, bearing) })
    }

    private func isNotLive(_ position: Int, _ bearing: Bearing) -> Formula {
        let rule = subject.rules[position]
        let lifting = rule.overriders.filter { bearing.active.contains($0) && !subject.rules[$0].isDoubtfulException }
        return .any([rule.match(.no)] + lifting.map { isLive($0, bearing) })
    }

    // MARK: Before the checker

    private mutating func confirms(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        on day: Day,
        _ permits: Rule,
        _ binds: Rule,
    ) -> Bool {
        let question = Question(asOf: day, horizon: 0, wantsOutlook: false)
        guard let answer = try? checkers.answer(for: service, in: jurisdiction, question) else { return false }
        return answer.shows(permits.id, against: binds.id)
    }
}

extension Answer {
    /// Returns whether one rule certainly permits the use, and another, in force, certainly has a finding on it.
    package func shows(_ permission: RuleID, against burden: RuleID) -> Bool {
        permissions.contains { $0.rule.id == permission && $0.certainty == .certain && $0.rule.effect == .permits }
            && findings.contains { $0.rule.id == burden && $0.certainty == .certain && $0.standing == .inForce }
    }
}
