/// What was believed about a rule for a stretch of record time.
public struct RecordedRule: Hashable, Sendable {
    /// The rule as it was believed to be.
    public let rule: Rule
    /// The pack that says so.
    public let pack: String
    /// Since when.
    public let recordedFrom: Instant
    /// Until when: a newer version took its place then, or the pack dropped the rule; nil: to this day.
    public let recordedTo: Instant?
    /// Why it was recorded, in the words of who imported it.
    public let note: String?
    /// The version of the program that recorded it.
    public let toolVersion: String

    /// A version.
    public init(
        rule: Rule,
        pack: String,
        recordedFrom: Instant,
        recordedTo: Instant? = nil,
        note: String? = nil,
        toolVersion: String,
    ) {
        self.rule = rule
        self.pack = pack
        self.recordedFrom = recordedFrom
        self.recordedTo = recordedTo
        self.note = note
        self.toolVersion = toolVersion
    }
}
