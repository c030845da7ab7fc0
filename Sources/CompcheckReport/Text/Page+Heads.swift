internal import CompcheckModel

// What the heads of reports have in common.
extension Page {
    /// Writes the day in question, and what must be said where it is not today.
    mutating func writeDay(_ asOf: Day, today: Day, _ rulebook: Rulebook) {
        guard asOf != today else { return labelled("as of", [Span("\(asOf), today")], indent: 0) }
        let direction = asOf < today ? "a past day" : "a day to come"
        labelled("as of", [.bold("\(asOf), \(direction): not today, \(today)")], indent: 0)
        let later = rulebook.rulesFirstSeen(after: asOf)
        guard later > 0 else { return }
        let all = counted(rulebook.rules.count, "rule")
        let text = "\(grouped(later)) of this rulebook's \(all) \(later == 1 ? "is" : "are") first seen after that day"
        labelled("", [Span(text)], indent: 0)
    }

    /// Writes which rules are asked, and what must be said where they are not as known now.
    mutating func writeRules(_ rulebook: Rulebook, knownAt: Instant?) {
        if let knownAt {
            labelled("known at", [.bold("\(knownAt): the rules as recorded then, not as known now")], indent: 0)
        }
        let digest = SafeText.of(String(rulebook.digest.prefix(12)))
        let origin = SafeText.of(rulebook.origin)
        labelled("rules", [Span("\(grouped(rulebook.rules.count)) from \(origin), digest \(digest)")], indent: 0)
    }
}
