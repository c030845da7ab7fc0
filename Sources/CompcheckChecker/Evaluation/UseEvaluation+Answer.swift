import CompcheckModel

/// The evidence for one use.
struct Proof {
    let evidence: [Evidence]

    /// Returns the evidence that meets a requirement on a day.
    func meets(_ requirement: RequirementID?, on day: Day) -> Evidence? {
        guard let requirement, !evidence.isEmpty else { return nil }
        return evidence.first { $0.requirement == requirement && $0.counts(on: day) }
    }

    /// Returns the days on which evidence for the requirements, or for any if nil, starts or stops being valid.
    func changes(for requirements: Set<RequirementID>?) -> [Day] {
        evidence.filter { requirements?.contains($0.requirement) ?? true }
            .flatMap { [$0.validFrom, $0.validUntil] }
            .compactMap(\.self)
    }
}

extension UseEvaluation {
    /// The rules that bind at a moment, and the verdict that follows.
    private struct Outcome: Equatable {
        let verdict: Verdict
        let binding: Set<Int>
    }

    private func outcome(_ moment: Moment, _ proof: Proof, on day: Day) -> Outcome {
        var verdict = Verdict.unregulated
        var binding: Set<Int> = []
        for slot in entries.indices where moment.states[slot].bears && moment.live[slot] != .no {
            let effect = effect(of: slot, at: moment, proof, on: day)
            verdict = max(verdict, effect.verdict)
            if effect.binds { binding.insert(slot) }
        }
        return Outcome(verdict: verdict, binding: binding)
    }

    /// Returns the verdict that a rule, active or perhaps active, brings on its own, and whether it binds, possibly or for certain.
    func effect(of slot: Int, at moment: Moment, _ proof: Proof, on day: Day) -> (verdict: Verdict, binds: Bool) {
        let rule = rule(slot).rule
        let isCertain = moment.live[slot] == .yes
        switch rule.effect {
        case .prohibits, .requires:
            if proof.meets(rule.requirement, on: day) != nil { return (isCertain ? .permitted : .unregulated, false) }
            return (isCertain ? rule.effect.bindingVerdict ?? .undetermined : .undetermined, true)
        case .permits:
            let allows = isCertain && (rule.overrides.isEmpty || liftsForCertain(slot, at: moment))
            return (allows ? .permitted : .unregulated, false)
        case .exempts, .notes: return (.unregulated, false)
        }
    }

    /// Returns whether a permission overrides an active rule that would apply for certain without it.
    private func liftsForCertain(_ slot: Int, at moment: Moment) -> Bool {
        lifted(by: slot, at: moment).contains {
            moment.states[$0] == .active && entries[$0].match(moment.period) == .yes
        }
    }

    /// Returns the answer to the question for this use.
    func answer(_ question: Question, _ proof: Proof) -> Answer {
        let moment = moment(on: question.asOf)
        let outcome = outcome(moment, proof, on: question.asOf)
        return Answer(
            verdict: outcome.verdict,
            atWorst: atWorst(outcome),
            findings: findings(moment, proof, on: question.asOf),
            permissions: permissions(moment, proof, on: question.asOf),
            outlook: question.wantsOutlook ? outlook(from: outcome, question, proof) : [],
        )
    }

    /// Returns the verdict for the case that every rule that may bind does bind.
    private func atWorst(_ outcome: Outcome) -> Verdict {
        outcome.binding.compactMap { rule($0).rule.effect.bindingVerdict }.max() ?? outcome.verdict
    }

    // MARK: Findings and permissions

    private func findings(_ moment: Moment, _ proof: Proof, on day: Day) -> [Finding] {
        entries.indices.compactMap { slot -> Finding? in
            let compiled = rule(slot)
            guard moment.states[slot] != .idle, moment.live[slot] != .no, !compiled.rule.effect.allows,
                proof.meets(compiled.rule.requirement, on: day) == nil
            else { return nil }
            let isCertain = moment.live[slot] == .yes
            return Finding(
                rule: compiled.rule,
                standing: moment.states[slot].standingOfFindings,
                since: compiled.activity.since,
                isAssumed: compiled.activity.isAssumed,
                certainty: isCertain ? .certain : .possible,
                missing: isCertain ? [] : missing(slot, at: moment).sorted { $0.rawValue < $1.rawValue },
                doubts: isCertain ? [] : doubts(slot, at: moment),
                because: reasons(slot, at: moment),
            )
        }.sorted { $0.rule.id < $1.rule.id }
    }

    private func permissions(_ moment: Moment, _ proof: Proof, on day: Day) -> [Permission] {
        entries.indices.compactMap { slot -> Permission? in
            let compiled = rule(slot)
            guard moment.states[slot].bears, moment.live[slot] != .no else { return nil }
            switch compiled.rule.effect {
            case .permits, .exempts:
                let lifts = lifted(by: slot, at: moment)
                guard compiled.rule.overrides.isEmpty || !lifts.isEmpty else { return nil }
                let isDoubtful = compiled.isDoubtfulException && !lifts.isEmpty
                return Permission(
                    rule: compiled.rule,
                    certainty: moment.live[slot] == .yes && !isDoubtful ? .certain : .possible,
                    lifts: lifts.map { rule($0).rule.id }.sorted(),
                )
            case .prohibits, .requires:
                guard let evidence = proof.meets(compiled.rule.requirement, on: day) else { return nil }
                return Permission(
                    rule: compiled.rule,
                    certainty: moment.live[slot] == .yes ? .certain : .possible,
                    lifts: [],
                    evidence: evidence,
                )
            case .notes: return nil
            }
        }.sorted { $0.rule.id < $1.rule.id }
    }

    /// Returns the conditions that hold, with the values of the use that meet them.
    private func reasons(_ slot: Int, at moment: Moment) -> [Reason] {
        let when = rule(slot).when
        let alternative = when.alternatives.first { $0.allSatisfy { $0.truth(view, period: moment.period) == .yes } }
        var values: [Attribute: [String]] = [:]
        for condition in when.conditions + (alternative ?? [])
        where condition.truth(view, period: moment.period) == .yes {
            values[condition.attribute, default: []] += condition.values(view, period: moment.period)
        }
        return values.map { Reason(attribute: $0, values: distinct($1)) }
            .sorted { $0.attribute.rawValue < $1.attribute.rawValue }
    }

    // MARK: Outlook

    private func outlook(from today: Outcome, _ question: Question, _ proof: Proof) -> [OutlookEntry] {
        var entries: [OutlookEntry] = []
        var before = today
        for day in daysOfChange(question, proof) {
            let outcome = outcome(moment(on: day), proof, on: day)
            if outcome != before { entries.append(entry(.date(day), from: before, to: outcome)) }
            before = outcome
        }
        let waiting = self.entries.indices.filter { rule($0).activity.isWaiting && self.entries[$0].match(0) != .no }
        for slot in waiting.sorted(by: { rule($0).rule.id < rule($1).rule.id }) {
            let outcome = outcome(moment(on: question.asOf, forced: slot), proof, on: question.asOf)
            if outcome != today { entries.append(entry(.assuming(rule(slot).rule.id), from: today, to: outcome)) }
        }
        return entries
    }

    /// Returns the days of the outlook on which the answer may differ from the day before.
    private func daysOfChange(_ question: Question, _ proof: Proof) -> [Day] {
        var days: Set<Day> = []
        var requirements: Set<RequirementID> = []
        for slot in entries.indices {
            let activity = rule(slot).activity
            days.formUnion(activity.isUnheardOf ? rulebook.days : activity.changes.dropFirst().map(\.day))
            if let requirement = rule(slot).rule.requirement { requirements.insert(requirement) }
            if entries[slot].matches.count > 1 { days.formUnion(rulebook.periods.dropFirst()) }
        }
        days.formUnion(proof.changes(for: hasUnheardOf ? nil : requirements))
        return days.filter { $0 > question.asOf && $0 <= question.lastDay }.sorted()
    }

    private func entry(_ cause: OutlookEntry.Cause, from before: Outcome, to after: Outcome) -> OutlookEntry {
        func ids(_ slots: Set<Int>) -> [RuleID] { slots.map { rule($0).rule.id }.sorted() }
        return OutlookEntry(
            cause: cause,
            verdict: after.verdict,
            appears: ids(after.binding.subtracting(before.binding)),
            disappears: ids(before.binding.subtracting(after.binding)),
        )
    }
}

extension Activity.State {
    /// The standing that a finding of the rule has; a rule that is idle has none.
    fileprivate var standingOfFindings: Standing {
        switch self {
        case .uncertain: .uncertain
        case .unenforced: .unenforced
        case .active, .idle: .inForce
        }
    }
}
