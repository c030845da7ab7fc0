package import CompcheckModel

/// What the import of a pack did.
package struct ImportSummary: Hashable, Sendable {
    /// A document that is not as it was.
    package struct Change: Hashable, Sendable {
        /// What happened to a document.
        package enum Kind: String, CaseIterable, Sendable {
            /// It had no open version.
            case added
            /// It got a new version.
            case changed
            /// The pack no longer has it.
            case closed
        }

        /// What happened to it.
        package let what: Kind
        /// What it is about; the raw value of a `Document.Kind`.
        package let kind: String
        /// Its id.
        package let id: String
    }

    /// The instant under which it is recorded; nil: nothing had changed, so nothing was recorded.
    package let recordedAt: Instant?
    /// The documents that are not as they were: the added, then the changed, then the closed ones.
    package let changes: [Change]
    /// Documents that are as they were.
    package let unchanged: Int

    /// Documents that had no open version.
    package var added: Int { count(.added) }
    /// Documents that got a new version.
    package var changed: Int { count(.changed) }
    /// Documents that the pack no longer has.
    package var closed: Int { count(.closed) }

    private func count(_ kind: Change.Kind) -> Int { changes.count { $0.what == kind } }
}
