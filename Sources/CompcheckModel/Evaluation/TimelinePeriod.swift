/// A period of days in which a use has one verdict by the same rules.
package struct TimelinePeriod: Hashable, Sendable {
    /// The first day.
    package let from: Day
    /// The last day.
    package let through: Day
    /// The verdict on all of them.
    package let verdict: Verdict
    /// The verdict if every possible finding were certain.
    package let atWorst: Verdict
    /// The rules that bear on the first day and did not on the day before, in order of id.
    ///
    /// For the very first period, all rules that bear on it.
    package let appears: [RuleID]
    /// The rules that bore on the day before and do not on the first, in order of id.
    package let disappears: [RuleID]

    /// Creates a period.
    package init(
        from: Day,
        through: Day,
        verdict: Verdict,
        atWorst: Verdict,
        appears: [RuleID],
        disappears: [RuleID],
    ) {
        self.from = from
        self.through = through
        self.verdict = verdict
        self.atWorst = atWorst
        self.appears = appears
        self.disappears = disappears
    }
}
