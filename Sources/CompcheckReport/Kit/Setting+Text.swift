internal import CompcheckModel

extension Setting {
    /// Writes the day, whose knowledge the rules are, which rules were asked about what, and what is taken for granted.
    ///
    /// - Parameters:
    ///   - inventory: the inventory as the user named it; nil where none is asked about.
    ///   - digest: that of its bytes, where it was taken.
    ///   - page: where it stands.
    package func write(inventory: String? = nil, digest: String? = nil, to page: inout Page) {
        writeDay(to: &page)
        writeRules(to: &page)
        if let inventory {
            let digest = digest.map { ", digest \(short($0))" } ?? ""
            page.labelled("input", [Span(Setting.words(inventory) + digest)], indent: 0)
        }
        for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) {
            page.labelled("assumed", [Span("\(SafeText.of(rule.text)) in force from \(day)")], indent: 0)
        }
        if !question.without.isEmpty {
            let rules = question.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", ")
            page.labelled("without", [Span(rules)], indent: 0)
        }
    }

    /// Writes which rules are asked, and what must be said where they are not as known now.
    package func writeRules(to page: inout Page) {
        if let knownAt {
            page.labelled("known at", [.bold("\(knownAt): the rules as recorded then, not as known now")], indent: 0)
        }
        let rules = "\(grouped(rulebook.rules.count)) from \(SafeText.of(rulebook.origin))"
        page.labelled("rules", [Span("\(rules), digest \(short(rulebook.digest))")], indent: 0)
    }

    /// An inventory as the user named it, safe to print.
    package static func words(_ inventory: String) -> String {
        SafeText.of(inventory == "-" ? "standard input" : inventory)
    }

    /// Writes the day in question, and what must be said where it is not today.
    package func writeDay(to page: inout Page) {
        page.labelled("as of", [isToday ? Span(dayWords) : .bold(dayWords)], indent: 0)
        if let laterWords { page.labelled("", [Span(laterWords)], indent: 0) }
    }

    /// The day in question, and whether it is today.
    package var dayWords: String {
        guard !isToday else { return "\(today), today" }
        return "\(question.asOf), \(question.asOf < today ? "a past day" : "a day to come"): not today, \(today)"
    }

    /// What must be said of the rules where the day is not today; nil where nothing must.
    package var laterWords: String? {
        let later = rulesFirstSeenLater
        guard !isToday, later > 0 else { return nil }
        let all = counted(rulebook.rules.count, "rule")
        return "\(grouped(later)) of this rulebook's \(all) \(later == 1 ? "is" : "are") first seen after that day"
    }
}

/// The beginning of a digest, which is enough to tell two apart.
package func short(_ digest: String) -> String { SafeText.of(String(digest.prefix(12))) }
