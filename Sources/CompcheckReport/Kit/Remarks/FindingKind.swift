package import CompcheckModel

/// What findings of one rule may have in common: all but the values that met its conditions.
package struct FindingKind: Hashable, Sendable {
    private let rule: RuleID
    private let standing: Standing
    private let since: Day
    private let isAssumed: Bool
    private let certainty: Certainty
    private let missing: [Attribute]

    package init(_ finding: Finding) {
        rule = finding.rule.id
        standing = finding.standing
        since = finding.since
        isAssumed = finding.isAssumed
        certainty = finding.certainty
        missing = finding.missing
    }
}

/// What is written of each kind of finding, worked out once; when it is full it starts anew.
package struct FindingCache<Written: Sendable>: Sendable {
    /// At most this many kinds are held.
    private static var limit: Int { 1 << 12 }

    private var known: [FindingKind: Written] = [:]

    /// What is written of findings like this one.
    package mutating func written(_ finding: Finding, _ write: (Finding) -> Written) -> Written {
        let kind = FindingKind(finding)
        if let written = known[kind] { return written }
        if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        let written = write(finding)
        known[kind] = written
        return written
    }
}
