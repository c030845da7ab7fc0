/// The rulebook's answer for one use.
///
/// A class because many uses share one answer.
package final class Answer: Sendable {
    /// The verdict.
    package let verdict: Verdict
    /// The verdict if every possible finding were certain.
    package let atWorst: Verdict
    /// The findings, in order of rule id.
    package let findings: [Finding]
    /// The rules and met requirements that allow it, in order of id.
    package let permissions: [Permission]
    /// The coming changes: dated entries by date, then assumed ones by rule.
    package let outlook: [OutlookEntry]

    /// An answer.
    package init(
        verdict: Verdict,
        atWorst: Verdict,
        findings: [Finding],
        permissions: [Permission],
        outlook: [OutlookEntry],
    ) {
        self.verdict = verdict
        self.atWorst = atWorst
        self.findings = findings
        self.permissions = permissions
        self.outlook = outlook
    }
}

/// One service in one jurisdiction, with its answer.
package struct Use: Sendable {
    /// The service.
    package let service: Service
    /// The jurisdiction.
    package let jurisdiction: JurisdictionCode
    /// The answer.
    package let answer: Answer
    /// The best alternative; nil if none was searched for or found.
    package let alternative: Alternative?
    /// The waivers that cover findings of it.
    package let waivers: [Waiver]
    /// The rules whose findings are new, in the order of the findings; nil if the audit has no baseline.
    package let new: [RuleID]?

    /// A use.
    package init(
        service: Service,
        jurisdiction: JurisdictionCode,
        answer: Answer,
        alternative: Alternative? = nil,
        waivers: [Waiver] = [],
        new: [RuleID]? = nil,
    ) {
        self.service = service
        self.jurisdiction = jurisdiction
        self.answer = answer
        self.alternative = alternative
        self.waivers = waivers
        self.new = new
    }

    /// Returns a copy of the use with other new findings.
    package func with(new: [RuleID]?) -> Use {
        Use(
            service: service,
            jurisdiction: jurisdiction,
            answer: answer,
            alternative: alternative,
            waivers: waivers,
            new: new,
        )
    }
}

/// One rule that bears on one use.
package struct Finding: Hashable, Sendable {
    /// The rule.
    package let rule: Rule
    /// In force, uncertain (which is never certain), or unenforced (which never changes a verdict).
    package let standing: Standing
    /// The first day of that standing, or of the assumption; `Day.earliest` if no such day is known.
    package let since: Day
    /// Whether it is in force only because the audit assumes so.
    package let isAssumed: Bool
    /// Whether it surely applies.
    package let certainty: Certainty
    /// The attributes that must be known to decide it.
    package let missing: [Attribute]
    /// What only a source can settle, each once; empty also for a run that was recorded before it was kept.
    package let doubts: [SourceDoubt]
    /// The conditions that hold, with the values that met them.
    package let because: [Reason]

    /// A finding.
    package init(
        rule: Rule,
        standing: Standing,
        since: Day,
        isAssumed: Bool,
        certainty: Certainty,
        missing: [Attribute],
        doubts: [SourceDoubt] = [],
        because: [Reason],
    ) {
        self.rule = rule
        self.standing = standing
        self.since = since
        self.isAssumed = isAssumed
        self.certainty = certainty
        self.missing = missing
        self.doubts = doubts
        self.because = because
    }
}

extension Finding {
    /// The first day of its standing, or of the assumption; nil if no such day is known.
    package var knownSince: Day? { since > .earliest ? since : nil }

    /// The missing attributes that the inventory can state; no statement settles the others.
    package var questions: [Attribute] { missing.settledByInventory(doubts) }
}

/// A condition of a rule that holds for a use, with the values that meet it.
package struct Reason: Hashable, Sendable {
    /// The attribute that the condition tests.
    package let attribute: Attribute
    /// The use's values that meet the condition; all of them if the condition asks for an absence.
    package let values: [String]

    /// A reason.
    package init(attribute: Attribute, values: [String]) {
        self.attribute = attribute
        self.values = values
    }
}

/// One rule, or met requirement, that allows a use.
package struct Permission: Hashable, Sendable {
    /// The rule.
    package let rule: Rule
    /// Whether it allows the use for certain.
    package let certainty: Certainty
    /// The rules that it overrides, in order of id.
    package let lifts: [RuleID]
    /// The evidence that meets a requirement; nil for a rule that permits.
    package let evidence: Evidence?

    /// A permission.
    package init(rule: Rule, certainty: Certainty, lifts: [RuleID], evidence: Evidence? = nil) {
        self.rule = rule
        self.certainty = certainty
        self.lifts = lifts
        self.evidence = evidence
    }
}

/// How the answer changes, by date or by an assumption.
package struct OutlookEntry: Hashable, Sendable {
    /// What brings the change.
    package enum Cause: Hashable, Sendable {
        /// A day is reached.
        case date(Day)
        /// A rule that is pending, suspended or scheduled comes into force.
        case assuming(RuleID)
    }

    /// What brings the change.
    package let cause: Cause
    /// The verdict then.
    package let verdict: Verdict
    /// The rules that bind then and did not before.
    package let appears: [RuleID]
    /// The rules that no longer bind then.
    package let disappears: [RuleID]

    /// An entry.
    package init(cause: Cause, verdict: Verdict, appears: [RuleID], disappears: [RuleID]) {
        self.cause = cause
        self.verdict = verdict
        self.appears = appears
        self.disappears = disappears
    }
}
