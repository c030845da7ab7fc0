/// What is known about an audit before its first use is evaluated.
package struct Audit: Sendable {
    /// The version of the tool.
    package let toolVersion: String
    /// The day on which it runs.
    package let today: Day
    /// What is asked.
    package let question: Question
    /// The rules and the catalogue.
    package let rulebook: Rulebook
    /// The instant as of whose knowledge the rulebook is; nil: it is all that is known.
    package let knownAt: Instant?
    /// The inventory as the user named it; `-` for standard input.
    package let inventory: String
    /// Verdicts at or above this fail the audit.
    package let failOn: Verdict
    /// Whether doubt may pass: only the verdict counts, not what it may be at worst.
    package let certainOnly: Bool
    /// What the organisation accepts on the day in question.
    package let waivers: Waivers
    /// Who ran it, in their own words; nil where nobody says.
    package let ranBy: String?
    /// What its findings are held against, so that only new ones count; nil: all count.
    package let baseline: Baseline?

    /// An audit.
    package init(
        toolVersion: String,
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

    /// Whether that answer fails the audit: findings under a waiver, or that are not new where that is asked, do not
    /// count.
    package func fails(_ answer: Answer, waivers: [Waiver], new: [RuleID]? = nil) -> Bool {
        guard fails(answer.verdict, answer.atWorst) else { return false }
        let counting = answer.counting(waivers: waivers, new: new)
        return fails(counting.verdict, counting.atWorst)
    }

    /// Whether that use fails the audit.
    package func fails(_ use: Use) -> Bool { fails(use.answer, waivers: use.waivers, new: use.new) }

    /// Whether uses with that verdict, which may be that at worst, fail the audit where every finding counts.
    package func fails(_ verdict: Verdict, _ atWorst: Verdict) -> Bool {
        verdict >= failOn || (!certainOnly && atWorst >= failOn)
    }
}

/// What is known about an audit after its last use.
package struct AuditSummary: Sendable {
    /// The organisation whose inventory it is.
    package var organization: Organization
    /// How many services there were.
    package var services = 0
    /// How many uses there were.
    package var uses = 0
    /// How many uses have which verdict.
    package private(set) var verdicts = VerdictCounts()
    /// How many uses may be what at worst.
    package private(set) var atWorst = VerdictCounts()
    /// How many uses fail the audit.
    package var failing = 0
    /// How many uses have a finding under each of the audit's waivers.
    package private(set) var waived: [Waiver: Int] = [:]
    /// How many uses have a finding under a waiver.
    package private(set) var waivedUses = 0
    /// How many uses have a finding that is new.
    package private(set) var newUses = 0
    /// SHA-256 of the inventory's bytes, in hexadecimal, where it was taken.
    package var inventoryDigest: String?
    /// What the reader should know about the inventory, in order of appearance.
    package var notices: [CountedNotice] = []

    /// A summary of nothing yet.
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
