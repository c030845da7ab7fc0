internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// The changes from one run to another, grouped by equal changes.
///
/// Memory is bounded by the number of rules: a group remembers only a few services by name.
struct RunDiffGroups {
    /// What the changes of a rule's findings in one group have in common.
    struct Manner: Hashable {
        /// The causes of the change.
        let causes: [ChangeCause]
        /// `new` or `gone` if the uses are in one run only, else nil.
        let turn: UseTurn?
        /// The finding in the earlier run; nil unless it changed.
        let before: Told?
        /// The finding in the later run; nil unless it changed.
        let after: Told?

        /// The facts of a finding that the text compares.
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
        /// One of the findings.
        let finding: Finding
        /// The rank of the weightiest finding: `Remark.rank`.
        fileprivate(set) var rank: Int
        fileprivate(set) var crowds: [Manner: Crowd] = [:]
        /// The number of findings.
        var count: Int { crowds.values.reduce(0) { $0 + $1.uses } }
        /// The findings by kind of change, the most frequent first.
        var manners: [(manner: Manner, crowd: Crowd)] {
            crowds.map { ($0.key, $0.value) }.sorted { left, right in
                left.crowd.uses != right.crowd.uses
                    ? left.crowd.uses > right.crowd.uses
                    : left.manner.order.lexicographicallyPrecedes(right.manner.order)
            }
        }
    }

    /// A change of verdicts.
    struct Move: Hashable {
        /// The verdict and the worst possible one; nil if the earlier run lacks the use.
        let before: [Verdict]?
        /// The verdict and the worst possible one; nil if the later run lacks the use.
        let after: [Verdict]?

        init(_ use: ComparedUse) {
            before = use.before.map { [$0.verdict, $0.atWorst] }
            after = use.after.map { [$0.verdict, $0.atWorst] }
        }

        /// Whether this move is listed first: the worse end first, then the better start.
        func precedes(_ other: Move) -> Bool {
            if after != other.after { return (other.after ?? []).lexicographicallyPrecedes(after ?? []) }
            return (before ?? []).lexicographicallyPrecedes(other.before ?? [])
        }
    }

    private var rules: [FindingChange.Kind: [RuleID: RuleGroup]] = [:]
    private var moves: [UseTurn: [Move: Crowd]] = [:]
    private var latest: Service?
    private var ordinal = 0

    /// The rules whose findings were opened, closed or changed, the weightiest first.
    subscript(kind: FindingChange.Kind) -> [RuleGroup] {
        (rules[kind] ?? [:]).values.sorted { left, right in
            left.rank != right.rank ? left.rank < right.rank : left.finding.rule.id < right.finding.rule.id
        }
    }

    /// The moves of uses of this turn, the worst end first.
    subscript(turn: UseTurn) -> [(move: Move, crowd: Crowd)] {
        (moves[turn] ?? [:]).map { ($0.key, $0.value) }.sorted { $0.move.precedes($1.move) }
    }

    /// Adds a use of either run.
    mutating func add(_ difference: UseDifference) {
        if let turn = difference.turn { add(difference.use, turn) }
        for change in difference.changes { add(change.change, by: change.causes, in: difference.use) }
    }

    /// Adds a use whose verdict changed.
    private mutating func add(_ use: ComparedUse, _ turn: UseTurn) {
        number(use.service)
        moves[turn, default: [:]][Move(use), default: Crowd()].add(use.service, in: use.jurisdiction, ordinal: ordinal)
    }

    /// Adds a finding that changed.
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
    /// The sort key of equally frequent changes.
    fileprivate var order: [String] {
        let sides = [before, after].compactMap(\.self).flatMap { side in
            [side.effect.rawValue, side.severity.rawValue, side.standing.rawValue, side.certainty.rawValue]
        }
        return [turn?.rawValue ?? ""] + causes.map(\.rawValue) + sides
    }
}
