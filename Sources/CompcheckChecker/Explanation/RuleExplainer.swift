import CompcheckModel

/// Explains the role of each rule for one evaluated use.
struct RuleExplainer {
    private let evaluation: UseEvaluation
    private let question: Question
    private let proof: Proof
    private let facts: [Attribute: Fact]
    private let moment: UseEvaluation.Moment
    /// The answer that it explains.
    let answer: Answer

    init(evaluation: UseEvaluation, question: Question, proof: Proof, facts: [Attribute: Fact]) {
        self.evaluation = evaluation
        self.question = question
        self.proof = proof
        self.facts = facts
        moment = evaluation.moment(on: question.asOf)
        answer = evaluation.answer(question, proof)
    }

    /// Returns the explanation of the rule at a position of the rulebook.
    func ruleExplanation(_ position: Int) -> RuleExplanation {
        let compiled = evaluation.rulebook.rules[position]
        let rule = compiled.rule
        let match = compiled.match(evaluation.view, period: moment.period)
        // Rules that are ruled out have no slot.
        let slot = match == .no ? nil : evaluation.slots(of: [position]).first
        let live = slot.map { moment.live[$0] } ?? .no
        let lifts = live == .no ? [] : ids(slot.map { evaluation.lifted(by: $0, at: moment) } ?? [])
        let evidence = slot == nil ? nil : proof.meets(rule.requirement, on: question.asOf)
        return RuleExplanation(
            rule: rule,
            status: status(compiled),
            role: slot.map { role($0, hasEvidence: evidence != nil, lifts: lifts) } ?? .doesNotApply,
            decides: slot.map(decides) ?? false,
            wouldBring: wouldBring(rule.id),
            when: tested(rule.when, compiled.when),
            unless: rule.unless.flatMap { scope in compiled.unless.map { tested(scope, $0) } },
            match: match.explained,
            live: live.explained,
            liftedBy: slot.map(lifting) ?? [],
            lifts: lifts,
            missing: live == .unknown
                ? slot.map { evaluation.missing($0, at: moment).sorted { $0.rawValue < $1.rawValue } } ?? [] : [],
            doubts: live == .unknown ? slot.map { evaluation.doubts($0, at: moment) } ?? [] : [],
            evidence: evidence,
        )
    }

    // MARK: The role of a rule

    private func status(_ compiled: CompiledRule) -> RuleExplanation.Status {
        let (rule, day) = (compiled.rule, question.asOf)
        let isLeftOut = question.without.contains(rule.id)
        let began = rule.lifecycle.since(on: day)
        return RuleExplanation.Status(
            standing: rule.lifecycle.standing(on: day),
            since: compiled.activity.isAssumed ? compiled.activity.since : began,
            isInForce: compiled.activity.state(on: day) == .active,
            isUncertain: compiled.activity.state(on: day) == .uncertain,
            assumedFrom: isLeftOut ? nil : question.assumed[rule.id],
        )
    }

    /// Returns the role of a rule that is not ruled out.
    private func role(_ slot: Int, hasEvidence: Bool, lifts: [RuleID]) -> RuleExplanation.Role {
        let rule = evaluation.rule(slot).rule
        switch moment.states[slot] {
        case .idle:
            if question.without.contains(rule.id) { return .leftOut }
            return rule.lifecycle.standing(on: question.asOf) == nil ? .notYetKnown : .notInForce
        case .unenforced:
            if rule.effect.allows { return .notInForce }
            return moment.live[slot] == .no ? .defeated : .unenforced
        case .active, .uncertain:
            if moment.live[slot] == .no { return .defeated }
            switch rule.effect {
            case .prohibits, .requires: return hasEvidence ? .met : .binds
            case .permits: return rule.overrides.isEmpty || !lifts.isEmpty ? .permits : .unneeded
            case .exempts: return lifts.isEmpty ? .unneeded : .exempts
            case .notes: return .notes
            }
        }
    }

    /// Returns whether a rule that is not ruled out brings the verdict.
    private func decides(_ slot: Int) -> Bool {
        guard moment.states[slot].bears, moment.live[slot] != .no else { return false }
        let verdict = evaluation.effect(of: slot, at: moment, proof, on: question.asOf).verdict
        return verdict == answer.verdict && verdict != .unregulated
    }

    private func wouldBring(_ rule: RuleID) -> Verdict? {
        answer.outlook.first { $0.cause == .assuming(rule) }.flatMap { $0.verdict == answer.verdict ? nil : $0.verdict }
    }

    /// Returns the rules that override a rule that is not ruled out.
    private func lifting(_ slot: Int) -> [RuleExplanation.Override] {
        evaluation.slots(of: evaluation.rule(slot).overriders).filter { moment.states[$0].bears }
            .compactMap { over -> RuleExplanation.Override? in
                let rule = evaluation.rule(over).rule.id
                return switch evaluation.lift(by: over, moment.live[over]) {
                case .yes: RuleExplanation.Override(rule: rule, certainty: .certain)
                case .unknown: RuleExplanation.Override(rule: rule, certainty: .possible)
                case .no: nil
                }
            }
            .sorted { $0.rule < $1.rule }
    }

    private func ids(_ slots: [Int]) -> [RuleID] { slots.map { evaluation.rule($0).rule.id }.sorted() }

    // MARK: What it asks

    private func tested(_ scope: Scope, _ compiled: CompiledRule.CompiledScope) -> TestedScope {
        TestedScope(
            truth: compiled.truth(evaluation.view, period: moment.period).explained,
            conditions: scope.conditions.map { tested($0, among: compiled.all) },
            alternatives: scope.alternatives.map { $0.map { tested($0, among: compiled.all) } },
        )
    }

    /// Returns a condition, evaluated, as its rule states it; compiled conditions are in another order.
    private func tested(_ condition: Condition, among compiled: [CompiledCondition]) -> TestedCondition {
        let fact = facts[condition.attribute]
        let all = distinct((fact?.known ?? []) + (fact?.candidates ?? []))
        guard let compiled = compiled.first(where: { $0.source == condition }) else {
            return TestedCondition(condition, truth: .unknown, values: all)
        }
        let truth = compiled.truth(evaluation.view, period: moment.period)
        guard truth == .yes, !condition.attribute.addsShares else {
            let lists = truth == .unknown ? compiled.unsureGroups(evaluation.view, period: moment.period) : []
            return TestedCondition(
                condition,
                truth: truth.explained,
                values: all,
                silentLists: Set(lists).sorted(),
            )
        }
        let met = Set(compiled.values(evaluation.view, period: moment.period))
        return TestedCondition(condition, truth: truth.explained, values: all.filter { met.contains($0.text) })
    }
}

extension Truth {
    /// The truth value that explanations use.
    var explained: Explanation.Truth {
        switch self {
        case .yes: .yes
        case .unknown: .unknown
        case .no: .no
        }
    }
}
