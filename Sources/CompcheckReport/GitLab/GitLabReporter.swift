internal import CompcheckModel

/// Renders an audit as a Code Quality report of GitLab: one array, an object per finding, in inventory order.
///
/// https://docs.gitlab.com/ci/testing/code_quality/
struct GitLabReporter: Reporter {
    private let words: RemarkWords
    private let path: String
    private var isFirst = true

    init(_ audit: Audit) {
        words = RemarkWords(Setting(audit))
        path = audit.inventoryPath ?? "stdin"
    }

    mutating func begin(into output: inout OutputBuffer) { output.append("[") }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for remark in Remark.all(of: use) {
            var json = JSONWriter()
            json.object { write(remark, to: &$0) }
            output.append(isFirst ? "\n " : ",\n ")
            isFirst = false
            output.append(json.output.bytes)
        }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) { output.append("\n]\n") }

    private func write(_ remark: Remark, to json: inout JSONWriter) {
        json.field("description", words.message(remark))
        json.field("check_name", remark.finding.rule.id.text)
        json.field("fingerprint", remark.fingerprint)
        json.field("severity", severity(of: remark))
        json.key("location")
        json.object { json in
            json.field("path", path)
            json.key("lines")
            json.object { $0.field("begin", remark.line) }
        }
    }

    /// Returns GitLab's severity: at most major if the finding is only possible, info if it does not count.
    private func severity(of remark: Remark) -> String {
        guard remark.counts else { return "info" }
        let isCertain = remark.finding.certainty == .certain
        return switch remark.finding.rule.severity {
        case .critical: isCertain ? "blocker" : "major"
        case .high: isCertain ? "critical" : "major"
        case .medium: "major"
        case .low: "minor"
        case .info: "info"
        }
    }
}
