package import CompcheckModel

/// A recorded waiver.
package struct RecordedWaiver: Hashable, Sendable {
    /// Who revoked a waiver, when and why.
    package struct Revocation: Hashable, Sendable {
        /// When it was recorded.
        package let instant: Instant
        /// Who revoked it; nil if not stated.
        package let by: String?
        /// Why; nil if not stated.
        package let because: String?
    }

    /// Its number, from 1.
    package let id: Int64
    /// What was accepted.
    package let waiver: Waiver
    /// When it was recorded.
    package let recordedFrom: Instant
    /// Its revocation; nil: it was not revoked.
    package let revocation: Revocation?
}
