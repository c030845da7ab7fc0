internal import CompcheckModel
internal import Yams

/// Decodes one YAML document into a rule.
///
/// All names in it are checked against the catalogue and the other rules.
struct RuleReader {
    /// A rule with its position in the file.
    struct Placed {
        let rule: Rule
        let entry: Entry
        let overrides: [Entry.Text]
    }

    /// The day of recording: a rule that begins later does not exist yet.
    ///
    /// Nil if nothing is recorded.
    let recordedOn: Day?
    let names: KnownNames
    let log: ProblemLog

    private static let keys = [
        "id", "title", "authority", "instrument", "effect", "requirement", "severity", "confidence", "overrides",
        "when",
        "unless", "lifecycle", "guidance", "references", "examples", "waivable", "lint",
    ]

    /// Returns the id that a document states, without reading the rest.
    static func id(of node: Node) -> String? { node.mapping?["id"]?.scalar?.string }

    func rule(_ node: Node, in file: RuleFile) -> Placed? {
        let subject = RuleReader.id(of: node).map { "rule \(said: $0)" } ?? ""
        guard let entry = Entry(node, file: file.path, subject: subject, log: log) else { return nil }
        entry.allowOnly(RuleReader.keys)
        let id = identifier(entry)
        let title = entry.required("title")?.value
        let authority = entry.required("authority")
        let effect = entry.required("effect").flatMap { entry.choice($0, "effect", of: Rule.Effect.self) }
        let severity = entry.required("severity").flatMap { entry.choice($0, "severity", of: Rule.Severity.self) }
        let confidence = entry.choice("confidence", of: Rule.Confidence.self)
        let when = entry.required("when", as: "give a map of conditions").map { scope($0, allowsAlternatives: true) }
        let unless = entry.entry("unless").map { scope($0, allowsAlternatives: true) }
        let lifecycle = lifecycle(entry)
        let overrides = entry.texts("overrides")
        let examples = examples(entry)
        // Everything is read before missing keys end it, so that the author of a file gets all problems at once.
        let instrument = entry.text("instrument")?.value
        let requirement = effect.flatMap { self.requirement(entry, of: $0) }
        let guidance = entry.text("guidance")?.value
        let references = self.references(entry)
        let isWaivable = entry.flag("waivable") ?? true
        let silencedLints = self.silencedLints(entry)
        if effect == .exempts, entry["overrides"] == nil {
            let what = "`exempts` needs `overrides`: name the rules that do not reach these uses"
            entry.note(what, at: entry["effect"] ?? entry.node)
        }
        if let authority { names.check(authority, .authority, log) }
        for target in overrides { names.check(target, .rule, log) }
        guard let id, let title, let authority, let effect, let severity, let when, let lifecycle else { return nil }
        let rule = Rule(
            id: RuleID(id),
            title: title,
            authority: AuthorityID(authority.value),
            instrument: instrument,
            effect: effect,
            requirement: requirement,
            severity: severity,
            confidence: confidence ?? .high,
            overrides: overrides.map { RuleID($0.value) },
            when: when,
            unless: unless,
            lifecycle: lifecycle,
            guidance: guidance,
            references: references,
            isWaivable: isWaivable,
            silencedLints: silencedLints,
            examples: examples,
        )
        return Placed(rule: rule, entry: entry, overrides: overrides)
    }

    // MARK: Parts of a rule

    private func identifier(_ entry: Entry) -> String? {
        guard let id = entry.required("id") else { return nil }
        if !id.value.isKebabCase {
            let what = "\(said: id.value) is not an id: use lower-case letters, digits and single hyphens"
            log.note(id.position.problem(what))
        }
        return id.value
    }

    private func requirement(_ entry: Entry, of effect: Rule.Effect) -> RequirementID? {
        guard let text = entry.text("requirement") else {
            if effect == .requires, entry["requirement"] == nil {
                entry.note(
                    "`requires` needs a `requirement`: name what must be obtained",
                    at: entry["effect"] ?? entry.node,
                )
            }
            return nil
        }
        names.check(text, .requirement, log)
        switch effect {
        case .requires, .prohibits: break
        case .permits, .exempts, .notes:
            log.note(text.position.problem("`requirement` is allowed only with `requires` or `prohibits`"))
        }
        return RequirementID(text.value)
    }

    private func references(_ entry: Entry) -> [Rule.Reference] {
        entry.entries("references").compactMap { item in
            item.allowOnly(["title", "url", "opened"])
            let (title, url, opened) = (item.required("title")?.value, item.text("url"), item.day("opened"))
            if let url, !url.value.hasPrefix("https://"), !url.value.hasPrefix("http://") {
                log.note(url.position.problem("\(said: url.value) is not a web address: begin it with https://"))
            }
            return title.map { Rule.Reference(title: $0, url: url?.value, opened: opened) }
        }
    }

    private func silencedLints(_ entry: Entry) -> [Rule.SilencedLint] {
        entry.entries("lint").compactMap { item in
            item.allowOnly(["name", "reason"])
            guard let name = item.required("name")?.value, let reason = item.required("reason")?.value else {
                return nil
            }
            return Rule.SilencedLint(name: name, reason: reason)
        }
    }
}

extension Entry {
    /// Returns a map that must be present.
    func required(_ key: String, as meaning: String) -> Entry? {
        guard self[key] != nil else {
            note("\(said: key) is missing: \(meaning)", at: node)
            return nil
        }
        return entry(key)
    }
}
