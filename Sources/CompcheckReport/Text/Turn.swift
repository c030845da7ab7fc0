internal import CompcheckModel

/// A change with its rules and uses.
struct Turn {
    let change: Change
    let effect: Change.Effect
    let crowd: Crowd

    /// The number of uses and the change: `2 uses permitted → restricted`.
    var words: String {
        let (before, after) = (change.before, change.after)
        let words = before == after ? "still \(after.rawValue)" : "\(before.rawValue) → \(after.rawValue)"
        return "\(counted(crowd.uses, "use")) \(words)"
    }

    /// Whether this change is listed before another with the same cause: worse changes first, then larger ones.
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

    /// The changes by date, the nearest day first.
    var coming: [(day: Day, turn: Turn)] {
        turns.compactMap { turn -> (day: Day, turn: Turn)? in
            guard case .date(let day) = turn.change.cause else { return nil }
            return (day, turn)
        }
        .sorted { $0.day == $1.day ? $0.turn.precedes($1.turn) : $0.day < $1.day }
    }

    /// The rules without a date in the outlook that would change answers by coming into force, the worst first.
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

    /// The sections: the worst possible verdict first, then the worst verdict.
    var sections: [Section] {
        let verdicts = Verdict.allCases.reversed()
        return verdicts.flatMap { atWorst in verdicts.map { Section(atWorst: atWorst, verdict: $0) } }
            .filter { groups[$0] != nil }
    }

    /// Returns the groups of a section: those with new findings first, then the most severe, then the largest.
    func ranked(_ section: Section) -> [Group] {
        (groups[section] ?? []).enumerated()
            .map { (weight: ($1.hasNews ? 0 : 1, $1.rank, -crowds[$1.crowd].uses, $0), group: $1) }
            .sorted { $0.weight < $1.weight }
            .map(\.group)
    }
}

extension Group {
    /// The rank of the most severe finding.
    fileprivate var rank: Int { answer.bonds.map(\.rule.severity.rank).min() ?? Rule.Severity.allCases.count }
}
