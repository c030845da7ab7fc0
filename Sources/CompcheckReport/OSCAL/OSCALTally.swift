internal import CompcheckModel

/// What became of each rule in all uses, also in those of which nothing more is held.
struct OSCALTally: Sendable {
    /// What became of one rule.
    struct Count: Sendable {
        /// The uses that it catches for certain.
        var certain = 0
        /// The uses that it may catch.
        var possible = 0
        /// Those among them in which a waiver covers it.
        var waived = 0
        /// The uses whose evidence meets what it asks for.
        var met = 0
        /// The uses that it will catch, and the first day on which it does.
        var coming: (uses: Int, from: Day)?

        /// Whether it catches a use, or may.
        var catchesAny: Bool { certain + possible > 0 }
        /// Whether it catches uses, or may, and all of them under a waiver.
        var isWaived: Bool { catchesAny && waived == certain + possible }
    }

    private var counts: [RuleID: Count] = [:]

    /// What became of that rule.
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
    /// The rules that will bind and do not today, each with the first day on which it does.
    fileprivate var firstAppearances: [RuleID: Day] {
        var days: [RuleID: Day] = [:]
        for entry in outlook {
            guard case .date(let day) = entry.cause else { continue }
            for rule in entry.appears where days[rule] == nil { days[rule] = day }
        }
        return days
    }
}
