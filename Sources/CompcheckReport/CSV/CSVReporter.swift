internal import CompcheckModel

/// Renders an audit as comma-separated values for spreadsheets: a row for each finding of each use.
///
/// A use without findings has a row only if all uses are wanted or its verdict is worse than permitted. There
/// is no header but the column names, so every row repeats the day in question.
struct CSVReporter: Reporter {
    private static let columns = [
        "as_of", "is_today", "known_at", "service", "name", "owner", "line", "jurisdiction", "verdict", "at_worst",
        "rule", "title", "authority", "effect", "severity", "standing", "since", "assumed", "certainty", "missing",
        "because", "requirement", "alternative", "alternative_verdict", "alternative_at_worst",
        "waived_by", "waived_until", "waived_because",
    ]

    private let options: ReportOptions
    /// Whether there is a last column `new`.
    private let tellsNews: Bool
    private let setting: [String]
    private var service: (id: String, line: Int, cells: [String])?
    private var rules: [RuleID: [String]] = [:]

    init(_ audit: Audit, options: ReportOptions) {
        self.options = options
        tellsNews = audit.baseline != nil
        let isToday = Setting(audit).isToday
        setting = ["\(audit.question.asOf)", "\(isToday)", audit.knownAt?.description ?? ""]
    }

    mutating func begin(into output: inout OutputBuffer) {
        CSVLine.append(CSVReporter.columns + (tellsNews ? ["new"] : []), to: &output)
    }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        let answer = use.answer
        guard !answer.findings.isEmpty || options.allUses || answer.isInTrouble else { return }
        let jurisdiction = CSVLine.cell(use.jurisdiction.text)
        let start = setting + cells(of: use.service) + [jurisdiction, answer.verdict.rawValue, answer.atWorst.rawValue]
        let end = cells(of: use.alternative)
        for finding in answer.findings {
            let waiver = use.waivers.isEmpty ? nil : finding.waived(by: use.waivers).first
            let new = use.new.map { ["\($0.contains(finding.rule.id))"] } ?? []
            CSVLine.append(start + cells(of: finding) + end + cells(of: waiver) + new, to: &output)
        }
        guard answer.findings.isEmpty else { return }
        CSVLine.append(start + nothing(12) + end + nothing(tellsNews ? 4 : 3), to: &output)
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {}

    /// Returns the cells of a service, encoded once for its consecutive uses.
    private mutating func cells(of service: Service) -> [String] {
        if let known = self.service, known.id == service.id, known.line == service.line { return known.cells }
        let (name, owner) = (service.name.map(CSVLine.cell) ?? "", service.owner.map(CSVLine.cell) ?? "")
        let cells = [CSVLine.cell(service.id), name, owner, "\(service.line)"]
        self.service = (service.id, service.line, cells)
        return cells
    }

    private mutating func cells(of finding: Finding) -> [String] {
        let because = finding.because.map { "\($0.attribute.rawValue): \($0.values.joined(separator: ", "))" }
        let missing = finding.missing.map(\.rawValue)
        return cells(of: finding.rule) + [
            finding.standing.rawValue, finding.knownSince.map { "\($0)" } ?? "", "\(finding.isAssumed)",
            finding.certainty.rawValue,
            missing.joined(separator: "; "), because.isEmpty ? "" : CSVLine.cell(because.joined(separator: "; ")),
            finding.rule.requirement.map { CSVLine.cell($0.text) } ?? "",
        ]
    }

    private mutating func cells(of rule: Rule) -> [String] {
        if let known = rules[rule.id] { return known }
        let texts = [rule.id.text, rule.title, rule.authority.text].map(CSVLine.cell)
        let cells = texts + [rule.effect.rawValue, rule.severity.rawValue]
        rules[rule.id] = cells
        return cells
    }

    private func cells(of alternative: Alternative?) -> [String] {
        guard let alternative else { return nothing(3) }
        let answer = alternative.answer
        return [CSVLine.cell(alternative.offering.id.text), answer.verdict.rawValue, answer.atWorst.rawValue]
    }

    private func cells(of waiver: Waiver?) -> [String] {
        guard let waiver else { return nothing(3) }
        return [CSVLine.cell(waiver.acceptedBy), "\(waiver.until)", CSVLine.cell(waiver.reason)]
    }

    private func nothing(_ count: Int) -> [String] { Array(repeating: "", count: count) }
}
