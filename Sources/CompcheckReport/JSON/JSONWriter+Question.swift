internal import CompcheckModel

extension JSONWriter {
    /// Writes `tool`.
    mutating func writeTool(of audit: Audit) {
        key("tool")
        object { json in
            json.field("name", "compcheck")
            json.field("version", audit.toolVersion)
        }
    }

    /// Writes the day in question and as known when.
    mutating func writeDay(of audit: Audit) {
        field("asOf", audit.question.asOf)
        field("today", audit.today)
        field("isToday", audit.question.asOf == audit.today)
        field("knownAt", audit.knownAt?.description)
    }

    /// Writes `assumed` and `without`.
    mutating func writeAssumptions(of question: Question) {
        key("assumed")
        object { json in
            for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        field("without", question.without.sorted().map(\.text))
    }

    /// Writes `rulebook`.
    mutating func writeRulebook(of audit: Audit) {
        key("rulebook")
        object { json in
            json.field("origin", audit.rulebook.origin)
            json.field("digest", audit.rulebook.digest)
            json.field("rules", audit.rulebook.rules.count)
            json.field("rulesFirstSeenLater", audit.rulesFirstSeenLater)
        }
    }
}
