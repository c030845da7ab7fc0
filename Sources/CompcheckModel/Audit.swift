/// What is known about an audit before its first use is evaluated.
public struct Audit: Sendable {
    /// The version of the tool.
    public let toolVersion: String
    /// The day on which it runs.
    public let today: Day
    /// What is asked.
    public let question: Question
    /// The rules and the catalogue.
    public let rulebook: Rulebook
    /// The instant as of whose knowledge the rulebook is; nil: it is all that is known.
    public let knownAt: Instant?
    /// The inventory as the user named it; `-` for standard input.
    public let inventory: String
    /// Verdicts at or above this fail the audit.
    public let failOn: Verdict
    /// Whether doubt may pass: only the verdict counts, not what it may be at worst.
    public let certainOnly: Bool
    /// Who ran it, in their own words; nil where nobody says.
    public let ranBy: String?

    /// An audit.
    public init(
        toolVersion: String,
        today: Day,
        question: Question,
        rulebook: Rulebook,
        knownAt: Instant? = nil,
        inventory: String,
        failOn: Verdict = .restricted,
        certainOnly: Bool = false,
        ranBy: String? = nil,
    ) {
        self.toolVersion = toolVersion
        self.today = today
        self.question = question
        self.rulebook = rulebook
        self.knownAt = knownAt
        self.inventory = inventory
        self.failOn = failOn
        self.certainOnly = certainOnly
        self.ranBy = ranBy
    }

    /// Whether that answer fails the audit.
    public func fails(_ answer: Answer) -> Bool {
        answer.verdict >= failOn || (!certainOnly && answer.atWorst >= failOn)
    }
}

/// What is known about an audit after its last use.
public struct AuditSummary: Sendable {
    /// The organisation whose inventory it is.
    public var organization: Organization
    /// How many services there were.
    public var services = 0
    /// How many uses there were.
    public var uses = 0
    /// How many uses have which verdict.
    public private(set) var verdicts = VerdictCounts()
    /// How many uses may be what at worst.
    public private(set) var atWorst = VerdictCounts()
    /// How many uses fail the audit.
    public var failing = 0
    /// SHA-256 of the inventory's bytes, in hexadecimal, where it was taken.
    public var inventoryDigest: String?
    /// What the reader should know about the inventory, in order of appearance.
    public var notices: [CountedNotice] = []

    /// A summary of nothing yet.
    public init(organization: Organization = Organization()) { self.organization = organization }

    /// Counts one more use.
    public mutating func count(_ answer: Answer, fails: Bool) {
        uses += 1
        verdicts.count(answer.verdict)
        atWorst.count(answer.atWorst)
        if fails { failing += 1 }
    }
}
