/// One use on one day, and what must come out: an example of a rule, or a line of a scenario.
public struct Trial: Sendable {
    /// What a rule must do to the use.
    public struct Demand: Hashable, Sendable {
        /// Which rule.
        public let rule: RuleID
        /// Whether it is among the findings or permissions.
        public let bites: Rule.Example.Bite

        /// A demand.
        public init(rule: RuleID, bites: Rule.Example.Bite) {
            self.rule = rule
            self.bites = bites
        }
    }

    /// What it belongs to, in a few words: a rule's id, or the name of a scenario.
    public let subject: String
    /// Where it is written; nil where its rulebook comes from no file.
    public let location: Location?
    /// The service of the use.
    public let service: Service
    /// The place of the use.
    public let jurisdiction: JurisdictionCode
    /// The day.
    public let on: Day
    /// Rules taken to be in force, each from a day on.
    public let assumed: [RuleID: Day]
    /// Rules left out.
    public let without: Set<RuleID>
    /// The verdict that must come out.
    public let verdict: Verdict?
    /// What rules must do.
    public let demands: [Demand]

    /// A trial.
    public init(
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
