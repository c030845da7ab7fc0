internal import CompcheckModel

extension ViewHeader {
    /// Opens a JSON document with what is looked at; more keys may follow after a comma, and a brace must.
    func openDocument(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.field("formatVersion", 1)
        json.field("inventory", inventory)
        json.field("from", from)
        json.field("to", to)
        json.field("today", today)
        json.field("knownAt", knownAt?.description)
        json.field("assumed", each: assumed.sorted { $0.key < $1.key }) { object, assumption in
            object.field("rule", assumption.key.text)
            object.field("from", assumption.value)
        }
        json.field("without", without.sorted().map(\.text))
        json.key("rulebook")
        json.object { object in
            object.field("origin", rulebook.origin)
            object.field("rules", rulebook.rules.count)
            object.field("digest", rulebook.digest)
        }
        output.append("{")
        output.append(json.output.bytes)
    }
}
