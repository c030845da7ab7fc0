public import CompcheckModel

/// A waiver as the database remembers it.
public struct RecordedWaiver: Hashable, Sendable {
    /// Who took it back, when and why.
    public struct Revocation: Hashable, Sendable {
        /// When it was recorded.
        public let instant: Instant
        /// Who took it back; nil where nobody says.
        public let by: String?
        /// Why; nil where nobody says.
        public let because: String?
    }

    /// Its number, from 1.
    public let id: Int64
    /// What was accepted.
    public let waiver: Waiver
    /// When it was recorded.
    public let recordedFrom: Instant
    /// How it ended before its day; nil: nobody took it back.
    public let revocation: Revocation?
}
