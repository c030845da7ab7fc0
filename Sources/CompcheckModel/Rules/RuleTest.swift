/// A test of rules: one use on one day with the expected result, from an example of a rule or a line of a scenario.
package struct RuleTest: Sendable {
    /// What one rule is expected to do to the use.
    package struct Expectation: Hashable, Sendable {
        /// The rule.
        package let rule: RuleID
        /// Whether it is expected among the findings or permissions.
        package let bites: Rule.Example.Bite

        /// Creates an expectation of a rule.
        package init(rule: RuleID, bites: Rule.Example.Bite) {
            self.rule = rule
            self.bites = bites
        }
    }

    /// The name of what it belongs to: a rule's id, or the name of a scenario.
    package let subject: String
    /// Where it is written; nil if its rulebook was not read from a file.
    package let location: Location?
    /// The service of the use.
    package let service: Service
    /// The jurisdiction of the use.
    package let jurisdiction: JurisdictionCode
    /// The day.
    package let on: Day
    /// Rules assumed to be in force, each from a day on.
    package let assumed: [RuleID: Day]
    /// Rules to ignore.
    package let without: Set<RuleID>
    /// The expected verdict; nil if any will do.
    package let verdict: Verdict?
    /// What single rules are expected to do.
    package let expectations: [Expectation]

    /// Creates a test of rules.
    package init(
        subject: String,
        location: Location?,
        service: Service,
        jurisdiction: JurisdictionCode,
        on: Day,
        assumed: [RuleID: Day] = [:],
        without: Set<RuleID> = [],
        verdict: Verdict?,
        expectations: [Expectation],
    ) {
        self.subject = subject
        self.location = location
        self.service = service
        self.jurisdiction = jurisdiction
        self.on = on
        self.assumed = assumed
        self.without = without
        self.verdict = verdict
        self.expectations = expectations
    }
}
