internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// The changes from one run to another, grouped by equal changes.
///
/// Memory is bounded by the number of rules: a group remembers only a few services by name.
struct RunDiffGroups {
    /// What the changes of a rule's findings in one group have in common.
    struct ChangeKind: Hashable {
        /// The causes of the change.
        let causes: [ChangeCause]
        /// `new` or `gone` if the uses are in one run only, else nil.
        let change: UseChange?
        /// The finding in the earlier run; nil unless it changed.
        let before: Summary?
        /// The finding in the later run; nil unless it changed.
        let after: Summary?

        /// The facts of a finding that the text compares.
        struct Summary: Hashable {
            let effect: Rule.Effect
            let severity: Rule.Severity
            let standing: Standing
            let certainty: Certainty

            init(_ finding: Finding) {
                (effect, severity) = (finding.rule.effect, finding.rule.severity)
                (standing, certainty) = (finding.standing, finding.certainty)
            }
        }
    }

    /// The findings of one rule that were opened, closed or changed.
    struct RuleGroup {
        /// One of the findings.
        let finding: Finding
        /// The rank of the weightiest finding: `ReportedFinding.rank`.
        fileprivate(set) var rank: Int
        fileprivate(set) var samples: [ChangeKind: UseSample] = [:]
        /// The number of findings.
        var count: Int { samples.values.reduce(0) { $0 + $1.uses } }
        /// The findings by kind of change, the most frequent first.
        var manners: [(manner: ChangeKind, sample: UseSample)] {
            samples.map { ($0.key, $0.value) }.sorted { left, right in
                left.sample.uses != right.sample.uses
                    ? left.sample.uses > right.sample.uses
                    : left.manner.order.lexicographicallyPrecedes(right.manner.order)
            }
        }
    }

    /// A change of verdicts.
    struct VerdictMove: Hashable {
        /// The verdict and the worst possible one; nil if the earlier run lacks the use.
        let before: [Verdict]?
        /// The verdict and the worst possible one; nil if the later run lacks the use.
        let after: [Verdict]?

        init(_ use: ComparedUse) {
            before = use.before.map { [$0.verdict, $0.atWorst] }
            after = use.after.map { [$0.verdict, $0.atWorst] }
        }

        /// Whether this move is listed first: the worse end first, then the better start.
        func precedes(_ other: VerdictMove) -> Bool {
            if after != other.after { return (other.after ?? []).lexicographicallyPrecedes(after ?? []) }
            return (before ?? []).lexicographicallyPrecedes(other.before ?? [])
        }
    }

    private var rules: [FindingChange.Kind: [RuleID: RuleGroup]] = [:]
    private var moves: [UseChange: [VerdictMove: UseSample]] = [:]
    private var latest: Service?
    private var ordinal = 0

    /// The rules whose findings were opened, closed or changed, the weightiest first.
    subscript(kind: FindingChange.Kind) -> [RuleGroup] {
        (rules[kind] ?? [:]).values.sorted { left, right in
            left.rank != right.rank ? left.rank < right.rank : left.finding.rule.id < right.finding.rule.id
        }
    }

    /// The moves of uses with this change, the worst end first.
    subscript(change: UseChange) -> [(move: VerdictMove, sample: UseSample)] {
        (moves[change] ?? [:]).map { ($0.key, $0.value) }.sorted { $0.move.precedes($1.move) }
    }

    /// Adds a use of either run.
    mutating func add(_ difference: UseDifference) {
        if let change = difference.change { add(difference.use, change) }
        for change in difference.changes { add(change.change, by: change.causes, in: difference.use) }
    }

    /// Adds a use whose verdict changed.
    private mutating func add(_ use: ComparedUse, _ change: UseChange) {
        number(use.service)
        moves[change, default: [:]][VerdictMove(use), default: UseSample()].add(
            use.service,
            in: use.jurisdiction,
            ordinal: ordinal,
        )
    }

    /// Adds a finding that changed.
    private mutating func add(_ change: FindingChange, by causes: [ChangeCause], in use: ComparedUse) {
        number(use.service)
        let rank = ReportedFinding(service: use.service, jurisdiction: use.jurisdiction, finding: change.latest).rank
        let manner = ChangeKind(
            causes: causes,
            change: use.before == nil ? .new : use.after == nil ? .gone : nil,
            before: change.kind == .changed ? change.before.map(ChangeKind.Summary.init) : nil,
            after: change.kind == .changed ? change.after.map(ChangeKind.Summary.init) : nil,
        )
        let id = change.latest.rule.id
        var group = rules[change.kind]?[id] ?? RuleGroup(finding: change.latest, rank: rank)
        group.rank = min(group.rank, rank)
        group.samples[manner, default: UseSample()].add(use.service, in: use.jurisdiction, ordinal: ordinal)
        rules[change.kind, default: [:]][id] = group
    }

    private mutating func number(_ service: Service) {
        if latest !== service { ordinal += 1 }
        latest = service
    }
}

extension RunDiffGroups.ChangeKind {
    /// The sort key of equally frequent changes.
    fileprivate var order: [String] {
        let sides = [before, after].compactMap(\.self).flatMap { side in
            [side.effect.rawValue, side.severity.rawValue, side.standing.rawValue, side.certainty.rawValue]
        }
        return [change?.rawValue ?? ""] + causes.map(\.rawValue) + sides
    }
}
