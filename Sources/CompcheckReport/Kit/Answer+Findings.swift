package import CompcheckModel

extension Answer {
    /// The findings without notes: certain ones first, then by severity and id.
    package var bindingFindings: [Finding] {
        findings.filter(\.binds).sorted { left, right in
            let leftRank = (left.certainty == .certain ? 0 : 1, left.rule.severity.rank, left.rule.id)
            return leftRank < (right.certainty == .certain ? 0 : 1, right.rule.severity.rank, right.rule.id)
        }
    }

    /// The findings that determine the verdict or may do so, in the same order; those not enforced are excluded.
    package var binding: [Finding] { bindingFindings.filter { $0.standing != .unenforced } }

    /// Whether some rule exempts the use, if only perhaps.
    package var isExempt: Bool { permissions.contains { $0.rule.effect == .exempts } }

    /// The verdict and, if it is worse, the worst possible verdict: `undetermined, may be prohibited`.
    package var displayText: String { UseAggregator.Section(self).displayText }
}

extension UseAggregator.Section {
    /// Creates the section of uses with this answer.
    package init(_ answer: Answer) { self.init(atWorst: answer.atWorst, verdict: answer.verdict) }

    /// The verdict and, if it is worse, the worst possible verdict: `undetermined, may be prohibited`.
    package var displayText: String { verdict.rawValue + (atWorst > verdict ? ", may be \(atWorst.rawValue)" : "") }
}

extension Finding {
    /// The rule's effect and its beginning: `prohibits since 2024-07-09`.
    package var does: String {
        rule.act(certainty == .certain || rule.effect == .notes ? .does : .may) + sinceText
    }

    /// The reason why the finding is not certain; nil if it is.
    package var doubt: String? {
        guard certainty == .possible else { return nil }
        let questions = questions
        let unsaid = "the inventory does not say: \(questions.map(\.rawValue).joined(separator: ", "))"
        guard let source = sourceDoubtText else {
            return questions.isEmpty ? "hangs on a source that is doubtful or contested" : unsaid
        }
        return (questions.isEmpty ? "" : unsaid + "; ") + "only a source can tell \(source)"
    }
}

extension Rule.Severity {
    /// The rank of the severity; 0 is the highest.
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
