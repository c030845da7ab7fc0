package import CompcheckModel
internal import CompcheckReport

/// A list of rules as of a day, one a line.
///
/// The same rules, rulebook and day give the same bytes.
package struct RuleListing: Sendable {
    private let rules: [Rule]
    private let rulebook: Rulebook
    private let day: Day
    private let knownAt: Instant?

    /// Creates a list.
    ///
    /// - Parameters:
    ///   - rules: the rules to list, in any order.
    ///   - rulebook: all rules.
    ///   - day: the day for the rules' standings.
    ///   - knownAt: the instant at which the rulebook was known; nil means everything recorded up to now.
    package init(_ rules: [Rule], of rulebook: Rulebook, asOf day: Day, knownAt: Instant?) {
        self.rules = rules.sorted { $0.id < $1.id }
        self.rulebook = rulebook
        self.day = day
        self.knownAt = knownAt
    }

    /// Renders a line for each rule (id, standing, since, effect, authority, title), and the number of rules.
    ///
    /// - Parameter width: the maximum line width in columns; nil for no limit.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int?) -> String {
        let rows = rules.map(cells)
        let widths = (0..<5).map { column in rows.map { SafeText.columns(of: $0[column]) }.max() ?? 0 }
        let lines = rows.map { cells in
            let padded = zip(cells, widths).map { cell, width in
                cell + String(repeating: " ", count: width - SafeText.columns(of: cell))
            }
            let line = (padded + cells.dropFirst(widths.count)).joined(separator: "  ")
            // Reserve a column for the ellipsis.
            return (width.map { fits(line, $0) ? line : SafeText.of(line, limit: $0 - 1) } ?? line) + "\n"
        }
        return lines.joined() + (lines.isEmpty ? "" : "\n") + total + "\n"
    }

    /// The list as a JSON document with keys in a fixed order, without keys that have no value.
    package var json: String {
        var json = JSONWriter()
        let ruleJSON = RuleJSON(asOf: day, rulebook.catalogue)
        json.object { json in
            json.field("formatVersion", 1)
            json.field("asOf", day)
            json.field("knownAt", knownAt?.description)
            json.key("rulebook")
            json.object { json in
                json.field("origin", rulebook.origin)
                json.field("digest", rulebook.digest)
                json.field("rules", rulebook.rules.count)
                json.field("rulesFirstSeenLater", later)
            }
            json.key("rules")
            json.array { json in
                for rule in rules {
                    json.newLine(indent: 1)
                    json.object { json in
                        json.field("id", rule.id.text)
                        ruleJSON.write(rule, to: &json)
                    }
                }
            }
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    private func fits(_ line: String, _ width: Int) -> Bool { SafeText.columns(of: line) <= width }

    private func cells(_ rule: Rule) -> [String] {
        let beginning = rule.lifecycle.beginning(of: day)
        let since =
            beginning.map { ($0.kind == .observed ? "≤ " : "") + "\($0.day)" }
            ?? rule.lifecycle.since(on: day).flatMap { $0 > .earliest ? "≥ \($0)" : nil } ?? ""
        return [
            SafeText.of(rule.id.text), rule.lifecycle.standing(on: day)?.displayText ?? "", since, rule.effect.rawValue,
            SafeText.of(rule.authority.text), SafeText.of(rule.title, limit: 300),
        ]
    }

    private var later: Int { rulebook.rules.count { $0.lifecycle.standing(on: day) == nil } }

    private var total: String {
        let known = knownAt.map { ", as known at \($0)" } ?? ""
        let all = "\(grouped(rules.count)) of \(counted(rulebook.rules.count, "rule")) as of \(day)\(known)"
        return all + (later > 0 ? "; \(grouped(later)) \(later == 1 ? "is" : "are") first seen after that day" : "")
    }
}
