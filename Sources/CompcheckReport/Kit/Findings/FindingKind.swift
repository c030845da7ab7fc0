package import CompcheckModel

/// The kind of a finding: its rule and standing, but not the values that met the rule's conditions.
package struct FindingKind: Hashable, Sendable {
    private let rule: RuleID
    private let standing: Standing
    private let since: Day
    private let isAssumed: Bool
    private let certainty: Certainty
    private let missing: [Attribute]
    private let doubts: [SourceDoubt]

    package init(_ finding: Finding) {
        rule = finding.rule.id
        standing = finding.standing
        since = finding.since
        isAssumed = finding.isAssumed
        certainty = finding.certainty
        missing = finding.missing
        doubts = finding.doubts
    }
}

/// A cache of encoded text for each kind of finding; a full cache is emptied.
package struct FindingCache<Written: Sendable>: Sendable {
    /// The maximum number of kinds in the cache.
    private static var limit: Int { 1 << 12 }

    private var known: [FindingKind: Written] = [:]

    /// Returns the text for findings of this kind; `write` encodes it if the cache has none.
    package mutating func written(_ finding: Finding, _ write: (Finding) -> Written) -> Written {
        let kind = FindingKind(finding)
        if let written = known[kind] { return written }
        if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        let written = write(finding)
        known[kind] = written
        return written
    }
}
