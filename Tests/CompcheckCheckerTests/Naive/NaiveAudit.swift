import CompcheckModel
import CompcheckSamples

/// A second evaluator, slow and without a compile step, which shares only the model's types with the checker.
struct NaiveAudit {
    let catalogue: Catalogue
    let rules: [Rule]
    let question: Question

    init(_ world: World) {
        catalogue = world.catalogue
        question = world.question
        // Rules that are left out, or neither known nor uncertain on the day nor assumed, do not count.
        rules = world.rules.filter { rule in
            let isKnown = rule.isKnownOrUncertain(on: world.question.asOf)
            let isAssumed = world.question.assumed[rule.id] != nil
            return !world.question.without.contains(rule.id) && (isKnown || isAssumed)
        }.sorted { $0.id < $1.id }
    }

    private func isAssumed(_ rule: Rule, on day: Day) -> Bool { question.assumed[rule.id].map { $0 <= day } ?? false }

    private func states(on day: Day) -> [RuleID: NaiveMoment.State] {
        var states: [RuleID: NaiveMoment.State] = [:]
        for rule in rules {
            states[rule.id] = isAssumed(rule, on: day) ? .active : state(rule, on: day)
        }
        return states
    }

    private func state(_ rule: Rule, on day: Day) -> NaiveMoment.State {
        let events = rule.lifecycle.events
        if rule.isUncertain(on: day) { return .perhaps }
        // Uncertain on the day of the question: so it stays until its next event after it was seen.
        if rule.isUncertain(on: question.asOf), events.count == 1 || day < events[1].day { return .perhaps }
        switch rule.lifecycle.standing(on: day) {
        case .inForce: return .active
        case .unenforced: return .unenforced
        default: return .idle
        }
    }

    /// The answers for each jurisdiction of a service.
    func answers(for service: Service) -> [Told] {
        service.jurisdictions.map { answer(NaiveUse(service, in: $0, catalogue), service.evidence) }
    }

    private func answer(_ use: NaiveUse, _ evidence: [Evidence]) -> Told {
        let now = NaiveMoment(use, rules, states(on: question.asOf), evidence, on: question.asOf)
        return Told(
            verdict: now.verdict,
            atWorst: now.atWorst,
            findings: rules.compactMap { finding($0, now) },
            permissions: rules.compactMap { permission($0, now) },
            outlook: question.wantsOutlook ? dated(use, evidence, now) + assuming(use, evidence, now) : [],
        )
    }

    // MARK: Findings and permissions

    private func finding(_ rule: Rule, _ now: NaiveMoment) -> String? {
        guard now.states[rule.id] != .idle, rule.effect != .permits, rule.effect != .exempts, now.lives(rule) != false,
            now.proof(of: rule) == nil
        else { return nil }
        let isAssumed = isAssumed(rule, on: question.asOf)
        return Told.finding(
            rule.id,
            now.states[rule.id] == .active ? .inForce : now.states[rule.id] == .perhaps ? .uncertain : .unenforced,
            since: isAssumed ? question.assumed[rule.id] ?? question.asOf : beginning(rule),
            isAssumed: isAssumed,
            missing: now.lives(rule) == true ? nil : now.missing(rule).sorted { $0.rawValue < $1.rawValue },
        )
    }

    /// Returns the first of the consecutive days with the same standing as the day of the question.
    private func beginning(_ rule: Rule) -> Day {
        let lifecycle = rule.lifecycle
        var first = question.asOf
        if rule.isUncertain(on: first) { return lifecycle.events[0].notBefore ?? .earliest }
        while lifecycle.standing(on: first.advanced(by: -1)) == lifecycle.standing(on: question.asOf) {
            first = first.advanced(by: -1)
        }
        return first
    }

    private func permission(_ rule: Rule, _ now: NaiveMoment) -> String? {
        guard now.isActive(rule), now.lives(rule) != false else { return nil }
        var certainty: Certainty = now.lives(rule) == true ? .certain : .possible
        switch rule.effect {
        case .notes: return nil
        case .prohibits, .requires:
            return now.proof(of: rule) == nil ? nil : Told.permission(rule.id, certainty, lifts: [])
        case .permits, .exempts:
            let lifts = now.lifts(rule).map(\.id)
            guard rule.overrides.isEmpty || !lifts.isEmpty else { return nil }
            if rule.confidence.isDoubtful, !lifts.isEmpty { certainty = .possible }
            return Told.permission(rule.id, certainty, lifts: lifts)
        }
    }

    // MARK: Outlook

    private func dated(_ use: NaiveUse, _ evidence: [Evidence], _ now: NaiveMoment) -> [String] {
        var entries: [String] = []
        var verdict = now.verdict
        var binding = now.binding
        for offset in 0..<question.horizon {
            let day = question.asOf.advanced(by: offset + 1)
            guard mayDiffer(day, evidence) else { continue }
            let then = NaiveMoment(use, rules, states(on: day), evidence, on: day)
            let (newVerdict, newBinding) = (then.verdict, then.binding)
            if verdict != newVerdict || binding != newBinding {
                entries.append(
                    Told.entry(
                        .date(day),
                        newVerdict,
                        appears: newBinding.subtracting(binding).sorted(),
                        disappears: binding.subtracting(newBinding).sorted(),
                    )
                )
            }
            (verdict, binding) = (newVerdict, newBinding)
        }
        return entries
    }

    /// Returns whether the day can differ from the day before, by docs/design.md §4.6.
    ///
    /// The events of a rule that is not known on the day of the question do not count. If it is assumed, their changes
    /// show on the next day that can differ.
    private func mayDiffer(_ day: Day, _ evidence: [Evidence]) -> Bool {
        let known = rules.filter { $0.isKnownOrUncertain(on: question.asOf) }
        return known.contains { $0.lifecycle.events.contains { $0.day == day } }
            || catalogue.groups.contains { group in
                let entries = group.members + (group.unsure ?? []) + (group.absent ?? [])
                return group.knownSince == day || entries.contains { $0.from == day || $0.until == day }
            }
            || evidence.contains { $0.validFrom == day || $0.validUntil == day }
            || question.assumed.values.contains(day)
    }

    private func assuming(_ use: NaiveUse, _ evidence: [Evidence], _ now: NaiveMoment) -> [String] {
        rules.filter(isWaiting).compactMap { rule in
            var states = now.states
            states[rule.id] = .active
            let then = NaiveMoment(use, rules, states, evidence, on: question.asOf)
            guard then.verdict != now.verdict || then.binding != now.binding else { return nil }
            return Told.entry(
                .assuming(rule.id),
                then.verdict,
                appears: then.binding.subtracting(now.binding).sorted(),
                disappears: now.binding.subtracting(then.binding).sorted(),
            )
        }
    }

    /// Returns whether a rule is pending, suspended or scheduled and comes into force on no day of the outlook.
    private func isWaiting(_ rule: Rule) -> Bool {
        switch rule.lifecycle.standing(on: question.asOf) {
        case .pending, .suspended, .scheduled: break
        case .uncertain, .inForce, .unenforced, .ended, nil: return false
        }
        return (0...question.horizon).allSatisfy { offset in
            let day = question.asOf.advanced(by: offset)
            return !isAssumed(rule, on: day) && rule.lifecycle.standing(on: day) != .inForce
        }
    }
}

extension Rule {
    /// Whether the rule may have begun although its first event, which saw it in force, is still to come.
    fileprivate func isUncertain(on day: Day) -> Bool {
        let first = lifecycle.events[0]
        return first.kind == .observed && day < first.day && (first.notBefore.map { $0 <= day } ?? true)
    }

    fileprivate func isKnownOrUncertain(on day: Day) -> Bool { lifecycle.events[0].day <= day || isUncertain(on: day) }
}
