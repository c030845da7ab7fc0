internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// What changed from one run to another, that which changed alike together.
///
/// Bounded by the number of rules: of what changed alike a few services are remembered by name.
struct RunDiffGroups {
    /// What findings of one rule have in common.
    struct Manner: Hashable {
        /// By what they changed.
        let causes: [ChangeCause]
        /// Whether their uses are in one run only.
        let turn: UseTurn?
        /// What they were, where they are something else now.
        let before: Told?
        /// What they are.
        let after: Told?

        /// What is told of a finding that changed.
        struct Told: Hashable {
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
        /// One of them.
        let finding: Finding
        /// Where the weightiest stands among all findings: `Remark.rank`.
        fileprivate(set) var rank: Int
        fileprivate(set) var crowds: [Manner: Crowd] = [:]
        /// How many there are.
        var count: Int { crowds.values.reduce(0) { $0 + $1.uses } }
        /// Those that changed in the same manner, most first.
        var manners: [(manner: Manner, crowd: Crowd)] {
            crowds.map { ($0.key, $0.value) }.sorted { left, right in
                left.crowd.uses != right.crowd.uses
                    ? left.crowd.uses > right.crowd.uses
                    : left.manner.order.lexicographicallyPrecedes(right.manner.order)
            }
        }
    }

    /// From which verdicts to which.
    struct Move: Hashable {
        /// The verdict, and what it may be at worst; nil where the earlier run has no such use.
        let before: [Verdict]?
        /// The same in the later run.
        let after: [Verdict]?

        init(_ use: ComparedUse) {
            before = use.before.map { [$0.verdict, $0.atWorst] }
            after = use.after.map { [$0.verdict, $0.atWorst] }
        }

        /// Whether it is told first: what ends worst, then what began best.
        func precedes(_ other: Move) -> Bool {
            if after != other.after { return (other.after ?? []).lexicographicallyPrecedes(after ?? []) }
            return (before ?? []).lexicographicallyPrecedes(other.before ?? [])
        }
    }

    private var rules: [FindingChange.Kind: [RuleID: RuleGroup]] = [:]
    private var moves: [UseTurn: [Move: Crowd]] = [:]
    private var latest: Service?
    private var ordinal = 0

    /// The rules whose findings changed so, the weightiest first.
    subscript(kind: FindingChange.Kind) -> [RuleGroup] {
        (rules[kind] ?? [:]).values.sorted { left, right in
            left.rank != right.rank ? left.rank < right.rank : left.finding.rule.id < right.finding.rule.id
        }
    }

    /// The uses that fare so, those that end worst first.
    subscript(turn: UseTurn) -> [(move: Move, crowd: Crowd)] {
        (moves[turn] ?? [:]).map { ($0.key, $0.value) }.sorted { $0.move.precedes($1.move) }
    }

    /// Takes in a use of either run.
    mutating func add(_ difference: UseDifference) {
        if let turn = difference.turn { add(difference.use, turn) }
        for change in difference.changes { add(change.change, by: change.causes, in: difference.use) }
    }

    /// Takes in a use that fares otherwise.
    private mutating func add(_ use: ComparedUse, _ turn: UseTurn) {
        number(use.service)
        moves[turn, default: [:]][Move(use), default: Crowd()].add(use.service, in: use.jurisdiction, ordinal: ordinal)
    }

    /// Takes in a finding that changed.
    private mutating func add(_ change: FindingChange, by causes: [ChangeCause], in use: ComparedUse) {
        number(use.service)
        let rank = Remark(service: use.service, jurisdiction: use.jurisdiction, finding: change.latest).rank
        let manner = Manner(
            causes: causes,
            turn: use.before == nil ? .new : use.after == nil ? .gone : nil,
            before: change.kind == .changed ? change.before.map(Manner.Told.init) : nil,
            after: change.kind == .changed ? change.after.map(Manner.Told.init) : nil,
        )
        let id = change.latest.rule.id
        var group = rules[change.kind]?[id] ?? RuleGroup(finding: change.latest, rank: rank)
        group.rank = min(group.rank, rank)
        group.crowds[manner, default: Crowd()].add(use.service, in: use.jurisdiction, ordinal: ordinal)
        rules[change.kind, default: [:]][id] = group
    }

    private mutating func number(_ service: Service) {
        if latest !== service { ordinal += 1 }
        latest = service
    }
}

extension RunDiffGroups.Manner {
    /// What is told of them that makes them different from others.
    fileprivate var order: [String] {
        let sides = [before, after].compactMap(\.self).flatMap { side in
            [side.effect.rawValue, side.severity.rawValue, side.standing.rawValue, side.certainty.rawValue]
        }
        return [turn?.rawValue ?? ""] + causes.map(\.rawValue) + sides
    }
}
