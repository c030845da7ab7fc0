internal import CompcheckModel

/// The texts of the JUnit report about an answer, safe to print.
struct JUnitText {
    /// `as of DAY`, with a warning if that is not today.
    let day: String
    private let audit: Audit
    private let authorities: [AuthorityID: Authority]
    private let requirements: [RequirementID: Requirement]
    /// The lines about each rule that all uses share.
    private var backgrounds: [RuleID: [String]] = [:]

    init(_ audit: Audit) {
        day = "as of \(audit.question.asOf)" + (Setting(audit).isToday ? "" : ", not today, \(audit.today)")
        self.audit = audit
        let catalogue = audit.rulebook.catalogue
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
        requirements = Dictionary(catalogue.requirements.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Returns one line that says why a use does not pass.
    func message(_ answer: Answer, _ outcome: JUnitOutcome) -> String {
        let binding = answer.binding
        let rule = binding.first.map { ": \(SafeText.of($0.rule.title, limit: 240)) (\(SafeText.of($0.rule.id.text)))" }
        let more = binding.count > 1 ? " and \(counted(binding.count - 1, "more rule"))" : ""
        let skipped = if case .isSkipped = outcome { "; doubt is let pass" } else { "" }
        return "\(answer.displayText)\(rule ?? "")\(more)\(skipped); \(day)"
    }

    /// Returns the remark on a use that passes: `restricted, below prohibited: RULE`.
    func pass(_ use: Use) -> String {
        let answer = use.answer
        let rules = answer.binding.map { SafeText.of($0.rule.id.text) }.joined(separator: ", ")
        let bar =
            if !answer.isInTrouble {
                ""
            } else if use.new != nil {
                // The use may reach the bar, but by known findings only.
                ", nothing new at or above \(audit.failOn.rawValue)"
            } else if audit.fails(answer.verdict, answer.atWorst) {
                ", waived"
            } else {
                ", below \(audit.failOn.rawValue)"
            }
        return answer.displayText + bar + (rules.isEmpty ? "" : ": \(rules)")
    }

    /// Describes a change for the worse: `restricted from DAY by RULE`.
    func change(_ entry: OutlookEntry) -> String {
        let rules = entry.appears.map { SafeText.of($0.text) }.joined(separator: ", ")
        return switch entry.cause {
        case .date(let day): "\(entry.verdict.rawValue) from \(day)" + (rules.isEmpty ? "" : " by \(rules)")
        case .assuming(let rule): "\(entry.verdict.rawValue) if \(SafeText.of(rule.text)) comes into force"
        }
    }

    /// Returns a paragraph for each binding rule, with source and advice, and the best alternative.
    mutating func details(_ use: Use) -> String {
        let jurisdiction = "\(SafeText.of(use.service.id, limit: 240)) in \(SafeText.of(use.jurisdiction.text))"
        var lines = ["\(jurisdiction): \(use.answer.displayText), \(day)"]
        for finding in use.answer.bindingFindings {
            let rule = finding.rule
            lines += ["", "\(SafeText.of(rule.title, limit: 240)) (\(SafeText.of(rule.id.text)))"]
            lines.append("\(rule.severity.rawValue): \(finding.does)")
            if use.new?.contains(rule.id) == true { lines.append("new") }
            let reasons = finding.because.map { reason in
                "\(reason.attribute.rawValue) \(SafeText.of(reason.values.joined(separator: ", "), limit: 240))"
            }
            if !reasons.isEmpty { lines.append("why: \(reasons.joined(separator: "; "))") }
            if let doubt = finding.doubt { lines.append("unsure: \(doubt)") }
            lines += background(rule)
        }
        if let alternative = use.alternative {
            let (offering, answer) = (alternative.offering, alternative.answer)
            let title = offering.title.map { SafeText.of($0) + " " } ?? ""
            lines += ["", "instead: \(title)(\(SafeText.of(offering.id.text))), \(answer.displayText)"]
        }
        return lines.joined(separator: "\n")
    }

    private mutating func background(_ rule: Rule) -> [String] {
        if let known = backgrounds[rule.id] { return known }
        var lines = ["by: " + rule.saidBy(authorities[rule.authority]?.displayText ?? SafeText.of(rule.authority.text))]
        if let needed = rule.requirement.flatMap({ requirements[$0] }) {
            lines.append("needs: \(SafeText.of(needed.title, limit: 240))")
        }
        if let source = rule.bestSource { lines.append("source: \(source)") }
        if let guidance = rule.guidance { lines.append("do: \(SafeText.of(guidance, limit: 1000))") }
        backgrounds[rule.id] = lines
        return lines
    }
}
