/// What the import of a pack did.
public struct ImportSummary: Hashable, Sendable {
    /// The instant under which it is recorded; nil: nothing had changed, so nothing was recorded.
    public let recordedAt: Instant?
    /// Documents that had no open version.
    public let added: Int
    /// Documents that got a new version.
    public let changed: Int
    /// Documents that the pack no longer has.
    public let closed: Int
    /// Documents that are as they were.
    public let unchanged: Int
}
