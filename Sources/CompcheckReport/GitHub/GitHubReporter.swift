internal import CompcheckModel

/// Renders an audit as workflow commands of GitHub Actions, which annotate lines of the inventory.
///
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
struct GitHubReporter: Reporter {
    /// The maximum number of errors, of warnings and of notices that GitHub shows for a step.
    static let shown = 10

    private let audit: Audit
    private var weightiest: [Remark.Level: Weightiest<Remark>] = [:]

    init(_ audit: Audit) { self.audit = audit }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for remark in Remark.all(of: use) {
            weightiest[remark.level, default: Weightiest(limit: GitHubReporter.shown)].add(remark)
        }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        let words = RemarkWords(Setting(audit))
        for level in Remark.Level.allCases {
            guard let told = weightiest[level] else { continue }
            for remark in told.elements {
                let properties = properties(of: remark).map { "\($0)=\(GitHubReporter.property($1))" }
                output.append("::\(level.command) \(properties.joined(separator: ","))::")
                output.append(GitHubReporter.data(words.message(remark)))
                output.append("\n")
            }
        }
        output.append(closing(summary) + "\n")
    }

    private func properties(of remark: Remark) -> [(String, String)] {
        let title = ("title", SafeText.of(remark.finding.rule.id.text))
        // Standard input has no file to annotate.
        guard let path = audit.inventoryPath else { return [title] }
        return [title, ("file", SafeText.of(path, limit: 4_096)), ("line", String(remark.line))]
    }

    /// Returns a summary with the number of omitted annotations; it begins with plain text, so it is no command.
    private func closing(_ summary: AuditSummary) -> String {
        let found = Remark.Level.allCases.map { level in
            let told = weightiest[level]
            return counted((told?.count ?? 0) + (told?.cut ?? 0), level.command)
        }
        let uses = "\(counted(summary.uses, "use")), \(grouped(summary.failing)) failing the audit: \(listed(found))"
        let cut = weightiest.values.reduce(0) { $0 + $1.cut }
        let more = cut == 0 ? "" : "; \(grouped(cut)) more than GitHub shows, see --format text"
        let new = audit.baseline.map { "; \($0.words)" } ?? ""
        return "compcheck: \(uses)\(more)\(new)" + (Setting(audit).caveat.map { ". \($0)" } ?? "")
    }

    /// Escapes the message of a command.
    private static func data(_ text: String) -> String {
        text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
    }

    /// Escapes a property of a command.
    private static func property(_ text: String) -> String {
        data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
    }
}

extension Remark.Level {
    /// GitHub's name of the level.
    fileprivate var command: String {
        switch self {
        case .error, .warning: rawValue
        case .note: "notice"
        }
    }
}
