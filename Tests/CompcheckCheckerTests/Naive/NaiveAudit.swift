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
        // Rules that are left out, or neither known on the day nor assumed, do not count.
        rules = world.rules.filter { rule in
            let isKnown = rule.lifecycle.events.contains { $0.day <= world.question.asOf }
            let isAssumed = world.question.assumed[rule.id] != nil
            return !world.question.without.contains(rule.id) && (isKnown || isAssumed)
        }.sorted { $0.id < $1.id }
    }

    private func isAssumed(_ rule: Rule, on day: Day) -> Bool { question.assumed[rule.id].map { $0 <= day } ?? false }

    private func states(on day: Day) -> [RuleID: NaiveMoment.State] {
        var states: [RuleID: NaiveMoment.State] = [:]
        for rule in rules {
            let standing = isAssumed(rule, on: day) ? .inForce : rule.lifecycle.standing(on: day)
            states[rule.id] = standing == .inForce ? .active : standing == .unenforced ? .unenforced : .idle
        }
        return states
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
        guard now.states[rule.id] != .idle, rule.effect != .permits, now.lives(rule) != false,
            now.proof(of: rule) == nil
        else { return nil }
        let isAssumed = isAssumed(rule, on: question.asOf)
        return Told.finding(
            rule.id,
            now.isActive(rule) ? .inForce : .unenforced,
            since: isAssumed ? question.assumed[rule.id] ?? question.asOf : beginning(rule.lifecycle),
            isAssumed: isAssumed,
            missing: now.lives(rule) == true ? nil : now.missing(rule).sorted { $0.rawValue < $1.rawValue },
        )
    }

    /// Returns the first of the consecutive days with the same standing as the day of the question.
    private func beginning(_ lifecycle: Lifecycle) -> Day {
        var first = question.asOf
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
        case .permits:
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
        let known = rules.filter { $0.lifecycle.events[0].day <= question.asOf }
        return known.contains { $0.lifecycle.events.contains { $0.day == day } }
            || catalogue.groups.flatMap(\.members).contains { $0.from == day || $0.until == day }
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
        case .inForce, .unenforced, .ended, nil: return false
        }
        return (0...question.horizon).allSatisfy { offset in
            let day = question.asOf.advanced(by: offset)
            return !isAssumed(rule, on: day) && rule.lifecycle.standing(on: day) != .inForce
        }
    }
}
