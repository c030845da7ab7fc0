/// A period of days in which an assumption changes the answer for a use.
package struct ImpactPeriod: Hashable, Sendable {
    /// The verdicts for a use on a day, without the rules behind them.
    package struct Outcome: Hashable, Sendable {
        /// The verdict.
        package let verdict: Verdict
        /// The verdict if every possible finding were certain.
        package let atWorst: Verdict

        /// An outcome.
        package init(verdict: Verdict, atWorst: Verdict) {
            self.verdict = verdict
            self.atWorst = atWorst
        }
    }

    /// The first day.
    package let from: Day
    /// The last day.
    package let through: Day
    /// The outcome under the rules as they are.
    package let before: Outcome
    /// The outcome under the assumption.
    package let after: Outcome
    /// The rules that bear on the use only under the assumption, in order of id.
    package let appears: [RuleID]
    /// The rules that bear on it only without the assumption, in order of id.
    package let disappears: [RuleID]

    /// Creates a period with different answers.
    package init(
        from: Day,
        through: Day,
        before: Outcome,
        after: Outcome,
        appears: [RuleID],
        disappears: [RuleID],
    ) {
        self.from = from
        self.through = through
        self.before = before
        self.after = after
        self.appears = appears
        self.disappears = disappears
    }
}

/// Whether a use is better or worse off.
package enum Direction: String, CaseIterable, Sendable {
    /// A stronger verdict, or a stronger worst-case verdict.
    case worse
    /// The verdict is weaker, or equal with a weaker worst possible verdict.
    case better
    /// The same verdict, by other rules.
    case other

    /// Derives the direction from the differences of one use, oldest first.
    ///
    /// The first difference with another verdict decides; without one, the first with another worst-case verdict.
    package init(_ periods: [ImpactPeriod]) {
        let turn =
            periods.first { $0.before.verdict != $0.after.verdict }.map { ($0.before.verdict, $0.after.verdict) }
            ?? periods.first { $0.before.atWorst != $0.after.atWorst }
            .map { ($0.before.atWorst, $0.after.atWorst) }
        guard let (before, after) = turn else {
            self = .other
            return
        }
        self = after > before ? .worse : .better
    }
}
