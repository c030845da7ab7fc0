/// One use on one day, and what must come out: an example of a rule, or a line of a scenario.
package struct Trial: Sendable {
    /// What a rule must do to the use.
    package struct Demand: Hashable, Sendable {
        /// Which rule.
        package let rule: RuleID
        /// Whether it is among the findings or permissions.
        package let bites: Rule.Example.Bite

        /// A demand.
        package init(rule: RuleID, bites: Rule.Example.Bite) {
            self.rule = rule
            self.bites = bites
        }
    }

    /// What it belongs to, in a few words: a rule's id, or the name of a scenario.
    package let subject: String
    /// Where it is written; nil where its rulebook comes from no file.
    package let location: Location?
    /// The service of the use.
    package let service: Service
    /// The place of the use.
    package let jurisdiction: JurisdictionCode
    /// The day.
    package let on: Day
    /// Rules taken to be in force, each from a day on.
    package let assumed: [RuleID: Day]
    /// Rules left out.
    package let without: Set<RuleID>
    /// The verdict that must come out.
    package let verdict: Verdict?
    /// What rules must do.
    package let demands: [Demand]

    /// A trial.
    package init(
        subject: String,
        location: Location?,
        service: Service,
        jurisdiction: JurisdictionCode,
        on: Day,
        assumed: [RuleID: Day] = [:],
        without: Set<RuleID> = [],
        verdict: Verdict?,
        demands: [Demand],
    ) {
        self.subject = subject
        self.location = location
        self.service = service
        self.jurisdiction = jurisdiction
        self.on = on
        self.assumed = assumed
        self.without = without
        self.verdict = verdict
        self.demands = demands
    }
}
