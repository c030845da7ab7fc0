internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// Collects the upcoming changes that affect the uses of a run.
struct AheadCollector {
    /// An upcoming change, with the uses that it affects.
    struct Entry {
        let topic: AheadTopic
        /// The rule that the change is about.
        let rule: Rule?
        fileprivate(set) var sample = UseSample()
    }

    private let side: ComparedRun
    /// The last day that is near enough to report.
    private let last: Day
    /// The steps that bills took since the previous run.
    private let steps: [RuleID: [Event]]
    private var found: [AheadTopic: Entry] = [:]
    private var latest: Service?
    private var ordinal = 0

    /// Collects changes within `days` after the day of the run, and bills that advanced since the previous run.
    init(for side: ComparedRun, since before: ComparedRun?, within days: Int) {
        self.side = side
        last = side.day.advanced(by: days)
        steps = days == 0 ? [:] : before.map { AheadCollector.steps(from: $0, to: side) } ?? [:]
    }

    /// All changes found, by day.
    var entries: [Entry] {
        found.values.sorted {
            ($0.topic.day, $0.topic.kind, $0.topic.key) < ($1.topic.day, $1.topic.kind, $1.topic.key)
        }
    }

    /// Adds a use of the run.
    mutating func add(_ service: Service, in jurisdiction: JurisdictionCode, _ answer: Answer, _ waivers: [Waiver]) {
        if latest !== service { ordinal += 1 }
        latest = service
        for topic in topics(answer, waivers) {
            let rule = topic.rule.flatMap { side.rule($0) }
            found[topic, default: Entry(topic: topic, rule: rule)].sample.add(
                service,
                in: jurisdiction,
                ordinal: ordinal,
            )
        }
    }

    private func topics(_ answer: Answer, _ waivers: [Waiver]) -> Set<AheadTopic> {
        var topics: Set<AheadTopic> = []
        var ending: [RuleID: Day] = [:]
        for permission in answer.permissions {
            guard let proof = permission.evidence, let day = proof.validUntil, isNear(day) else { continue }
            ending[permission.rule.id] = day
            topics.insert(.evidenceEnds(proof.requirement, reference: proof.reference, until: day))
        }
        for waiver in waivers where isNear(waiver.until) { topics.insert(.waiverEnds(waiver)) }
        for entry in answer.outlook {
            switch entry.cause {
            case .date(let day):
                for rule in entry.appears {
                    insertSteps(of: rule, into: &topics)
                    // If only evidence kept a rule from binding, report the end of the evidence, not of the rule.
                    if isNear(day), ending[rule] != day { topics.insert(.takesEffect(rule, on: day)) }
                }
            case .assuming(let rule): insertSteps(of: rule, into: &topics)
            }
        }
        return topics
    }

    private func insertSteps(of rule: RuleID, into topics: inout Set<AheadTopic>) {
        for step in steps[rule] ?? [] { topics.insert(.advanced(rule, step.kind, on: step.day)) }
    }

    private func isNear(_ day: Day) -> Bool { side.day < day && day <= last }

    /// Returns the steps that the later run knows and the earlier one did not: recorded since, or reached by its day.
    private static func steps(from before: ComparedRun, to after: ComparedRun) -> [RuleID: [Event]] {
        var steps: [RuleID: [Event]] = [:]
        for rule in after.rulebook.rules {
            let known = before.rule(rule.id)?.lifecycle.events.filter { $0.day <= before.day } ?? []
            let new = rule.lifecycle.events.filter { event in
                event.kind.isAdvance && event.day <= after.day
                    && !known.contains { $0.day == event.day && $0.kind == event.kind }
            }
            if !new.isEmpty { steps[rule.id] = new }
        }
        return steps
    }
}
