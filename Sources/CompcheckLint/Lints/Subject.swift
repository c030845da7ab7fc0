import CompcheckModel

/// A rulebook made ready for lint.
///
/// A class because every lint looks at the one subject.
final class Subject {
    let rulebook: Rulebook
    let origins: Origins
    /// The day of lint.
    let today: Day
    let index: CatalogueIndex
    let universe: Universe
    /// In the rulebook's order.
    let rules: [ProbedRule]
    /// The first day of each stretch of days in which no group changes.
    let stretches: [Day]

    init(_ rulebook: Rulebook, _ origins: Origins, today: Day) {
        self.rulebook = rulebook
        self.origins = origins
        self.today = today
        let index = CatalogueIndex(rulebook.catalogue)
        let universe = Universe(rulebook.rules, index)
        let changes = rulebook.catalogue.groups.flatMap(\.members).flatMap { [$0.from, $0.until] }.compactMap(\.self)
        let stretches = [Subject.dawn] + Set(changes).sorted()
        let rules = rulebook.rules.map { ProbedRule($0, universe, stretches) }
        let positions = Dictionary(rulebook.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (position, rule) in rules.enumerated() {
            for target in Set(rule.rule.overrides).sorted() {
                guard let target = positions[target] else { continue }
                rules[target].overriders.append(position)
                rule.overridden.append(target)
            }
        }
        (self.index, self.universe, self.stretches, self.rules) = (index, universe, stretches, rules)
    }

    /// Before anything happened.
    private static let dawn = Day(number: .min)

    /// The stretch that a day lies in.
    func stretch(of day: Day) -> Int { stretches.lastIndex { $0 <= day } ?? 0 }

    /// The stretches of some days that can be told apart by these probes.
    func stretches(of days: [Day], telling probes: [Probe]) -> [Int] {
        let all = Set(days.map { stretch(of: $0) }).sorted()
        return probes.contains(where: \.changes) ? all : Array(all.prefix(1))
    }

    /// Where a rule stands, or what one of its keys holds.
    func location(_ rule: Rule, _ key: String? = nil) -> Location? { origins.rule(rule.id, key) }

    /// A lint about one rule.
    func lint(_ name: LintName, _ what: String, _ rule: Rule, at key: String? = nil) -> Lint {
        Lint(name: name, what: "\(shown: rule.id): \(what)", rules: [rule.id], location: location(rule, key))
    }

    // MARK: Days

    /// The days of a rule's life on which something about it changes: it has begun and has not ended.
    func days(of rule: Rule) -> [Day] {
        guard let first = rule.lifecycle.firstDay else { return [] }
        let days = ([first] + rule.lifecycle.periods.map(\.from) + stretches.dropFirst()).filter { $0 >= first }
        let alive = Set(days).filter { rule.isAlive(on: $0) }.sorted()
        return alive.isEmpty ? [first] : alive
    }
}

extension Rule {
    /// Whether it has begun and has not ended, in force or not.
    func isAlive(on day: Day) -> Bool {
        switch lifecycle.standing(on: day) {
        case .pending, .scheduled, .inForce, .suspended, .unenforced: true
        case .ended, nil: false
        }
    }

    func isInForce(on day: Day) -> Bool { lifecycle.standing(on: day) == .inForce }
}

extension DefaultStringInterpolation {
    /// Puts an id or the author's words into a message.
    mutating func appendInterpolation(shown text: some CustomStringConvertible) { appendLiteral("`\(text)`") }
}
