package import CompcheckModel
internal import CompcheckReport

/// The recorded versions of one rule, with the changes of each.
///
/// The same versions give the same bytes.
package struct RuleHistory: Sendable {
    private let versions: [RecordedRule]

    /// Creates the history from a rule's versions, oldest first.
    package init(_ versions: [RecordedRule]) { self.versions = versions }

    private typealias Change = (field: String, removed: [String], added: [String])

    /// The versions, each with the changes since the one before; nil for the first.
    private var steps: [(version: RecordedRule, changes: [Change]?)] {
        versions.enumerated().map { position, version in
            guard position > 0 else { return (version, nil) }
            let older = RuleFields(versions[position - 1].rule)
            return (version, RuleFields(version.rule).changes(since: older))
        }
    }

    /// Renders the history for people, with removed (`-`) and added (`+`) lines.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        for (position, step) in steps.enumerated() {
            if position > 0 { page.blank() }
            page.paragraph([.bold(safe(step.version.line))], hanging: 4)
            guard let changes = step.changes else {
                page.paragraph([Span("first recorded: " + safe(step.version.rule.title))], indent: 2, hanging: 4)
                continue
            }
            let before = versions[position - 1].recordedTo ?? step.version.recordedFrom
            if before < step.version.recordedFrom {
                page.paragraph([Span("came back: its pack had dropped it at \(before)")], indent: 2, hanging: 4)
            }
            if changes.isEmpty { page.paragraph(["nothing in it changed"], indent: 2) }
            for change in changes { page.write(change) }
        }
        if let end = versions.last?.recordedTo {
            page.blank()
            page.paragraph([Span("closed at \(end): its pack no longer has it")])
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// The history as a JSON document with keys in a fixed order, without keys that have no value.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("id", versions.last?.rule.id.text)
            json.key("versions")
            json.array { json in
                for step in steps {
                    json.newLine(indent: 1)
                    json.object { json in
                        step.version.write(to: &json)
                        json.field("title", step.version.rule.title)
                        json.field("changes", each: step.changes ?? []) { json, change in
                            json.field("field", change.field)
                            json.field("removed", change.removed)
                            json.field("added", change.added)
                        }
                    }
                }
            }
            json.lineBreak()
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    private func safe(_ text: String) -> String { SafeText.of(text, limit: 4000) }
}
