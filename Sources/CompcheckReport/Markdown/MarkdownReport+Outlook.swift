internal import CompcheckModel

extension MarkdownReport {
    /// Writes the changes by date, the nearest day first.
    mutating func writeComing() {
        let coming = aggregator.coming
        guard !coming.isEmpty else { return }
        line("\n### Coming until \(audit.question.lastDay)\n")
        lines(coming.map { (count: 1, entry: $0) }, upTo: 83, "change") { $0.line($1.day, $1.turn) }
    }

    /// Writes the rules without a date in the outlook that would change answers by coming into force, one a line.
    mutating func writePending() {
        let pending = aggregator.pending
        guard !pending.isEmpty else { return }
        line("\n### Pending\n")
        lines(pending.map { (count: 1, entry: $0) }, upTo: 98, "rule") { $0.line($1.id, $1.turns) }
    }

    private func line(_ day: Day, _ outlookChange: OutlookChange) -> String {
        "- <strong>\(day)</strong>: \(outlookChange.displayText): \(MarkdownText.of(outlookChange.sample.spans))"
            + rules("by", outlookChange.effect.appears) + rules("without", outlookChange.effect.disappears)
    }

    private func line(_ id: RuleID, _ outlookChanges: [OutlookChange]) -> String {
        let changes = few(
            outlookChanges.map { "\($0.displayText): \(MarkdownText.of($0.sample.spans))" },
            "<br>",
            most: 3,
        )
        guard let rule = rule(id) else { return "- \(MarkdownText.code(id.text))<br>\(changes)" }
        let name = MarkdownText.link(rule.title, to: rule.references.first?.url)
        let story = MarkdownText.escaped(rule.lifecycle.story(on: audit.question.asOf))
        return "- \(name) \(MarkdownText.code(id.text)), \(story)<br>\(changes)"
    }

    private func rules(_ word: String, _ rules: [RuleID]) -> String {
        rules.isEmpty ? "" : "; \(word) " + few(rules.map { MarkdownText.code($0.text) }, most: 3)
    }
}
