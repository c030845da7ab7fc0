/// A stretch of days on which a use is answered otherwise than it would be: under an assumption, not by the rules as
/// they are.
package struct Difference: Hashable, Sendable {
    /// What is told of a use on a day, but for the rules.
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
    /// The outcome by the rules as they are.
    package let before: Outcome
    /// The outcome under the assumption.
    package let after: Outcome
    /// The rules that bear on the use only under the assumption, in order of id.
    package let appears: [RuleID]
    /// The rules that bear on it only without the assumption, in order of id.
    package let disappears: [RuleID]

    /// A difference.
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
    /// A stronger verdict, or one that may be stronger.
    case worse
    /// A weaker one.
    case better
    /// The same verdict, by other rules.
    case other

    /// Where the differences of one use lead, oldest first: what the first of another verdict says, or, where there is
    /// none, the first that may be another at worst.
    package init(_ differences: [Difference]) {
        let turn =
            differences.first { $0.before.verdict != $0.after.verdict }.map { ($0.before.verdict, $0.after.verdict) }
            ?? differences.first { $0.before.atWorst != $0.after.atWorst }
            .map { ($0.before.atWorst, $0.after.atWorst) }
        guard let (before, after) = turn else {
            self = .other
            return
        }
        self = after > before ? .worse : .better
    }
}
