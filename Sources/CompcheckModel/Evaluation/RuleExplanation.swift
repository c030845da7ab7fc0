/// The explanation of one rule for one use: whether it applies on the day in question, and what it does.
package struct RuleExplanation: Sendable {
    /// The role of a rule in the answer for a use.
    package enum Role: String, CaseIterable, Sendable {
        /// The rule prohibits the use, or requires something of it.
        case binds
        /// The rule permits the use.
        case permits
        /// The rule is an exemption: it lifts other rules, and permits nothing itself.
        case exempts
        /// The rule would bind, but evidence meets its requirement.
        case met
        /// The rule only adds a note to the answer.
        case notes
        /// The rule applies but is not enforced, so it never changes the verdict.
        case unenforced
        /// The rule would apply, but another rule overrides it.
        case defeated
        /// The rule is an exception that applies, but there is nothing for it to override.
        case unneeded
        /// The rule would apply if it were in force.
        case notInForce = "not-in-force"
        /// The rule would apply, but its first event is after that day.
        case notYetKnown = "not-yet-known"
        /// The rule would apply, but the question leaves it out.
        case leftOut = "left-out"
        /// The rule does not match this use.
        case doesNotApply = "does-not-apply"
    }

    /// Another rule that overrides this one.
    package struct Override: Hashable, Sendable {
        /// The overriding rule.
        package let rule: RuleID
        /// Whether it overrides for certain.
        package let certainty: Certainty

        /// Creates an override by a rule.
        package init(rule: RuleID, certainty: Certainty) {
            self.rule = rule
            self.certainty = certainty
        }
    }

    /// The status of a rule on the day in question.
    package struct Status: Hashable, Sendable {
        /// Standing by the rule's own lifecycle; nil before its first event.
        package let standing: Standing?
        /// The first day of that standing, or of the assumption.
        package let since: Day?
        /// Whether it counts as in force, by its lifecycle or by assumption.
        package let isInForce: Bool
        /// Whether it may be in force, by its lifecycle: it was seen in force later, and its start is not known.
        package let isUncertain: Bool
        /// The day from which the question assumes it to be in force, in the past or the future.
        package let assumedFrom: Day?

        /// Creates the status of a rule.
        package init(standing: Standing?, since: Day?, isInForce: Bool, isUncertain: Bool, assumedFrom: Day?) {
            self.standing = standing
            self.since = since
            self.isInForce = isInForce
            self.isUncertain = isUncertain
            self.assumedFrom = assumedFrom
        }

        /// Whether it bears on the answer, if only possibly.
        package var bears: Bool { isInForce || isUncertain }
    }

    /// The rule.
    package let rule: Rule
    /// Its status on the day in question.
    package let status: Status
    /// Its role in the answer.
    package let role: Role
    /// Whether this rule decides the verdict.
    package let decides: Bool
    /// The verdict if a pending, scheduled or suspended rule came into force that day; nil if it stays the same.
    package let wouldBring: Verdict?
    /// Its `when`, evaluated for the use.
    package let when: TestedScope
    /// Its `unless`, evaluated for the use; nil if it has none.
    package let unless: TestedScope?
    /// Whether it matches this use, before any exception.
    package let match: Explanation.Truth
    /// Whether it applies after exceptions; for a rule that is not in force, whether it would.
    package let live: Explanation.Truth
    /// The rules in force that override it, possibly or for certain.
    package let liftedBy: [Override]
    /// The rules in force that it overrides, or would override, in order of id.
    package let lifts: [RuleID]
    /// The attributes that must be known to decide whether it applies.
    package let missing: [Attribute]
    /// What only a source can settle, each once.
    package let doubts: [SourceDoubt]
    /// The evidence that meets its requirement.
    package let evidence: Evidence?

    /// Creates the explanation of a rule.
    package init(
        rule: Rule,
        status: Status,
        role: Role,
        decides: Bool,
        wouldBring: Verdict?,
        when: TestedScope,
        unless: TestedScope?,
        match: Explanation.Truth,
        live: Explanation.Truth,
        liftedBy: [Override],
        lifts: [RuleID],
        missing: [Attribute],
        doubts: [SourceDoubt],
        evidence: Evidence?,
    ) {
        self.rule = rule
        self.status = status
        self.role = role
        self.decides = decides
        self.wouldBring = wouldBring
        self.when = when
        self.unless = unless
        self.match = match
        self.live = live
        self.liftedBy = liftedBy
        self.lifts = lifts
        self.missing = missing
        self.doubts = doubts
        self.evidence = evidence
    }

    /// `certain` if the rule surely applies and is not an exception of doubtful confidence, else `possible`.
    package var certainty: Certainty {
        let isDoubtful = rule.effect.allows && rule.confidence.isDoubtful && !lifts.isEmpty
        return live == .yes && !isDoubtful ? .certain : .possible
    }
}
