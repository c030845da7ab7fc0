internal import CompcheckModel

/// A change with everything that is told of it.
struct Turn {
    let change: Change
    let effect: Change.Effect
    let crowd: Crowd

    /// How many uses change in which way: `2 uses permitted → restricted`.
    var words: String {
        let (before, after) = (change.before, change.after)
        let words = before == after ? "still \(after.rawValue)" : "\(before.rawValue) → \(after.rawValue)"
        return "\(counted(crowd.uses, "use")) \(words)"
    }

    /// Whether it is told before another with the same cause: the worse and the larger one first.
    fileprivate func precedes(_ other: Turn) -> Bool {
        if change.after != other.change.after { return change.after > other.change.after }
        if crowd.uses != other.crowd.uses { return crowd.uses > other.crowd.uses }
        if change.before != other.change.before { return change.before < other.change.before }
        return effect.crowd < other.effect.crowd
    }
}

extension Ledger {
    private var turns: [Turn] {
        changes.map { Turn(change: $0.key, effect: $0.value, crowd: crowds[$0.value.crowd]) }
    }

    /// What changes by date, the nearest day first.
    var coming: [(day: Day, turn: Turn)] {
        turns.compactMap { turn -> (day: Day, turn: Turn)? in
            guard case .date(let day) = turn.change.cause else { return nil }
            return (day, turn)
        }
        .sorted { $0.day == $1.day ? $0.turn.precedes($1.turn) : $0.day < $1.day }
    }

    /// What would change if a rule came into force that has no date within the horizon: one entry per rule, the worst
    /// first.
    var pending: [(id: RuleID, turns: [Turn])] {
        var byRule: [RuleID: [Turn]] = [:]
        for turn in turns {
            guard case .assuming(let rule) = turn.change.cause else { continue }
            byRule[rule, default: []].append(turn)
        }
        return byRule.map { (id: $0.key, turns: $0.value.sorted { $0.precedes($1) }) }.sorted { left, right in
            guard let first = left.turns.first, let other = right.turns.first else { return left.id < right.id }
            return first.precedes(other)
        }
    }

    /// The sections, what may be worst first, then what is worst.
    var sections: [Section] {
        let verdicts = Verdict.allCases.reversed()
        return verdicts.flatMap { atWorst in verdicts.map { Section(atWorst: atWorst, verdict: $0) } }
            .filter { groups[$0] != nil }
    }

    /// The groups of a section: what is new first, then the most severe and the largest.
    func ranked(_ section: Section) -> [Group] {
        (groups[section] ?? []).enumerated()
            .map { (weight: ($1.hasNews ? 0 : 1, $1.rank, -crowds[$1.crowd].uses, $0), group: $1) }
            .sorted { $0.weight < $1.weight }
            .map(\.group)
    }
}

extension Group {
    /// The rank of what is most severe in it.
    fileprivate var rank: Int { answer.bonds.map(\.rule.severity.rank).min() ?? Rule.Severity.allCases.count }
}
