package import CompcheckModel

/// A waiver as the database remembers it.
package struct RecordedWaiver: Hashable, Sendable {
    /// Who took it back, when and why.
    package struct Revocation: Hashable, Sendable {
        /// When it was recorded.
        package let instant: Instant
        /// Who took it back; nil where nobody says.
        package let by: String?
        /// Why; nil where nobody says.
        package let because: String?
    }

    /// Its number, from 1.
    package let id: Int64
    /// What was accepted.
    package let waiver: Waiver
    /// When it was recorded.
    package let recordedFrom: Instant
    /// How it ended before its day; nil: nobody took it back.
    package let revocation: Revocation?
}
