internal import CompcheckModel

/// A change with its rules and uses.
struct OutlookChange {
    let change: Change
    let effect: Change.Effect
    let sample: UseSample

    /// The number of uses and the change: `2 uses permitted → restricted`.
    var displayText: String {
        let (before, after) = (change.before, change.after)
        let words = before == after ? "still \(after.rawValue)" : "\(before.rawValue) → \(after.rawValue)"
        return "\(counted(sample.uses, "use")) \(words)"
    }

    /// Whether this change is listed before another with the same cause: worse changes first, then larger ones.
    fileprivate func precedes(_ other: OutlookChange) -> Bool {
        if change.after != other.change.after { return change.after > other.change.after }
        if sample.uses != other.sample.uses { return sample.uses > other.sample.uses }
        if change.before != other.change.before { return change.before < other.change.before }
        return effect.sample < other.effect.sample
    }
}

extension UseAggregator {
    private var outlookChanges: [OutlookChange] {
        changes.map { OutlookChange(change: $0.key, effect: $0.value, sample: samples[$0.value.sample]) }
    }

    /// The changes by date, the nearest day first.
    var coming: [(day: Day, turn: OutlookChange)] {
        outlookChanges.compactMap { outlookChange -> (day: Day, turn: OutlookChange)? in
            guard case .date(let day) = outlookChange.change.cause else { return nil }
            return (day, outlookChange)
        }
        .sorted { $0.day == $1.day ? $0.turn.precedes($1.turn) : $0.day < $1.day }
    }

    /// The rules without a date in the outlook that would change answers by coming into force, the worst first.
    var pending: [(id: RuleID, turns: [OutlookChange])] {
        var byRule: [RuleID: [OutlookChange]] = [:]
        for outlookChange in outlookChanges {
            guard case .assuming(let rule) = outlookChange.change.cause else { continue }
            byRule[rule, default: []].append(outlookChange)
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
            .map { (weight: ($1.hasNews ? 0 : 1, $1.rank, -samples[$1.sample].uses, $0), group: $1) }
            .sorted { $0.weight < $1.weight }
            .map(\.group)
    }
}

extension Group {
    /// The rank of the most severe finding.
    fileprivate var rank: Int { answer.bindingFindings.map(\.rule.severity.rank).min() ?? Rule.Severity.allCases.count }
}
