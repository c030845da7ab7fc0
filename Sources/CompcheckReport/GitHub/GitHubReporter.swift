internal import CompcheckModel

/// Renders an audit as workflow commands of GitHub Actions, which annotate lines of the inventory.
///
/// https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
struct GitHubReporter: Reporter {
    /// The maximum number of errors, of warnings and of notices that GitHub shows for a step.
    static let limitPerLevel = 10

    private let audit: Audit
    private var weightiest: [ReportedFinding.Level: TopRanked<ReportedFinding>] = [:]

    init(_ audit: Audit) { self.audit = audit }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for reported in ReportedFinding.all(of: use) {
            weightiest[reported.level, default: TopRanked(limit: GitHubReporter.limitPerLevel)].add(reported)
        }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        let words = ReportedFindingText(Setting(audit))
        for level in ReportedFinding.Level.allCases {
            guard let listed = weightiest[level] else { continue }
            for reported in listed.elements {
                let properties = properties(of: reported).map { "\($0)=\(GitHubReporter.property($1))" }
                output.append("::\(level.command) \(properties.joined(separator: ","))::")
                output.append(GitHubReporter.data(words.message(reported)))
                output.append("\n")
            }
        }
        output.append(closing(summary) + "\n")
    }

    private func properties(of reported: ReportedFinding) -> [(String, String)] {
        let title = ("title", SafeText.of(reported.finding.rule.id.text))
        // Standard input has no file to annotate.
        guard let path = audit.inventoryPath else { return [title] }
        return [title, ("file", SafeText.of(path, limit: 4_096)), ("line", String(reported.line))]
    }

    /// Returns a summary with the number of omitted annotations; it begins with plain text, so it is no command.
    private func closing(_ summary: AuditSummary) -> String {
        let found = ReportedFinding.Level.allCases.map { level in
            let listed = weightiest[level]
            return counted((listed?.count ?? 0) + (listed?.cut ?? 0), level.command)
        }
        let uses = "\(counted(summary.uses, "use")), \(grouped(summary.failing)) failing the audit: \(listed(found))"
        let cut = weightiest.values.reduce(0) { $0 + $1.cut }
        let more = cut == 0 ? "" : "; \(grouped(cut)) more than GitHub shows, see --format text"
        let new = audit.baseline.map { "; \($0.displayText)" } ?? ""
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

extension ReportedFinding.Level {
    /// GitHub's name of the level.
    fileprivate var command: String {
        switch self {
        case .error, .warning: rawValue
        case .note: "notice"
        }
    }
}
