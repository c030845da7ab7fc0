/// What an audit asks of a rulebook: the day, how far ahead, and under which assumptions.
package struct Question: Hashable, Sendable {
    /// The day in question.
    package let asOf: Day
    /// How many days ahead the outlook goes; 0: no dated entries.
    package let horizon: Int
    /// Rules assumed to be in force, each from a day on.
    package let assumed: [RuleID: Day]
    /// Rules left out, even where they are assumed too.
    package let without: Set<RuleID>
    /// Whether an outlook is wanted at all.
    package let wantsOutlook: Bool

    /// A question.
    package init(
        asOf: Day,
        horizon: Int = 365,
        assumed: [RuleID: Day] = [:],
        without: Set<RuleID> = [],
        wantsOutlook: Bool = true,
    ) {
        self.asOf = asOf
        self.horizon = horizon
        self.assumed = assumed
        self.without = without
        self.wantsOutlook = wantsOutlook
    }

    /// The last day that is evaluated: that of the outlook, or the day in question if no outlook is wanted.
    package var lastDay: Day { wantsOutlook ? asOf.advanced(by: horizon) : asOf }

    /// Returns whether both questions make the same assumptions.
    ///
    /// They leave out the same rules and assume the same ones, from the same days or each from its own day in question.
    package func supposesTheSame(as other: Question) -> Bool {
        without == other.without && assumed.count == other.assumed.count
            && assumed.allSatisfy { rule, day in
                let theirs = other.assumed[rule]
                return theirs == day || (day == asOf && theirs == other.asOf)
            }
    }
}
