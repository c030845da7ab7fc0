internal import CompcheckModel
internal import CompcheckReport

extension RulePage {
    /// The page as a JSON document with keys in a fixed order, without keys that have no value.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("asOf", day)
            json.field("knownAt", knownAt?.description)
            json.newLine(indent: 1)
            json.field("id", rule.id.text)
            json.field("pack", newest.pack)
            json.field("closedAt", newest.recordedTo?.description)
            RuleJSON(asOf: day, rulebook.catalogue).write(rule, to: &json)
            json.newLine(indent: 1)
            let words = RuleText(rulebook.catalogue)
            json.field("where", words.lines(rule.when))
            json.field("unless", rule.unless.map { words.lines($0) } ?? [])
            json.field("overriddenBy", overriders.map(\.id.text))
            json.newLine(indent: 1)
            json.field("timeline", each: timeline) { json, moment in
                json.field("date", moment.event.day)
                json.field("event", moment.event.kind.rawValue)
                json.field("standing", moment.turn?.rawValue)
                json.field("note", moment.event.note)
            }
            json.newLine(indent: 1)
            json.field("versions", each: versions) { json, version in version.write(to: &json) }
            json.lineBreak()
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}

extension RecordedRule {
    /// Writes when the version was current, its pack, why it was recorded, and the program version.
    func write(to json: inout JSONWriter) {
        json.field("recordedFrom", recordedFrom.description)
        json.field("recordedTo", recordedTo?.description)
        json.field("pack", pack)
        json.field("note", note)
        json.field("toolVersion", toolVersion)
    }
}
