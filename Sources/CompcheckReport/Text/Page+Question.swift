internal import CompcheckModel

extension Page {
    /// Writes the day in question, as known when, which rules and which inventory are meant, and what is assumed.
    mutating func writeQuestion(of audit: Audit, inventoryDigest: String?) {
        writeDay(of: audit)
        if let instant = audit.knownAt {
            labelled("known at", [.bold("\(instant): the rules as recorded then, not as known now")], indent: 0)
        }
        let rulebook = audit.rulebook
        line(
            "rules",
            "\(grouped(rulebook.rules.count)) from \(SafeText.of(rulebook.origin)), digest \(short(rulebook.digest))",
        )
        line("input", audit.inventoryWords + (inventoryDigest.map { ", digest \(short($0))" } ?? ""))
        for (rule, day) in audit.question.assumed.sorted(by: { $0.key < $1.key }) {
            line("assumed", "\(SafeText.of(rule.text)) in force from \(day)")
        }
        if !audit.question.without.isEmpty {
            line("without", audit.question.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", "))
        }
    }

    private mutating func writeDay(of audit: Audit) {
        let asOf = audit.question.asOf
        guard asOf != audit.today else {
            line("as of", "\(asOf), today")
            return
        }
        let direction = asOf < audit.today ? "a past day" : "a day to come"
        labelled("as of", [.bold("\(asOf), \(direction): not today, \(audit.today)")], indent: 0)
        let later = audit.rulesFirstSeenLater
        guard later > 0 else { return }
        let all = counted(audit.rulebook.rules.count, "rule")
        line("", "\(grouped(later)) of this rulebook's \(all) \(later == 1 ? "is" : "are") first seen after that day")
    }

    private mutating func line(_ label: String, _ text: String) { labelled(label, [Span(text)], indent: 0) }
}

extension Audit {
    /// The inventory as the user named it, safe to print.
    var inventoryWords: String { SafeText.of(inventory == "-" ? "standard input" : inventory) }
}

/// The beginning of a digest, which is enough to tell two apart.
func short(_ digest: String) -> String { SafeText.of(String(digest.prefix(12))) }
