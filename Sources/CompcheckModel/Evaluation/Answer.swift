/// What the rulebook says about one use.
///
/// A class because many uses share one answer.
public final class Answer: Sendable {
    /// The verdict.
    public let verdict: Verdict
    /// The verdict if every possible finding were certain.
    public let atWorst: Verdict
    /// The rules that bear on it, in order of id.
    public let findings: [Finding]
    /// The rules and met requirements that allow it, in order of id.
    public let permissions: [Permission]
    /// What changes: dated entries by date, then assumed ones by rule.
    public let outlook: [OutlookEntry]

    /// An answer.
    public init(
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
public struct Use: Sendable {
    /// The service.
    public let service: Service
    /// The place.
    public let jurisdiction: JurisdictionCode
    /// The answer.
    public let answer: Answer
    /// The best alternative, where one was looked for and found.
    public let alternative: Alternative?
    /// The waivers that cover findings of it.
    public let waivers: [Waiver]
    /// The rules whose findings are new, in the order of the findings; nil where the audit has no baseline.
    public let new: [RuleID]?

    /// A use.
    public init(
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

    /// The same use, of which something else is new.
    public func with(new: [RuleID]?) -> Use {
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
public struct Finding: Hashable, Sendable {
    /// The rule.
    public let rule: Rule
    /// In force, or unenforced (which never changes a verdict).
    public let standing: Standing
    /// The first day of that standing, or of the assumption.
    public let since: Day
    /// Whether it is in force only because the audit assumes so.
    public let isAssumed: Bool
    /// Whether it surely applies.
    public let certainty: Certainty
    /// The attributes that must be known to decide it.
    public let missing: [Attribute]
    /// The conditions that hold, with the values that met them.
    public let because: [Reason]

    /// A finding.
    public init(
        rule: Rule,
        standing: Standing,
        since: Day,
        isAssumed: Bool,
        certainty: Certainty,
        missing: [Attribute],
        because: [Reason],
    ) {
        self.rule = rule
        self.standing = standing
        self.since = since
        self.isAssumed = isAssumed
        self.certainty = certainty
        self.missing = missing
        self.because = because
    }
}

/// A condition of a rule that holds for a use, and what in the use meets it.
public struct Reason: Hashable, Sendable {
    /// What was asked about.
    public let attribute: Attribute
    /// The use's values that met the condition; where it asks for an absence, all values.
    public let values: [String]

    /// A reason.
    public init(attribute: Attribute, values: [String]) {
        self.attribute = attribute
        self.values = values
    }
}

/// One rule, or met requirement, that allows a use.
public struct Permission: Hashable, Sendable {
    /// The rule.
    public let rule: Rule
    /// Whether it surely allows it.
    public let certainty: Certainty
    /// The rules that it lifts, in order of id.
    public let lifts: [RuleID]
    /// For a met requirement, the proof.
    public let evidence: Evidence?

    /// A permission.
    public init(rule: Rule, certainty: Certainty, lifts: [RuleID], evidence: Evidence? = nil) {
        self.rule = rule
        self.certainty = certainty
        self.lifts = lifts
        self.evidence = evidence
    }
}

/// How the answer changes, by date or by an assumption.
public struct OutlookEntry: Hashable, Sendable {
    /// What brings the change.
    public enum Cause: Hashable, Sendable {
        /// The day comes.
        case date(Day)
        /// A rule that is pending, suspended or scheduled comes into force.
        case assuming(RuleID)
    }

    /// What brings the change.
    public let cause: Cause
    /// The verdict then.
    public let verdict: Verdict
    /// The rules that bind then and did not before.
    public let appears: [RuleID]
    /// The rules that no longer bind then.
    public let disappears: [RuleID]

    /// An entry.
    public init(cause: Cause, verdict: Verdict, appears: [RuleID], disappears: [RuleID]) {
        self.cause = cause
        self.verdict = verdict
        self.appears = appears
        self.disappears = disappears
    }
}
