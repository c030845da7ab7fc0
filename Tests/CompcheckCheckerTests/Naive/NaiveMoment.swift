import CompcheckModel

/// One use on one day, implemented directly from docs/design.md §4.2 to §4.4, without caches or indexes.
struct NaiveMoment {
    /// The state of a rule on the day.
    enum State: Hashable {
        case active
        case perhaps
        case unenforced
        case idle
    }

    let use: NaiveUse
    let rules: [Rule]
    let states: [RuleID: State]
    let evidence: [Evidence]
    let day: Day
    private(set) var match: [RuleID: Bool?] = [:]
    private(set) var live: [RuleID: Bool?] = [:]

    init(_ use: NaiveUse, _ rules: [Rule], _ states: [RuleID: State], _ evidence: [Evidence], on day: Day) {
        self.use = use
        self.rules = rules
        self.states = states
        self.evidence = evidence
        self.day = day
        for rule in rules { match[rule.id] = .some(use.matches(rule, on: day)) }
        for rule in rules { live[rule.id] = .some(isLive(rule)) }
    }

    func matches(_ rule: Rule) -> Bool? { match[rule.id] ?? false }
    func lives(_ rule: Rule) -> Bool? { live[rule.id] ?? false }
    func isActive(_ rule: Rule) -> Bool { states[rule.id] == .active || states[rule.id] == .perhaps }

    func overriders(of rule: Rule) -> [Rule] { rules.filter { isActive($0) && $0.overrides.contains(rule.id) } }

    /// Returns the active rules that a rule overrides and that may match.
    func lifts(_ rule: Rule) -> [Rule] {
        rules.filter { rule.overrides.contains($0.id) && isActive($0) && matches($0) != false }
    }

    private func isLive(_ rule: Rule) -> Bool? {
        if match[rule.id] == .some(false) { return false }
        let lifted = some(
            overriders(of: rule).map { isLive($0).map { $0 } ?? nil }.enumerated().map { position, truth in
                let over = overriders(of: rule)[position]
                let isException = over.effect == .permits || over.effect == .exempts
                return isException && over.confidence.isDoubtful && truth == true ? nil : truth
            }
        )
        let certainty: Bool? = states[rule.id] == .perhaps ? nil : true
        return all([matches(rule), not(lifted), certainty])
    }

    // MARK: The verdict

    /// Returns the evidence that meets the requirement of a rule.
    func proof(of rule: Rule) -> Evidence? {
        evidence.first { evidence in
            evidence.requirement == rule.requirement
                && (evidence.jurisdictions?.contains { use.lies(use.place.text, in: $0.text) } ?? true)
                && (evidence.validFrom.map { $0 <= day } ?? true) && (evidence.validUntil.map { day < $0 } ?? true)
        }
    }

    /// Returns the active rules with an effect that may be live and whose requirement is not met.
    private func binding(_ effect: Rule.Effect) -> [Rule] {
        rules.filter { $0.effect == effect && isActive($0) && lives($0) != false && proof(of: $0) == nil }
    }

    var binding: Set<RuleID> { Set((binding(.prohibits) + binding(.requires)).map(\.id)) }

    var verdict: Verdict {
        if binding(.prohibits).contains(where: { lives($0) == true }) { return .prohibited }
        if binding(.requires).contains(where: { lives($0) == true }) { return .restricted }
        if !binding.isEmpty { return .undetermined }
        let isPermitted = rules.contains { rule in
            guard isActive(rule), lives(rule) == true else { return false }
            switch rule.effect {
            case .permits:
                return rule.overrides.isEmpty
                    || lifts(rule).contains { states[$0.id] == .active && matches($0) == true }
            case .prohibits, .requires: return proof(of: rule) != nil
            case .exempts, .notes: return false
            }
        }
        return isPermitted ? .permitted : .unregulated
    }

    var atWorst: Verdict {
        if !binding(.prohibits).isEmpty { return .prohibited }
        return binding(.requires).isEmpty ? verdict : .restricted
    }

    // MARK: What is missing

    func missing(_ rule: Rule) -> Set<Attribute> {
        let isPermission = rule.effect == .permits || rule.effect == .exempts
        var missing: Set<Attribute> = []
        if matches(rule) == nil {
            missing = unknowns(rule.when, isPermission).union(rule.unless.map { unknowns($0, false) } ?? [])
        }
        for over in overriders(of: rule) where lives(over) == nil { missing.formUnion(self.missing(over)) }
        return missing
    }

    /// Returns the attributes of the unknown conditions of a scope that is unknown itself.
    private func unknowns(_ scope: Scope, _ isPermission: Bool) -> Set<Attribute> {
        guard use.matches(scope, on: day, isPermission: isPermission) == nil else { return [] }
        func truths(_ conditions: [Condition]) -> [Bool?] {
            conditions.map { use.holds($0, on: day, isPermission: isPermission) }
        }
        var conditions = scope.conditions
        if some(scope.alternatives.map { all(truths($0)) }) == nil {
            conditions += scope.alternatives.filter { all(truths($0)) == nil }.flatMap(\.self)
        }
        return Set(zip(conditions, truths(conditions)).filter { $1 == nil }.map(\.0.attribute))
    }
}
