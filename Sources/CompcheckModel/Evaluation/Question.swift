/// What an audit asks of a rulebook: the day, how far ahead, and what it takes for granted.
package struct Question: Hashable, Sendable {
    /// The day in question.
    package let asOf: Day
    /// How many days ahead the outlook goes; 0: no dated entries.
    package let horizon: Int
    /// Rules taken to be in force, each from a day on.
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

    /// The last day that is looked at: that of the outlook, or the day in question where no outlook is wanted.
    package var lastDay: Day { wantsOutlook ? asOf.advanced(by: horizon) : asOf }

    /// Whether both take the same for granted: the same rules left out, and the same assumed, from the same days or in
    /// each from the day in question.
    package func supposesTheSame(as other: Question) -> Bool {
        without == other.without && assumed.count == other.assumed.count
            && assumed.allSatisfy { rule, day in
                let theirs = other.assumed[rule]
                return theirs == day || (day == asOf && theirs == other.asOf)
            }
    }
}
