/// A version of a rule, with the period of record time for which it was current.
package struct RecordedRule: Hashable, Sendable {
    /// The rule in this version.
    package let rule: Rule
    /// The pack that contains it.
    package let pack: String
    /// When the version was recorded.
    package let recordedFrom: Instant
    /// When a newer version replaced it, or the pack dropped the rule; nil if it is current.
    package let recordedTo: Instant?
    /// Why it was recorded, in the words of the person who imported it.
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
