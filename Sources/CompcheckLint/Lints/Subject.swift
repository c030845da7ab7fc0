import CompcheckModel

/// A rulebook prepared for linting.
///
/// A class because all lints share one subject.
final class Subject {
    let rulebook: Rulebook
    let origins: Origins
    /// The day from which ages are counted.
    let today: Day
    let index: CatalogueIndex
    let universe: Universe
    /// The rules with their atoms, in the rulebook's order.
    let rules: [RuleAtoms]
    /// The first days of the periods of days during which no group changes.
    let periods: [Day]

    init(_ rulebook: Rulebook, _ origins: Origins, today: Day) {
        self.rulebook = rulebook
        self.origins = origins
        self.today = today
        let index = CatalogueIndex(rulebook.catalogue)
        let universe = Universe(rulebook.rules, index)
        let changes = rulebook.catalogue.groups.flatMap(\.days)
        let periods = [Subject.dawn] + Set(changes).sorted()
        let rules = rulebook.rules.map { RuleAtoms($0, universe, periods) }
        let positions = Dictionary(rulebook.rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
        for (position, rule) in rules.enumerated() {
            for target in Set(rule.rule.overrides).sorted() {
                guard let target = positions[target] else { continue }
                rules[target].overriders.append(position)
                rule.overridden.append(target)
            }
        }
        (self.index, self.universe, self.periods, self.rules) = (index, universe, periods, rules)
    }

    /// The earliest day: the start of the first period.
    private static let dawn = Day(number: .min)

    /// Returns the position of the period that contains a day.
    func period(of day: Day) -> Int { periods.lastIndex { $0 <= day } ?? 0 }

    /// Returns the periods of some days; only the first if none of the atoms changes over time.
    func periods(of days: [Day], telling atoms: [Atom]) -> [Int] {
        let all = Set(days.map { period(of: $0) }).sorted()
        return atoms.contains(where: \.changes) ? all : Array(all.prefix(1))
    }

    /// Returns the location of a rule, or of the value of one of its keys.
    func location(_ rule: Rule, _ key: String? = nil) -> Location? { origins.rule(rule.id, key) }

    /// Creates a lint about one rule.
    func lint(_ name: LintName, _ what: String, _ rule: Rule, at key: String? = nil) -> Lint {
        Lint(name: name, what: "\(shown: rule.id): \(what)", rules: [rule.id], location: location(rule, key))
    }

    // MARK: Days

    /// Returns the days on which a rule is alive and it or a group changes; its first day if it is never alive.
    func days(of rule: Rule) -> [Day] {
        guard let first = rule.lifecycle.beginning else { return [] }
        let days = ([first] + rule.lifecycle.periods.map(\.from) + periods.dropFirst()).filter { $0 >= first }
        let alive = Set(days).filter { rule.isAlive(on: $0) }.sorted()
        return alive.isEmpty ? [first] : alive
    }
}

extension Rule {
    /// Returns whether it has begun and has not ended, in force or not.
    func isAlive(on day: Day) -> Bool {
        switch lifecycle.standing(on: day) {
        case .pending, .scheduled, .uncertain, .inForce, .suspended, .unenforced: true
        case .ended, nil: false
        }
    }

    func isInForce(on day: Day) -> Bool { lifecycle.standing(on: day) == .inForce }
}

extension DefaultStringInterpolation {
    /// Adds an id or the author's words to a message, in backticks.
    mutating func appendInterpolation(shown text: some CustomStringConvertible) { appendLiteral("`\(text)`") }
}
