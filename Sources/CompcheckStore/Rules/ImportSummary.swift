package import CompcheckModel

/// The result of importing a pack.
package struct ImportSummary: Hashable, Sendable {
    /// A document that the import changed.
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

    /// The instant of the record; nil: nothing had changed, so nothing was recorded.
    package let recordedAt: Instant?
    /// The changed documents: the added, then the changed, then the closed ones.
    package let changes: [Change]
    /// The number of unchanged documents.
    package let unchanged: Int

    /// The number of documents that had no open version.
    package var added: Int { count(.added) }
    /// The number of documents that got a new version.
    package var changed: Int { count(.changed) }
    /// The number of documents that the pack no longer has.
    package var closed: Int { count(.closed) }

    private func count(_ kind: Change.Kind) -> Int { changes.count { $0.what == kind } }
}
