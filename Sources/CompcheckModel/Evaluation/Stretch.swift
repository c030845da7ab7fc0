/// A stretch of days on which a use has one verdict by the same rules.
public struct Stretch: Hashable, Sendable {
    /// The first day.
    public let from: Day
    /// The last day.
    public let through: Day
    /// The verdict on all of them.
    public let verdict: Verdict
    /// The verdict if every possible finding were certain.
    public let atWorst: Verdict
    /// The rules that bear on the first day and did not on the day before, in order of id.
    ///
    /// Of the very first stretch all that bear on it.
    public let appears: [RuleID]
    /// The rules that bore on the day before and do not on the first, in order of id.
    public let disappears: [RuleID]

    /// A stretch.
    public init(
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
