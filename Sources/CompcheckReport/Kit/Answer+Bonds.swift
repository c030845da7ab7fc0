package import CompcheckModel

extension Answer {
    /// The findings that are more than notes: the certain ones first, then by severity and id.
    package var bonds: [Finding] {
        findings.filter(\.binds).sorted { left, right in
            let leftRank = (left.certainty == .certain ? 0 : 1, left.rule.severity.rank, left.rule.id)
            return leftRank < (right.certainty == .certain ? 0 : 1, right.rule.severity.rank, right.rule.id)
        }
    }

    /// The findings that make the verdict or may make it, in the same order: one that is not enforced does not.
    package var binding: [Finding] { bonds.filter { $0.standing == .inForce } }

    /// The verdict and, where it is another, what it may be: `undetermined, may be prohibited`.
    package var words: String { Ledger.Section(self).words }
}

extension Ledger.Section {
    /// The section of uses with that answer.
    package init(_ answer: Answer) { self.init(atWorst: answer.atWorst, verdict: answer.verdict) }

    /// The verdict and, where it is another, what it may be: `undetermined, may be prohibited`.
    package var words: String { verdict.rawValue + (atWorst > verdict ? ", may be \(atWorst.rawValue)" : "") }
}

extension Finding {
    /// What its rule does, and since when: `prohibits since 2024-07-09`.
    package var does: String {
        rule.act(certainty == .certain || rule.effect == .notes ? .does : .may) + sinceWords
    }

    /// What keeps it from being certain; nil where it is.
    package var doubt: String? {
        switch (certainty, missing.isEmpty) {
        case (.certain, _): nil
        case (.possible, true): "hangs on a source that is doubtful or contested"
        case (.possible, false):
            "the inventory does not say: \(missing.map(\.rawValue).joined(separator: ", "))"
        }
    }
}

extension Rule.Severity {
    /// 0 for the highest stake.
    package var rank: Int {
        switch self {
        case .critical: 0
        case .high: 1
        case .medium: 2
        case .low: 3
        case .info: 4
        }
    }
}
