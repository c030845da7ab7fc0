public import CompcheckModel

/// The number of a run, in the order of their beginnings.
public struct RunID: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    public let number: Int64
    /// The number in digits.
    public var description: String { "\(number)" }

    /// The run with this number, whether or not there is one.
    public init(number: Int64) { self.number = number }
}

/// What is known of a run before it begins: the question that it answers.
public struct RunHeader: Hashable, Sendable {
    /// The present.
    public var startedAt: Instant
    /// The version of the program.
    public var toolVersion: String
    /// The day on which it runs.
    public var today: Day
    /// What is asked of the rules.
    public var question: Question
    /// `Rulebook.digest`.
    public var rulebookDigest: String
    /// `Rulebook.origin`.
    public var rulebookOrigin: String
    /// The instant whose knowledge was asked for; nil: all that was known.
    public var knownAt: Instant?
    /// The inventory's name, the file as the user named it: runs of one name are compared with each other.
    public var inventory: String
    /// Verdicts at or above this fail the audit.
    public var failOn: Verdict
    /// Whether doubt may pass.
    public var certainOnly: Bool
    /// The waivers that hold on the day in question.
    public var waivers: [Waiver]
    /// Who runs it, in their own words; nil where nobody says.
    public var ranBy: String?
    /// What its findings are held against; nil: nothing.
    public var baseline: Baseline?
}

extension RunHeader {
    /// The header of an audit that begins now.
    public init(_ audit: Audit, startedAt instant: Instant) {
        self.init(
            startedAt: instant,
            toolVersion: audit.toolVersion,
            today: audit.today,
            question: audit.question,
            rulebookDigest: audit.rulebook.digest,
            rulebookOrigin: audit.rulebook.origin,
            knownAt: audit.knownAt,
            inventory: audit.inventory,
            failOn: audit.failOn,
            certainOnly: audit.certainOnly,
            waivers: audit.waivers.all,
            ranBy: audit.ranBy,
            baseline: audit.baseline,
        )
    }

    /// The audit that this is the header of, with its rules at hand.
    func audit(_ rulebook: Rulebook) -> Audit {
        Audit(
            toolVersion: toolVersion,
            today: today,
            question: question,
            rulebook: rulebook,
            knownAt: knownAt,
            inventory: inventory,
            failOn: failOn,
            certainOnly: certainOnly,
            waivers: Waivers(waivers),
            ranBy: ranBy,
            baseline: baseline,
        )
    }
}

/// How many uses of a run got which verdict.
public struct RunCounts: Hashable, Sendable {
    /// Services, each counted once.
    public internal(set) var services = 0
    /// Uses by verdict; a verdict that no use got is 0.
    public internal(set) var uses: [Verdict: Int] = [:]

    /// A count of nothing yet.
    public init() {}
}
