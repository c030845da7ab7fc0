public import CompcheckModel

/// What is looked at where uses are followed through days: by which rules, on which days, under which assumptions.
public struct ViewHeader: Sendable {
    /// The inventory as the user named it.
    public let inventory: String
    /// The rules.
    public let rulebook: Rulebook
    /// The first day in view.
    public let from: Day
    /// The last day in view.
    public let to: Day
    /// The present day.
    public let today: Day
    /// The instant whose knowledge the rules are; nil: as known now.
    public let knownAt: Instant?
    /// Rules taken to be in force, each from a day on.
    public let assumed: [RuleID: Day]
    /// Rules left out.
    public let without: Set<RuleID>

    /// A header.
    public init(
        inventory: String,
        rulebook: Rulebook,
        from: Day,
        to: Day,
        today: Day,
        knownAt: Instant? = nil,
        assumed: [RuleID: Day],
        without: Set<RuleID>,
    ) {
        self.inventory = inventory
        self.rulebook = rulebook
        self.from = from
        self.to = to
        self.today = today
        self.knownAt = knownAt
        self.assumed = assumed
        self.without = without
    }
}

/// Tells something about each use of a view, use by use, as they come.
public protocol ViewReporter<Told> {
    /// What is told of a use.
    associatedtype Told
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes what is told of one use.
    mutating func report(
        _ service: Service,
        in place: JurisdictionCode,
        _ told: Told,
        into output: inout OutputBuffer,
    )
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}
