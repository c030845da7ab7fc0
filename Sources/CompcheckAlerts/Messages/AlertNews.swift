internal import CompcheckComparison
package import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// The content of an alert about an audit, before it is rendered for a target.
package struct AlertNews: Sendable {
    /// The line width in columns, which mail and chat programs do not break.
    static let width = 76
    /// The maximum number of upcoming changes in one alert; the rest go into the next one.
    private static let mostAhead = 20

    /// The reason for the alert.
    package let kind: AlertRecord.Kind
    let toolVersion: String
    let inventory: String
    /// The run; nil if none was recorded.
    let run: RunRecord?
    /// The number of uses that fail the audit.
    let failing: Int
    /// The changes; nil if there are none or there is no earlier run.
    let changes: AlertChanges?
    /// The changes as printable lines.
    let lines: [String]
    /// How many days ahead upcoming changes are reported.
    let days: Int
    /// The upcoming changes.
    private(set) var ahead: [AheadCollector.Entry]
    /// Why the audit failed to run, if it did.
    let reason: String?

    init(
        kind: AlertRecord.Kind,
        toolVersion: String,
        inventory: String,
        run: RunRecord?,
        failing: Int,
        changes: AlertChanges?,
        lines: [String],
        days: Int,
        ahead: [AheadCollector.Entry],
        reason: String?,
    ) {
        self.kind = kind
        self.toolVersion = toolVersion
        self.inventory = inventory
        self.run = run
        self.failing = failing
        self.changes = changes
        self.lines = lines
        self.days = days
        self.ahead = ahead
        self.reason = reason
    }

    /// Creates an alert that an audit could not run, with the reason.
    package init(ofFailure reason: String, inventory: String, toolVersion: String) {
        self.init(
            kind: .couldNotAudit,
            toolVersion: toolVersion,
            inventory: inventory,
            run: nil,
            failing: 0,
            changes: nil,
            lines: [],
            days: 0,
            ahead: [],
            reason: reason,
        )
    }

    /// The keys of the upcoming changes in this alert; `without(_:)` skips those already sent.
    package var topics: [String] { ahead.map(\.topic.key) }

    /// Returns this alert without upcoming changes that were already reported; nil if nothing is left to report.
    package func without(_ topics: Set<String>) -> AlertNews? {
        var news = self
        news.ahead = Array(ahead.filter { !topics.contains($0.topic.key) }.prefix(AlertNews.mostAhead))
        return news.kind == .ahead && news.ahead.isEmpty ? nil : news
    }

    /// A one-line summary, safe to print.
    package var subject: String {
        let name = inventory == "-" ? "standard input" : SafeText.of(inventory, limit: 60)
        let uses = run?.uses ?? 0
        let fails = "\(grouped(failing)) of \(counted(uses, "use")) \(failing == 1 || uses == 1 ? "fails" : "fail")"
        switch kind {
        case .firstAudit: return "compcheck: \(name): first audit: \(fails)"
        case .change: return "compcheck: \(name): \(changeWords); \(fails)"
        case .ahead: return "compcheck: \(name): \(aheadWords)"
        case .couldNotAudit: return "compcheck: \(name): could not audit"
        }
    }

    private var changeWords: String {
        guard let changes else { return "changed" }
        var words = FindingChange.Kind.allCases.filter { changes.difference.tally[$0] > 0 }.map { kind in
            "\(grouped(changes.difference.tally[kind])) \(kind.rawValue)"
        }
        words += changes.difference.waivers.words
        return words.isEmpty ? "uses changed" : words.joined(separator: ", ")
    }

    private var aheadWords: String {
        guard let first = ahead.first else { return "nothing is to come" }
        if ahead.count > 1 { return "\(counted(ahead.count, "thing")) to come, the first on \(first.topic.day)" }
        let what = first.topic.rule.map { SafeText.of($0.text, limit: 60) }
        return switch first.topic {
        case .takesEffect: "\(what ?? "") takes effect on \(first.topic.day)"
        case .advanced(_, let event, on: _): "\(what ?? "") was \(event.rawValue) on \(first.topic.day)"
        case .waiverEnds: "a waiver of \(what ?? "") ends on \(first.topic.day)"
        case .evidenceEnds(let requirement, _, until: _):
            "what meets \(SafeText.of(requirement.text, limit: 60)) ends on \(first.topic.day)"
        }
    }

    /// The command that shows more; nil if there is no run to show.
    var command: String? {
        guard let run else { return nil }
        return changes.map { "compcheck runs diff \($0.before.record.number) \(run.number)" }
            ?? "compcheck report \(run.number)"
    }
}
