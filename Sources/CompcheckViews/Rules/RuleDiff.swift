package import CompcheckModel
internal import CompcheckReport

/// The changes of rules between two days, or between two instants of record time.
///
/// The same rulebooks give the same bytes.
package struct RuleDiff: Sendable {
    private struct Entry {
        let rule: Rule
        let what: String
        var before: Standing?
        var after: Standing?
        var events: [Event] = []
        var changes: [(field: String, removed: [String], added: [String])] = []
    }

    private let from: String
    private let to: String
    private let entries: [Entry]

    /// Compares two days in valid time: the rules' standings, and the events after the first day.
    package init(of rulebook: Rulebook, from: Day, to: Day) {
        self.from = from.description
        self.to = to.description
        entries = rulebook.rules.compactMap { rule in
            let events = rule.lifecycle.events.filter { from < $0.day && $0.day <= to }
            let (before, after) = (rule.lifecycle.standing(on: from), rule.lifecycle.standing(on: to))
            guard !events.isEmpty || before != after else { return nil }
            return Entry(
                rule: rule,
                what: before == nil ? "appeared" : before == after ? "noted" : "moved",
                before: before,
                after: after,
                events: events,
            )
        }
    }

    /// Compares two instants of record time: rules added, closed, and changed field by field.
    package init(from: Instant, _ older: Rulebook, to: Instant, _ newer: Rulebook) {
        self.from = from.description
        self.to = to.description
        let old = Dictionary(older.rules.map { ($0.id, $0) }) { first, _ in first }
        let new = Set(newer.rules.map(\.id))
        let came = newer.rules.compactMap { rule -> Entry? in
            guard let before = old[rule.id] else { return Entry(rule: rule, what: "added") }
            let changes = RuleFields(rule).changes(since: RuleFields(before))
            return changes.isEmpty ? nil : Entry(rule: rule, what: "changed", changes: changes)
        }
        let gone = older.rules.filter { !new.contains($0.id) }.map { Entry(rule: $0, what: "closed") }
        entries = (came + gone).sorted { $0.rule.id < $1.rule.id }
    }

    /// Renders the changes for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        for entry in entries {
            let transition =
                entry.before == entry.after
                ? "" : " (\([entry.before, entry.after].compactMap { $0?.displayText }.joined(separator: " → ")))"
            let head = Span.bold("\(SafeText.of(entry.rule.id.text)) \(entry.what)\(transition)")
            page.paragraph([head, Span(": " + safe(entry.rule.title))], hanging: 4)
            for event in entry.events {
                let note = event.note.map { ": \($0)" } ?? ""
                page.paragraph([Span(safe("\(event.day) \(event.kind.rawValue)\(note)"))], indent: 2, hanging: 4)
            }
            for change in entry.changes { page.write(change) }
        }
        if !entries.isEmpty { page.blank() }
        let count = counted(entries.count, "rule")
        page.paragraph([Span("\(count) changed from \(from) to \(to)")])
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// The changes as a JSON document with keys in a fixed order, without keys that have no value.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("from", from)
            json.field("to", to)
            json.key("rules")
            json.array { json in
                for entry in entries {
                    json.newLine(indent: 1)
                    json.object { write(entry, to: &$0) }
                }
            }
            json.lineBreak()
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    private func write(_ entry: Entry, to json: inout JSONWriter) {
        json.field("id", entry.rule.id.text)
        json.field("title", entry.rule.title)
        json.field("what", entry.what)
        json.field("standingBefore", entry.before?.rawValue)
        json.field("standingAfter", entry.after?.rawValue)
        json.field("events", each: entry.events) { json, event in
            json.field("date", event.day)
            json.field("event", event.kind.rawValue)
            json.field("note", event.note)
        }
        json.field("changes", each: entry.changes) { json, change in
            json.field("field", change.field)
            json.field("removed", change.removed)
            json.field("added", change.added)
        }
    }

    private func safe(_ text: String) -> String { SafeText.of(text, limit: 4000) }
}

extension Page {
    /// Writes a changed field as removed (`-`) and added (`+`) lines.
    mutating func write(_ change: (field: String, removed: [String], added: [String])) {
        paragraph([Span(change.field)], indent: 2)
        for (sign, lines) in [("-", change.removed), ("+", change.added)] {
            for line in lines {
                paragraph([Span("\(sign)\u{A0}" + SafeText.of(line, limit: 4000))], indent: 4, hanging: 6)
            }
        }
    }
}
