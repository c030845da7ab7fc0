internal import CompcheckModel

extension Setting {
    /// Writes the keys that begin a document.
    package func write(to json: inout JSONWriter) {
        writeDay(to: &json)
        json.field("horizonDays", question.horizon)
        writeAssumptions(to: &json)
        writeRulebook(to: &json)
    }

    /// Writes the day in question, today, and the `knownAt` instant.
    package func writeDay(to json: inout JSONWriter) {
        json.field("asOf", question.asOf)
        json.field("today", today)
        json.field("isToday", isToday)
        json.field("knownAt", knownAt?.description)
    }

    /// Writes the keys `assumed` and `without`.
    package func writeAssumptions(to json: inout JSONWriter) {
        json.key("assumed")
        json.object { json in
            for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        json.field("without", question.without.sorted().map(\.text))
    }

    /// Writes the key `rulebook`.
    package func writeRulebook(to json: inout JSONWriter) {
        json.key("rulebook")
        json.object { json in
            json.field("origin", rulebook.origin)
            json.field("digest", rulebook.digest)
            json.field("rules", rulebook.rules.count)
            json.field("rulesFirstSeenLater", rulesFirstSeenLater)
        }
    }
}

extension JSONWriter {
    /// Writes the key `tool`.
    package mutating func writeTool(version: String) {
        key("tool")
        object { json in
            json.field("name", "compcheck")
            json.field("version", version)
        }
    }
}
