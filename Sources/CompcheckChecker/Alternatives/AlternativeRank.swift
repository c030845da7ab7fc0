import CompcheckModel

/// The rank of an answer among others; less is better.
///
/// The verdict counts first, then the worst-case verdict, then the gravest finding, then the worst of the stronger
/// verdicts in the outlook.
struct AlternativeRank: Comparable {
    private let ranks: [Int]

    init(_ answer: Answer) {
        ranks = [
            answer.verdict.trouble,
            answer.atWorst.trouble,
            answer.findings.map(\.rule.severity.gravity).max() ?? 0,
            answer.closing.map(\.verdict.trouble).max() ?? 0,
        ]
    }

    /// Whether nothing counts against it, now or in the outlook.
    var isFlawless: Bool { ranks.allSatisfy { $0 == 0 } }

    static func < (left: AlternativeRank, right: AlternativeRank) -> Bool {
        left.ranks.lexicographicallyPrecedes(right.ranks)
    }
}

extension Verdict {
    /// How strongly it restricts a use; permitted and unregulated do not restrict it at all.
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
    /// The weight of a finding's severity.
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
