internal import CompcheckModel
internal import CompcheckReport

/// A rule as named fields, each a list of lines, so that two versions can be compared.
struct RuleFields {
    /// The fields in the order of a rule file; a field that the rule lacks has no lines.
    let fields: [(name: String, lines: [String])]

    init(_ rule: Rule) {
        let words = RuleText(Catalogue())
        var fields: [(name: String, lines: [String])] = []
        func add(_ name: String, _ lines: [String?]) { fields.append((name, lines.compactMap(\.self))) }
        add("title", [rule.title])
        add("authority", [rule.authority.text])
        add("instrument", [rule.instrument])
        add("effect", [rule.effect.rawValue])
        add("requirement", [rule.requirement?.text])
        add("severity", [rule.severity.rawValue])
        add("confidence", [rule.confidence.rawValue])
        add("overrides", rule.overrides.map(\.text))
        add("when", words.lines(rule.when))
        add("unless", rule.unless.map { words.lines($0) } ?? [])
        add(
            "lifecycle",
            rule.lifecycle.events.map { "\($0.day) \($0.kind.rawValue)" + ($0.note.map { ": \($0)" } ?? "") },
        )
        add("guidance", [rule.guidance])
        add("references", rule.references.map(\.line))
        add("waivable", [rule.isWaivable ? "yes" : "no"])
        add("lint", rule.silencedLints.map { "\($0.name): \($0.reason)" })
        add("examples", rule.examples.map(RuleFields.line))
        self.fields = fields
    }

    /// Returns the fields that differ from an older version, with their removed and added lines.
    func changes(since older: RuleFields) -> [(field: String, removed: [String], added: [String])] {
        zip(older.fields, fields).compactMap { old, new in
            guard old.lines != new.lines else { return nil }
            var (removed, added): ([String], [String]) = ([], [])
            for change in new.lines.difference(from: old.lines) {
                switch change {
                case .remove(_, let line, _): removed.append(line)
                case .insert(_, let line, _): added.append(line)
                }
            }
            // The difference lists removals last first.
            return (new.name, removed.reversed(), added)
        }
    }

    private static func line(_ example: Rule.Example) -> String {
        let use = example.use.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value.joined(separator: ", "))" }
        let owners = (example.owners ?? []).map { "owner \($0.jurisdiction ?? $0.party ?? "") \($0.share)" }
        let expected = [example.expect?.rawValue, example.bites.map { "bites \($0.rawValue)" }].compactMap(\.self)
        return "\(example.on) \((use + owners).joined(separator: "; ")) → \(expected.joined(separator: ", "))"
    }
}
