internal import CompcheckModel

/// Counts what became of each rule in all uses, including those whose observations are left out.
struct OSCALTally: Sendable {
    /// The counts of one rule.
    struct Count: Sendable {
        /// The uses that the rule catches for certain.
        var certain = 0
        /// The uses that the rule may catch.
        var possible = 0
        /// The uses among both in which a waiver covers the rule.
        var waived = 0
        /// The uses whose evidence meets the rule's requirement.
        var met = 0
        /// The uses that the rule will catch, and the first day on which it does.
        var coming: (uses: Int, from: Day)?

        /// Whether the rule catches a use, or may.
        var catchesAny: Bool { certain + possible > 0 }
        /// Whether the rule catches uses, or may, and a waiver covers all of them.
        var isWaived: Bool { catchesAny && waived == certain + possible }
    }

    private var counts: [RuleID: Count] = [:]

    /// Returns the counts of a rule.
    subscript(rule: RuleID) -> Count { counts[rule] ?? Count() }

    /// Counts one more use.
    mutating func add(_ use: Use) {
        let answer = use.answer
        for finding in answer.findings where finding.counts {
            if !finding.waived(by: use.waivers).isEmpty { counts[finding.rule.id, default: Count()].waived += 1 }
            switch finding.certainty {
            case .certain: counts[finding.rule.id, default: Count()].certain += 1
            case .possible: counts[finding.rule.id, default: Count()].possible += 1
            }
        }
        for permission in answer.permissions where permission.evidence != nil {
            counts[permission.rule.id, default: Count()].met += 1
        }
        for (rule, day) in answer.firstAppearances {
            let known = counts[rule]?.coming
            counts[rule, default: Count()].coming = ((known?.uses ?? 0) + 1, min(known?.from ?? day, day))
        }
    }
}

extension Answer {
    /// The rules that will appear by date, each with its first day.
    fileprivate var firstAppearances: [RuleID: Day] {
        var days: [RuleID: Day] = [:]
        for entry in outlook {
            guard case .date(let day) = entry.cause else { continue }
            for rule in entry.appears where days[rule] == nil { days[rule] = day }
        }
        return days
    }
}
