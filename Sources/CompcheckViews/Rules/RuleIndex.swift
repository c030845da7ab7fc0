package import CompcheckModel
internal import CompcheckReport

/// A Markdown table of a rulebook's rules as of a day, by authority, then by id.
///
/// The same rulebook and day give the same bytes.
package struct RuleIndex: Sendable {
    private let rulebook: Rulebook
    private let day: Day
    private let links: [RuleID: String]

    /// Creates an index.
    ///
    /// - Parameters:
    ///   - rulebook: the rules to list.
    ///   - day: the day for the rules' standings.
    ///   - links: the path of each rule's page, relative to the index.
    package init(of rulebook: Rulebook, asOf day: Day, links: [RuleID: String]) {
        self.rulebook = rulebook
        self.day = day
        self.links = links
    }

    /// The page in Markdown; its heading names the day.
    package var markdown: String {
        let rules = rulebook.rules.sorted { ($0.authority, $0.id) < ($1.authority, $1.id) }
        return """
            # The rules as of \(day)

            Written by `compcheck rules index \(SafeText.of(rulebook.origin))`; not a page to edit. What the standings mean \
            is told in the project's README.
            *Since* is the day of the event that began the standing; ≤ where the rule was seen then and its start is not known.

            \(totals(rules))

            | rule | title | authority | effect | standing | since | confidence |
            | --- | --- | --- | --- | --- | --- | --- |
            \(rules.map { row($0) + "\n" }.joined())
            """
    }

    private func totals(_ rules: [Rule]) -> String {
        let standings = rules.map { $0.lifecycle.standing(on: day) }
        let counts = Standing.allCases.compactMap { standing -> String? in
            let count = standings.count { $0 == standing }
            return count > 0 ? "\(grouped(count)) \(standing.displayText)" : nil
        }
        let later = standings.count { $0 == nil }
        let all = counts + (later > 0 ? ["\(grouped(later)) first seen later"] : [])
        let authorities = counted(Set(rules.map(\.authority)).count, "authority", "authorities")
        return "\(counted(rules.count, "rule")) of \(authorities): \(all.joined(separator: ", "))."
    }

    private func row(_ rule: Rule) -> String {
        let id = cell(rule.id.text)
        let (standing, since) = standing(of: rule.lifecycle)
        let cells = [
            links[rule.id].map { "[\(id)](\($0))" } ?? id, cell(rule.title), cell(rule.authority.text),
            rule.effect.rawValue, standing, since, rule.confidence.rawValue,
        ]
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func standing(of lifecycle: Lifecycle) -> (standing: String, since: String) {
        if lifecycle.standing(on: day) == .uncertain {
            let bound = lifecycle.uncertainFrom.flatMap { $0 > .earliest ? "≥ \($0)" : nil } ?? ""
            return (Standing.uncertain.displayText, bound)
        }
        guard let standing = lifecycle.standing(on: day), let beginning = lifecycle.beginning(of: day) else {
            return ("first seen later", lifecycle.firstDay.map { "\($0)" } ?? "")
        }
        return (standing.displayText, (beginning.kind == .observed ? "≤ " : "") + "\(beginning.day)")
    }

    /// Escapes a text so that it stays in its cell and has no meaning in Markdown.
    private func cell(_ text: String) -> String {
        var cell = ""
        for character in SafeText.of(text, limit: 300) {
            if "\\|`*_[]<>".contains(character) { cell.append("\\") }
            cell.append(character)
        }
        return cell
    }
}
