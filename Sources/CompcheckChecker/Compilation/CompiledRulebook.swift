import CompcheckModel

/// A rulebook compiled for one question.
///
/// Rules that play no part are dropped unless they are wanted, exceptions come before the rules that they override,
/// and the days are divided into periods in which no group changes.
struct CompiledRulebook {
    /// The rules, each before all rules that it overrides.
    private(set) var rules: [CompiledRule] = []
    /// The first day of each period; the first is the day of the question.
    let periods: [Day]
    /// The days of the outlook on which something changes, by rules that are known or uncertain on the question's day.
    ///
    /// These are the days with an event of such a rule, a change of a group, or an assumption.
    let days: [Day]
    /// The numbers of all values.
    let table: ValueTable

    /// Compiles a rulebook, with or without the rules that play no part: no answer depends on them.
    init(_ rulebook: Rulebook, _ index: CatalogueIndex, _ question: Question, keepsAll: Bool = false) {
        var active: [(rule: Rule, activity: Activity)] = []
        for rule in rulebook.rules {
            let activity = Activity(of: rule, in: question) ?? (keepsAll ? Activity(idleOn: question.asOf) : nil)
            if let activity { active.append((rule, activity)) }
        }
        let ordered = CompiledRulebook.exceptionsFirst(active)
        periods = CompiledRulebook.periods(ordered.map(\.rule), index, question)
        days = CompiledRulebook.days(rulebook, question)
        table = ValueTable(jurisdictions: index.jurisdictions)
        let compiler = ScopeCompiler(index: index, periods: periods, table: table)
        rules = ordered.map { rule, activity in
            CompiledRule(
                rule: rule,
                when: compiler.compile(rule.when, coversWhole: rule.effect.allows),
                unless: rule.unless.map { compiler.compile($0, coversWhole: false) },
                activity: activity,
            )
        }
        let positions = Dictionary(rules.enumerated().map { ($1.rule.id, $0) }) { first, _ in first }
        for (position, compiled) in rules.enumerated() {
            for target in compiled.rule.overrides {
                guard let target = positions[target] else { continue }
                rules[target].overriders.append(position)
                rules[position].overridden.append(target)
            }
        }
    }

    /// Returns the position of the period that contains a day.
    func period(of day: Day) -> Int { (periods.lastIndex { $0 <= day }) ?? 0 }

    // MARK: Compiling

    private static func periods(_ rules: [Rule], _ index: CatalogueIndex, _ question: Question) -> [Day] {
        var named: Set<GroupID> = []
        for rule in rules {
            for condition in rule.allConditions
            where condition.attribute.holdsJurisdictions {
                named.formUnion(condition.values.map { GroupID($0) })
            }
        }
        let days = named.flatMap { index.groups[$0]?.days ?? [] }
            .filter { $0 > question.asOf && $0 <= question.lastDay }
        return [question.asOf] + Set(days).sorted()
    }

    private static func days(_ rulebook: Rulebook, _ question: Question) -> [Day] {
        guard question.wantsOutlook else { return [] }
        let known = rulebook.rules.filter { rule in
            !question.without.contains(rule.id) && rule.lifecycle.beginning.map { $0 <= question.asOf } ?? false
        }
        let events = known.flatMap { $0.lifecycle.events.map(\.day) }
        let changes = rulebook.catalogue.groups.flatMap(\.days)
        return Set(events + changes + question.assumed.values)
            .filter { $0 > question.asOf && $0 <= question.lastDay }
            .sorted()
    }

    /// Returns the rules in an order in which each precedes all that it overrides; among equals by id.
    private static func exceptionsFirst(
        _ rules: [(rule: Rule, activity: Activity)]
    ) -> [(rule: Rule, activity: Activity)] {
        let byID = Dictionary(rules.map { ($0.rule.id, $0) }) { first, _ in first }
        var waitingFor: [RuleID: Int] = [:]
        for (rule, _) in rules {
            for target in Set(rule.overrides) where byID[target] != nil { waitingFor[target, default: 0] += 1 }
        }
        var ready = rules.filter { waitingFor[$0.rule.id] == nil }
        var ordered: [(rule: Rule, activity: Activity)] = []
        var next = 0
        while next < ready.count {
            let current = ready[next]
            next += 1
            ordered.append(current)
            for target in Set(current.rule.overrides).sorted() {
                guard let count = waitingFor[target], let entry = byID[target] else { continue }
                waitingFor[target] = count - 1
                if count == 1 { ready.append(entry) }
            }
        }
        return ordered
    }
}
