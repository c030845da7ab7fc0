internal import CompcheckModel
internal import Yams

/// Turns one YAML document into a rule. What it names is checked against the catalogue and the other rules.
struct RuleReader {
    /// A rule and where it stands.
    struct Placed {
        let rule: Rule
        let entry: Entry
        let overrides: [Entry.Text]
    }

    /// The day of recording: a rule that begins later does not exist yet. Nil where nothing is recorded.
    let recordedOn: Day?
    let names: KnownNames
    let log: ProblemLog

    private static let keys = [
        "id", "title", "authority", "instrument", "effect", "requirement", "severity", "confidence", "overrides", "when",
        "unless", "lifecycle", "guidance", "references", "examples", "waivable", "lint",
    ]

    /// The id that a document claims, before it is read whole.
    static func id(of node: Node) -> String? { node.mapping?["id"]?.scalar?.string }

    func rule(_ node: Node, in file: RuleFile) -> Placed? {
        let subject = RuleReader.id(of: node).map { "rule `\($0)`" } ?? ""
        guard let entry = Entry(node, file: file.path, subject: subject, log: log) else { return nil }
        entry.allowOnly(RuleReader.keys)
        let id = identifier(entry)
        let title = entry.required("title")?.value
        let authority = entry.required("authority")
        let effect = entry.required("effect").flatMap { entry.choice($0, "effect", of: Rule.Effect.self) }
        let severity = entry.required("severity").flatMap { entry.choice($0, "severity", of: Rule.Severity.self) }
        let confidence = entry.choice("confidence", of: Rule.Confidence.self)
        let when = entry.required("when", as: "a map of conditions").map { scope($0, allowsAlternatives: true) }
        let unless = entry.entry("unless").map { scope($0, allowsAlternatives: true) }
        let lifecycle = lifecycle(entry)
        let overrides = entry.texts("overrides")
        let examples = examples(entry)
        if let authority { names.check(authority, .authority, log) }
        for target in overrides { names.check(target, .rule, log) }
        guard let id, let title, let authority, let effect, let severity, let when, let lifecycle else { return nil }
        let rule = Rule(
            id: RuleID(id),
            title: title,
            authority: AuthorityID(authority.value),
            instrument: entry.text("instrument")?.value,
            effect: effect,
            requirement: requirement(entry, of: effect),
            severity: severity,
            confidence: confidence ?? .high,
            overrides: overrides.map { RuleID($0.value) },
            when: when,
            unless: unless,
            lifecycle: lifecycle,
            guidance: entry.text("guidance")?.value,
            references: references(entry),
            isWaivable: flag("waivable", entry) ?? true,
            silencedLints: silencedLints(entry),
            examples: examples
        )
        return Placed(rule: rule, entry: entry, overrides: overrides)
    }

    // MARK: Parts of a rule

    private func identifier(_ entry: Entry) -> String? {
        guard let id = entry.required("id") else { return nil }
        let isKebab =
            id.value.utf8.allSatisfy { $0.isLowerCaseLetter || $0.isDigit || $0 == UInt8(ascii: "-") }
            && !id.value.hasPrefix("-") && !id.value.hasSuffix("-")
        if !isKebab { log.note(id.place.problem("`\(id.value)` is no id: small letters, digits and single hyphens")) }
        return id.value
    }

    private func requirement(_ entry: Entry, of effect: Rule.Effect) -> RequirementID? {
        guard let text = entry.text("requirement") else {
            if effect == .requires {
                entry.note("`requires` needs a `requirement`: name what must be obtained", at: entry["effect"] ?? entry.node)
            }
            return nil
        }
        names.check(text, .requirement, log)
        switch effect {
        case .requires, .prohibits: break
        case .permits, .notes:
            log.note(text.place.problem("`requirement` stands only with `requires` or `prohibits`"))
        }
        return RequirementID(text.value)
    }

    private func flag(_ key: String, _ entry: Entry) -> Bool? {
        guard let text = entry.text(key) else { return nil }
        switch text.value {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            log.note(text.place.problem("`\(key)` is `true` or `false`, not `\(text.value)`"))
            return nil
        }
    }

    private func lifecycle(_ entry: Entry) -> Lifecycle? {
        guard let list = entry["lifecycle"] else {
            entry.note("`lifecycle` is missing: at least one dated event", at: entry.node)
            return nil
        }
        var events: [Event] = []
        for item in entry.entries("lifecycle") {
            item.allowOnly(["date", "event", "note"])
            guard item.required("date") != nil, let day = item.day("date"), item.required("event") != nil,
                let kind = item.choice("event", of: Event.Kind.self)
            else { continue }
            if let last = events.last, day < last.day {
                item.note("events must stand in order of date: \(day) comes after \(last.day)", at: item["date"] ?? item.node)
            }
            if events.isEmpty, kind == .amended || kind == .corrected {
                item.note("`\(kind.rawValue)` cannot be the first event: what was there before?", at: item["event"] ?? item.node)
            }
            if events.isEmpty, let recordedOn, day > recordedOn {
                item.note(
                    "begins after the day of recording, \(recordedOn): give the event that already happened, "
                        + "such as `announced` or `enacted`",
                    at: item["date"] ?? item.node
                )
            }
            events.append(Event(day: day, kind: kind, note: item.text("note")?.value))
        }
        if events.isEmpty, list.sequence?.isEmpty == true { entry.note("`lifecycle` has no event", at: list) }
        return Lifecycle(events)
    }

    private func references(_ entry: Entry) -> [Rule.Reference] {
        entry.entries("references").compactMap { item in
            item.allowOnly(["title", "url", "opened"])
            guard let title = item.required("title")?.value else { return nil }
            let url = item.text("url")
            if let url, !url.value.hasPrefix("https://"), !url.value.hasPrefix("http://") {
                log.note(url.place.problem("`\(url.value)` is no address: it begins with https://"))
            }
            return Rule.Reference(title: title, url: url?.value, opened: item.day("opened"))
        }
    }

    private func silencedLints(_ entry: Entry) -> [Rule.SilencedLint] {
        entry.entries("lint").compactMap { item in
            item.allowOnly(["name", "reason"])
            guard let name = item.required("name")?.value, let reason = item.required("reason")?.value else { return nil }
            return Rule.SilencedLint(name: name, reason: reason)
        }
    }

    private func examples(_ entry: Entry) -> [Rule.Example] {
        entry.entries("examples").compactMap { item in
            item.allowOnly(["on", "use", "expect", "bites"])
            let expect = item.choice("expect", of: Verdict.self)
            let bites = item.choice("bites", of: Rule.Example.Bite.self)
            if item["expect"] == nil, item["bites"] == nil {
                item.note("an example says `expect`, `bites` or both", at: item.node)
            }
            guard item.required("on") != nil, let day = item.day("on"), item["use"] != nil, let use = item.entry("use")
            else {
                if item["use"] == nil { item.note("an example needs a `use`", at: item.node) }
                return nil
            }
            var said: [String: [String]] = [:]
            for (key, value) in use.node.mapping ?? [:] {
                guard let key = key.scalar?.string else { continue }
                said[key] = value.sequence?.isEmpty == true ? [] : use.texts(value, key).map(\.value)
            }
            return Rule.Example(on: day, use: said, expect: expect, bites: bites)
        }
    }
}

extension Entry {
    /// A map that must be there.
    func required(_ key: String, as meaning: String) -> Entry? {
        guard self[key] != nil else {
            note("`\(key)` is missing: \(meaning)", at: node)
            return nil
        }
        return entry(key)
    }
}
