/// The verdict on one use; a later case is stronger.
package enum Verdict: String, CaseIterable, Codable, Comparable, Sendable {
    case unregulated
    case permitted
    case undetermined
    case restricted
    case prohibited

    /// By strength.
    package static func < (left: Verdict, right: Verdict) -> Bool { left.strength < right.strength }

    fileprivate var strength: Int {
        switch self {
        case .unregulated: 0
        case .permitted: 1
        case .undetermined: 2
        case .restricted: 3
        case .prohibited: 4
        }
    }
}

/// Whether a finding or a permission holds for certain, or depends on something that is not known.
package enum Certainty: String, CaseIterable, Codable, Sendable {
    case certain
    case possible
}

/// Number of uses by verdict.
package struct VerdictCounts: Hashable, Sendable {
    private var counts = [Int](repeating: 0, count: Verdict.allCases.count)

    /// Creates counts of zero.
    package init() {}

    /// Number of times that the verdict was counted.
    package subscript(verdict: Verdict) -> Int { counts[verdict.strength] }

    /// Counts one more.
    package mutating func count(_ verdict: Verdict) { counts[verdict.strength] += 1 }
}
