public import CompcheckModel

/// What the import of a pack did.
public struct ImportSummary: Hashable, Sendable {
    /// A document that is not as it was.
    public struct Change: Hashable, Sendable {
        /// What happened to a document.
        public enum Kind: String, CaseIterable, Sendable {
            /// It had no open version.
            case added
            /// It got a new version.
            case changed
            /// The pack no longer has it.
            case closed
        }

        /// What happened to it.
        public let what: Kind
        /// What it is about; the raw value of a `Document.Kind`.
        public let kind: String
        /// Its id.
        public let id: String
    }

    /// The instant under which it is recorded; nil: nothing had changed, so nothing was recorded.
    public let recordedAt: Instant?
    /// The documents that are not as they were: the added, then the changed, then the closed ones.
    public let changes: [Change]
    /// Documents that are as they were.
    public let unchanged: Int

    /// Documents that had no open version.
    public var added: Int { count(.added) }
    /// Documents that got a new version.
    public var changed: Int { count(.changed) }
    /// Documents that the pack no longer has.
    public var closed: Int { count(.closed) }

    private func count(_ kind: Change.Kind) -> Int { changes.count { $0.what == kind } }
}
