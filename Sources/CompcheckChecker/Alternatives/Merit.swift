import CompcheckModel

/// How a use stands, compared with others: the less is better.
///
/// What is certain today comes first, then what may be, then what is said against it without binding, then what would
/// close it.
struct Merit: Comparable {
    private let ranks: [Int]

    init(_ answer: Answer) {
        ranks = [
            answer.verdict.trouble,
            answer.atWorst.trouble,
            answer.findings.map(\.rule.severity.gravity).max() ?? 0,
            answer.closing.map(\.verdict.trouble).max() ?? 0,
        ]
    }

    /// Whether nothing stands against it or would close it.
    var isFlawless: Bool { ranks.allSatisfy { $0 == 0 } }

    static func < (left: Merit, right: Merit) -> Bool { left.ranks.lexicographicallyPrecedes(right.ranks) }
}

extension Verdict {
    /// How far it keeps from a use: nothing keeps from what is permitted or unregulated.
    fileprivate var trouble: Int {
        switch self {
        case .unregulated, .permitted: 0
        case .undetermined: 1
        case .restricted: 2
        case .prohibited: 3
        }
    }
}

extension Rule.Severity {
    /// How much a finding weighs that changes no verdict.
    fileprivate var gravity: Int {
        switch self {
        case .info: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        case .critical: 4
        }
    }
}
