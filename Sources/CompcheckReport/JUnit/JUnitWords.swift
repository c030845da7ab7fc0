internal import CompcheckModel

/// What the report of test results says of an answer, in safe words.
struct JUnitWords {
    /// `as of DAY`, and whether that is not today.
    let day: String
    private let failOn: Verdict
    private let authorities: [AuthorityID: Authority]
    private let requirements: [RequirementID: Requirement]

    init(_ audit: Audit) {
        day = "as of \(audit.question.asOf)" + (Setting(audit).isToday ? "" : ", not today, \(audit.today)")
        failOn = audit.failOn
        let catalogue = audit.rulebook.catalogue
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Why a use does not pass, in a line.
    func message(_ answer: Answer, _ outcome: JUnitOutcome) -> String {
        let binding = answer.binding
        let rule = binding.first.map { ": \(SafeText.of($0.rule.title, limit: 240)) (\(SafeText.of($0.rule.id.text)))" }
        let more = binding.count > 1 ? " and \(counted(binding.count - 1, "more rule"))" : ""
        let skipped = if case .isSkipped = outcome { "; doubt is let pass" } else { "" }
        return "\(answer.words)\(rule ?? "")\(more)\(skipped); \(day)"
    }

    /// What is said of a use that passes: `restricted, below prohibited: RULE`.
    func pass(_ answer: Answer) -> String {
        let rules = answer.binding.map { SafeText.of($0.rule.id.text) }.joined(separator: ", ")
        let bar = answer.isInTrouble ? ", below \(failOn.rawValue)" : ""
        return answer.words + bar + (rules.isEmpty ? "" : ": \(rules)")
    }

    /// What makes a use worse: `restricted from DAY by RULE`.
    func change(_ entry: OutlookEntry) -> String {
        let rules = entry.appears.map { SafeText.of($0.text) }.joined(separator: ", ")
        return switch entry.cause {
        case .date(let day): "\(entry.verdict.rawValue) from \(day)" + (rules.isEmpty ? "" : " by \(rules)")
        case .assuming(let rule): "\(entry.verdict.rawValue) if \(SafeText.of(rule.text)) comes into force"
        }
    }

    /// Every rule that binds, with its source and what to do, a paragraph each.
    func details(_ use: Use) -> String {
        let place = "\(SafeText.of(use.service.id, limit: 240)) in \(SafeText.of(use.jurisdiction.text))"
        var lines = ["\(place): \(use.answer.words), \(day)"]
        for finding in use.answer.bonds { lines += [""] + self.lines(finding) }
        if let alternative = use.alternative {
            let (offering, answer) = (alternative.offering, alternative.answer)
            let title = offering.title.map { SafeText.of($0) + " " } ?? ""
            lines += ["", "instead: \(title)(\(SafeText.of(offering.id.text))), \(answer.words)"]
        }
        return lines.joined(separator: "\n")
    }

    private func lines(_ finding: Finding) -> [String] {
        let rule = finding.rule
        let authority = authorities[rule.authority]?.told ?? SafeText.of(rule.authority.text)
        let reasons = finding.because.map { reason in
            "\(reason.attribute.rawValue) \(SafeText.of(reason.values.joined(separator: ", "), limit: 240))"
        }
        let labelled: [(String, String?)] = [
            ("why", reasons.isEmpty ? nil : reasons.joined(separator: "; ")),
            ("unsure", finding.doubt),
            ("by", rule.saidBy(authority)),
            ("needs", rule.requirement.flatMap { requirements[$0] }.map { SafeText.of($0.title, limit: 240) }),
            ("source", rule.bestSource),
            ("do", rule.guidance.map { SafeText.of($0, limit: 1000) }),
        ]
        return [
            "\(SafeText.of(rule.title, limit: 240)) (\(SafeText.of(rule.id.text)))",
            "\(rule.severity.rawValue): \(finding.does)",
        ] + labelled.compactMap { label, text in text.map { "\(label): \($0)" } }
    }
}
