public import CompcheckModel

/// The number of a run, in the order of their beginnings.
public struct RunID: Hashable, Sendable, CustomStringConvertible {
    /// The number, from 1.
    public let number: Int64
    /// The number in digits.
    public var description: String { "\(number)" }
}

/// What is known of a run before it begins: the question that it answers.
public struct RunHeader: Hashable, Sendable {
    /// The present.
    public var startedAt: Instant
    /// The version of the program.
    public var toolVersion: String
    /// The inventory's name, the file as the user named it: runs of one name are compared with each other.
    public var inventory: String
    /// `Rulebook.digest`.
    public var rulebookDigest: String
    /// `Rulebook.origin`.
    public var rulebookOrigin: String
    /// The day that the answers are for.
    public var asOf: Day
    /// The instant whose knowledge was asked for; nil: all that was known.
    public var knownAt: Instant?
    /// How far the outlook reaches.
    public var horizonDays: Int
    /// Rules assumed to be in force, and from which day.
    public var assumptions: [RuleID: Day]
    /// Rules left out.
    public var without: Set<RuleID>

    /// A header.
    public init(
        startedAt: Instant,
        toolVersion: String,
        inventory: String,
        rulebook: Rulebook,
        asOf: Day,
        knownAt: Instant? = nil,
        horizonDays: Int,
        assumptions: [RuleID: Day] = [:],
        without: Set<RuleID> = [],
    ) {
        self.startedAt = startedAt
        self.toolVersion = toolVersion
        self.inventory = inventory
        rulebookDigest = rulebook.digest
        rulebookOrigin = rulebook.origin
        self.asOf = asOf
        self.knownAt = knownAt
        self.horizonDays = horizonDays
        self.assumptions = assumptions
        self.without = without
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
