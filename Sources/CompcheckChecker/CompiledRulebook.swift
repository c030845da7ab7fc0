import CompcheckModel

/// A rulebook made ready for one question: rules that play no part are gone, exceptions come before what they lift, and
/// the days are cut into stretches in which no group changes.
struct CompiledRulebook {
    /// The rules, each before all rules that it overrides.
    private(set) var rules: [CompiledRule] = []
    /// The first day of each stretch; the first is the day of the question.
    let stretches: [Day]
    /// The days of the outlook that are looked at: those with an event of a rule known on the day of the question, a
    /// change of a group, or an assumption.
    let days: [Day]
    /// The numbers of all values.
    var table: ValueTable

    init(_ rulebook: Rulebook, _ index: CatalogueIndex, _ question: Question) {
        var active: [(rule: Rule, activity: Activity)] = []
        for rule in rulebook.rules {
            if let activity = Activity(of: rule, in: question) { active.append((rule, activity)) }
        }
        let ordered = CompiledRulebook.exceptionsFirst(active)
        stretches = CompiledRulebook.stretches(ordered.map(\.rule), index, question)
        days = CompiledRulebook.days(rulebook, question)
        table = ValueTable(places: index.places)
        rules = ordered.map { rule, activity in
            let covers = rule.effect == .permits
            return CompiledRule(
                rule: rule,
                when: compile(rule.when, index, coversWhole: covers),
                unless: rule.unless.map { compile($0, index, coversWhole: false) },
                activity: activity
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

    /// The stretch that a day lies in.
    func stretch(of day: Day) -> Int { (stretches.lastIndex { $0 <= day }) ?? 0 }

    // MARK: Compiling

    private static func stretches(_ rules: [Rule], _ index: CatalogueIndex, _ question: Question) -> [Day] {
        var named: Set<GroupID> = []
        for rule in rules {
            for condition in rule.when.allConditions + (rule.unless?.allConditions ?? [])
            where condition.attribute.holdsJurisdictions {
                named.formUnion(condition.values.map { GroupID($0) })
            }
        }
        let last = question.wantsOutlook ? question.lastDay : question.asOf
        let days = named.flatMap { index.groups[$0]?.members ?? [] }
            .flatMap { [$0.from, $0.until] }
            .compactMap(\.self)
            .filter { $0 > question.asOf && $0 <= last }
        return [question.asOf] + Set(days).sorted()
    }

    private static func days(_ rulebook: Rulebook, _ question: Question) -> [Day] {
        guard question.wantsOutlook else { return [] }
        let known = rulebook.rules.filter { rule in
            !question.without.contains(rule.id) && rule.lifecycle.firstDay.map { $0 <= question.asOf } ?? false
        }
        let events = known.flatMap { $0.lifecycle.events.map(\.day) }
        let changes = rulebook.catalogue.groups.flatMap(\.members).flatMap { [$0.from, $0.until] }.compactMap(\.self)
        return Set(events + changes + question.assumed.values)
            .filter { $0 > question.asOf && $0 <= question.lastDay }
            .sorted()
    }

    private mutating func compile(_ scope: Scope, _ index: CatalogueIndex, coversWhole: Bool)
        -> CompiledRule.CompiledScope
    {
        var scopeConditions: [CompiledCondition] = []
        for condition in scope.conditions { scopeConditions.append(compile(condition, index, coversWhole)) }
        var alternatives: [[CompiledCondition]] = []
        for alternative in scope.alternatives {
            var conditions: [CompiledCondition] = []
            for condition in alternative { conditions.append(compile(condition, index, coversWhole)) }
            alternatives.append(conditions)
        }
        return CompiledRule.CompiledScope(conditions: scopeConditions, alternatives: alternatives)
    }

    private mutating func compile(_ condition: Condition, _ index: CatalogueIndex, _ coversWhole: Bool)
        -> CompiledCondition
    {
        var wanted: CompiledCondition.Wanted
        if condition.attribute.holdsJurisdictions {
            var sets: [PlaceSet] = []
            for day in stretches { sets.append(places(condition.values, index, on: day)) }
            wanted = .places(sets)
        } else {
            let isRegion = condition.attribute == .region
            var numbers: Set<ValueNumber> = []
            for value in condition.values { numbers.insert(table.name(isRegion ? value.foldedRegion : value)) }
            wanted = .values(numbers)
        }
        return CompiledCondition(
            attribute: condition.attribute,
            test: condition.test,
            wanted: wanted,
            coversWhole: coversWhole && condition.attribute.isCoveredWhole
        )
    }

    private mutating func places(_ values: [String], _ index: CatalogueIndex, on day: Day) -> PlaceSet {
        var members: Set<ValueNumber> = []
        for value in values {
            if let group = index.groups[GroupID(value)] {
                for member in group.members where member.belongs(on: day) {
                    members.insert(table.number(of: member.code))
                }
            } else {
                members.insert(table.number(of: JurisdictionCode(value)))
            }
        }
        return PlaceSet(members, table)
    }

    /// The rules in an order in which each stands before all that it overrides; among equals by id.
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
