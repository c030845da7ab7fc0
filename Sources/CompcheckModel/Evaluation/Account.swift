/// What becomes of one rule for one use on the day in question.
package struct Account: Sendable {
    /// The part that a rule plays.
    package enum Part: String, CaseIterable, Sendable {
        /// It forbids, or asks for something.
        case binds
        /// It allows.
        case permits
        /// It would bind, but evidence meets what it asks for.
        case met
        /// It tells something and changes nothing.
        case notes
        /// It applies but is not enforced, and so counts for nothing.
        case unenforced
        /// It would apply, but another rule lifts it.
        case defeated
        /// An exception that applies where there is nothing for it to lift.
        case unneeded
        /// It would apply if it were in force.
        case notInForce = "not-in-force"
        /// It would apply, but nobody knew of it on that day.
        case notYetKnown = "not-yet-known"
        /// It would apply, but the question leaves it out.
        case leftOut = "left-out"
        /// It is not about this use.
        case doesNotApply = "does-not-apply"
    }

    /// Another rule that lifts it.
    package struct Lift: Hashable, Sendable {
        /// The rule that lifts.
        package let rule: RuleID
        /// Whether it surely does.
        package let certainty: Certainty

        /// A lift.
        package init(rule: RuleID, certainty: Certainty) {
            self.rule = rule
            self.certainty = certainty
        }
    }

    /// How a rule stands on the day.
    package struct Footing: Hashable, Sendable {
        /// By its own lifecycle; nil before its first event.
        package let standing: Standing?
        /// Since when that is so, or since when it is assumed.
        package let since: Day?
        /// Whether it counts as in force, by its lifecycle or by assumption.
        package let isInForce: Bool
        /// The day from which the question assumes it to be in force, be it past or to come.
        package let assumedFrom: Day?

        /// A footing.
        package init(standing: Standing?, since: Day?, isInForce: Bool, assumedFrom: Day?) {
            self.standing = standing
            self.since = since
            self.isInForce = isInForce
            self.assumedFrom = assumedFrom
        }
    }

    /// The rule.
    package let rule: Rule
    /// How it stands on the day.
    package let footing: Footing
    /// The part that it plays.
    package let part: Part
    /// Whether the verdict is what it is because of this rule.
    package let decides: Bool
    /// The verdict if it came into force that day, where that differs and it is pending, scheduled or suspended.
    package let wouldBring: Verdict?
    /// What it asks.
    package let when: TestedScope
    /// What it leaves alone.
    package let unless: TestedScope?
    /// Whether it is about this use, before any exception.
    package let match: Explanation.Truth
    /// Whether it applies after exceptions; of a rule that is not in force, whether it would.
    package let live: Explanation.Truth
    /// The rules in force that lift it, perhaps or for certain.
    package let liftedBy: [Lift]
    /// The rules in force that it lifts, or would lift, in order of id.
    package let lifts: [RuleID]
    /// The attributes that must be known to decide whether it applies.
    package let missing: [Attribute]
    /// The evidence that meets its requirement.
    package let evidence: Evidence?

    /// An account.
    package init(
        rule: Rule,
        footing: Footing,
        part: Part,
        decides: Bool,
        wouldBring: Verdict?,
        when: TestedScope,
        unless: TestedScope?,
        match: Explanation.Truth,
        live: Explanation.Truth,
        liftedBy: [Lift],
        lifts: [RuleID],
        missing: [Attribute],
        evidence: Evidence?,
    ) {
        self.rule = rule
        self.footing = footing
        self.part = part
        self.decides = decides
        self.wouldBring = wouldBring
        self.when = when
        self.unless = unless
        self.match = match
        self.live = live
        self.liftedBy = liftedBy
        self.lifts = lifts
        self.missing = missing
        self.evidence = evidence
    }

    /// Whether what it does is certain: it surely applies, and is no exception of doubtful source.
    package var certainty: Certainty {
        let isDoubtful = rule.effect == .permits && rule.confidence.isDoubtful && !lifts.isEmpty
        return live == .yes && !isDoubtful ? .certain : .possible
    }
}
