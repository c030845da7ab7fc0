/// What was believed about a rule for a stretch of record time.
package struct RecordedRule: Hashable, Sendable {
    /// The rule as it was believed to be.
    package let rule: Rule
    /// The pack that says so.
    package let pack: String
    /// Since when.
    package let recordedFrom: Instant
    /// Until when: a newer version took its place then, or the pack dropped the rule; nil: to this day.
    package let recordedTo: Instant?
    /// Why it was recorded, in the words of who imported it.
    package let note: String?
    /// The version of the program that recorded it.
    package let toolVersion: String

    /// A version.
    package init(
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
