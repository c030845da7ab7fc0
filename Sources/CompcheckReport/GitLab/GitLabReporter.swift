internal import CompcheckModel

/// Renders an audit as a Code Quality report of GitLab: one array, an object per finding, in inventory order.
///
/// https://docs.gitlab.com/ci/testing/code_quality/
struct GitLabReporter: Reporter {
    private let text: ReportedFindingText
    private let path: String
    private var isFirst = true

    init(_ audit: Audit) {
        text = ReportedFindingText(Setting(audit))
        path = audit.inventoryPath ?? "stdin"
    }

    mutating func begin(into output: inout OutputBuffer) { output.append("[") }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for reported in ReportedFinding.all(of: use) {
            var json = JSONWriter()
            json.object { write(reported, to: &$0) }
            output.append(isFirst ? "\n " : ",\n ")
            isFirst = false
            output.append(json.output.bytes)
        }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) { output.append("\n]\n") }

    private func write(_ reported: ReportedFinding, to json: inout JSONWriter) {
        json.field("description", text.message(reported))
        json.field("check_name", reported.finding.rule.id.text)
        json.field("fingerprint", reported.fingerprint)
        json.field("severity", severity(of: reported))
        json.key("location")
        json.object { json in
            json.field("path", path)
            json.key("lines")
            json.object { $0.field("begin", reported.line) }
        }
    }

    /// Returns GitLab's severity: at most major if the finding is only possible, info if it does not count.
    private func severity(of reported: ReportedFinding) -> String {
        guard reported.counts else { return "info" }
        let isCertain = reported.finding.certainty == .certain
        return switch reported.finding.rule.severity {
        case .critical: isCertain ? "blocker" : "major"
        case .high: isCertain ? "critical" : "major"
        case .medium: "major"
        case .low: "minor"
        case .info: "info"
        }
    }
}
