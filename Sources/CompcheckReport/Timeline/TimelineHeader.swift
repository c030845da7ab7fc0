public import CompcheckModel

/// What a timeline is of.
public struct TimelineHeader: Sendable {
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

/// Tells timelines use by use, as they come.
public protocol TimelineReporter {
    /// Writes what stands before the first use.
    mutating func begin(into output: inout OutputBuffer)
    /// Writes the stretches of one use.
    mutating func report(
        _ service: Service,
        in place: JurisdictionCode,
        _ stretches: [Stretch],
        into output: inout OutputBuffer,
    )
    /// Writes what stands after the last use.
    mutating func finish(into output: inout OutputBuffer)
}

extension PlainFormat {
    /// A reporter of timelines; `options` say how wide a text may be and whether it may have colours.
    public func timelineReporter(for header: TimelineHeader, options: ReportOptions) -> any TimelineReporter {
        switch self {
        case .text: TimelineText(header, options)
        case .json: TimelineJSON(header)
        }
    }
}
