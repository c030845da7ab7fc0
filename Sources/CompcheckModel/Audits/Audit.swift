/// The facts about an audit that are known before its first use is evaluated.
package struct Audit: Sendable {
    /// The version of the tool.
    package let toolVersion: String
    /// The version of the language by which it evaluates.
    package let language: Language
    /// The day on which it runs.
    package let today: Day
    /// The question that it asks of the rules.
    package let question: Question
    /// The rules and the catalogue.
    package let rulebook: Rulebook
    /// The instant by which the rules were recorded; nil if everything recorded counts.
    package let knownAt: Instant?
    /// The inventory as the user named it; `-` for standard input.
    package let inventory: String
    /// Verdicts at or above this fail the audit.
    package let failOn: Verdict
    /// Whether doubt passes: only the verdict counts, not the worst-case verdict.
    package let certainOnly: Bool
    /// The waivers that hold on the day in question.
    package let waivers: Waivers
    /// Who ran it, as they named themselves; nil if they did not.
    package let ranBy: String?
    /// The baseline that its findings are compared with, so that only new ones count; nil if all count.
    package let baseline: Baseline?

    /// An audit.
    package init(
        toolVersion: String,
        language: Language = .current,
        today: Day,
        question: Question,
        rulebook: Rulebook,
        knownAt: Instant? = nil,
        inventory: String,
        failOn: Verdict = .restricted,
        certainOnly: Bool = false,
        waivers: Waivers = Waivers(),
        ranBy: String? = nil,
        baseline: Baseline? = nil,
    ) {
        self.toolVersion = toolVersion
        self.language = language
        self.today = today
        self.question = question
        self.rulebook = rulebook
        self.knownAt = knownAt
        self.inventory = inventory
        self.failOn = failOn
        self.certainOnly = certainOnly
        self.waivers = waivers
        self.ranBy = ranBy
        self.baseline = baseline
    }

    /// Returns whether the answer fails the audit.
    ///
    /// Findings under a waiver do not count, nor do findings that are missing from `new` unless that is nil.
    package func fails(_ answer: Answer, waivers: [Waiver], new: [RuleID]? = nil) -> Bool {
        guard fails(answer.verdict, answer.atWorst) else { return false }
        let counting = answer.counting(waivers: waivers, new: new)
        return fails(counting.verdict, counting.atWorst)
    }

    /// Returns whether the use fails the audit.
    package func fails(_ use: Use) -> Bool { fails(use.answer, waivers: use.waivers, new: use.new) }

    /// Returns whether uses with that verdict and worst-case verdict fail the audit if every finding counts.
    package func fails(_ verdict: Verdict, _ atWorst: Verdict) -> Bool {
        verdict >= failOn || (!certainOnly && atWorst >= failOn)
    }
}

/// The totals of an audit, known after its last use.
package struct AuditSummary: Sendable {
    /// The organisation to which the inventory belongs.
    package var organization: Organization
    /// How many services there were.
    package var services = 0
    /// How many uses there were.
    package var uses = 0
    /// Number of uses by verdict.
    package private(set) var verdicts = VerdictCounts()
    /// Number of uses by worst-case verdict.
    package private(set) var atWorst = VerdictCounts()
    /// How many uses fail the audit.
    package var failing = 0
    /// Number of uses with a finding under a waiver, by waiver.
    package private(set) var waived: [Waiver: Int] = [:]
    /// How many uses have a finding under a waiver.
    package private(set) var waivedUses = 0
    /// How many uses have a finding that is new.
    package private(set) var newUses = 0
    /// SHA-256 of the inventory's bytes, in hexadecimal; nil if it was not computed.
    package var inventoryDigest: String?
    /// The notices about the inventory, in order of appearance.
    package var notices: [CountedNotice] = []

    /// Creates an empty summary.
    package init(organization: Organization = Organization()) { self.organization = organization }

    /// Counts one more use.
    package mutating func count(_ use: Use, in audit: Audit) {
        uses += 1
        verdicts.count(use.answer.verdict)
        atWorst.count(use.answer.atWorst)
        if audit.fails(use) { failing += 1 }
        if !use.waivers.isEmpty { waivedUses += 1 }
        if use.new?.isEmpty == false { newUses += 1 }
        for waiver in use.waivers { waived[waiver, default: 0] += 1 }
    }
}
