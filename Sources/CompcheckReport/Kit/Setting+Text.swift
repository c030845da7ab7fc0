internal import CompcheckModel

extension Setting {
    /// Writes the day, the rules and when they were known, the inventory, and the assumptions.
    ///
    /// - Parameters:
    ///   - inventory: the inventory as the user named it; nil if the question is not about one.
    ///   - digest: the digest of the inventory's bytes, if it was computed.
    ///   - page: the page to write to.
    package func write(inventory: String? = nil, digest: String? = nil, to page: inout Page) {
        writeDay(to: &page)
        writeRules(to: &page)
        if let inventory {
            let digest = digest.map { ", digest \(short($0))" } ?? ""
            page.labelled("input", [Span(Setting.describe(inventory) + digest)], indent: 0)
        }
        for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) {
            page.labelled("assumed", [Span("\(SafeText.of(rule.text)) in force from \(day)")], indent: 0)
        }
        if !question.without.isEmpty {
            let rules = question.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", ")
            page.labelled("without", [Span(rules)], indent: 0)
        }
    }

    /// Writes which rules were evaluated, with a warning if they are not the rules as known now.
    package func writeRules(to page: inout Page) {
        if let knownAt {
            page.labelled("known at", [.bold("\(knownAt): the rules as recorded then, not as known now")], indent: 0)
        }
        let rules = "\(grouped(rulebook.rules.count)) from \(SafeText.of(rulebook.origin))"
        page.labelled("rules", [Span("\(rules), digest \(short(rulebook.digest))")], indent: 0)
    }

    /// Returns the inventory as the user named it, safe to print.
    package static func describe(_ inventory: String) -> String {
        SafeText.of(inventory == "-" ? "standard input" : inventory)
    }

    /// Writes the day in question, with a warning if it is not today.
    package func writeDay(to page: inout Page) {
        page.labelled("as of", [isToday ? Span(dayWords) : .bold(dayWords)], indent: 0)
        if let laterWords { page.labelled("", [Span(laterWords)], indent: 0) }
    }

    /// The day in question, and whether it is today.
    package var dayWords: String {
        guard !isToday else { return "\(today), today" }
        return "\(question.asOf), \(question.asOf < today ? "a past day" : "a day to come"): not today, \(today)"
    }

    /// A warning that some rules are first seen after the day in question; nil if it does not apply.
    package var laterWords: String? {
        let later = rulesFirstSeenLater
        guard !isToday, later > 0 else { return nil }
        let all = counted(rulebook.rules.count, "rule")
        return "\(grouped(later)) of this rulebook's \(all) \(later == 1 ? "is" : "are") first seen after that day"
    }
}

/// Returns the first 12 characters of a digest, which are enough to tell digests apart.
package func short(_ digest: String) -> String { SafeText.of(String(digest.prefix(12))) }
