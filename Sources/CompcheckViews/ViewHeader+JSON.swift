internal import CompcheckModel
internal import CompcheckReport

extension ViewHeader {
    /// Opens a JSON document and writes the header's keys; the caller may add keys after a comma, and must close the
    /// brace.
    func openDocument(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.field("formatVersion", 1)
        json.field("inventory", inventory)
        json.field("from", from)
        json.field("to", to)
        json.field("today", today)
        json.field("knownAt", setting.knownAt?.description)
        setting.writeAssumptions(to: &json)
        setting.writeRulebook(to: &json)
        output.append("{")
        output.append(json.output.bytes)
    }
}

extension JSONWriter {
    /// Writes the keys that identify a use.
    mutating func write(_ service: Service, in jurisdiction: JurisdictionCode) {
        field("service", service.id)
        field("name", service.name)
        field("owner", service.owner)
        field("jurisdiction", jurisdiction.text)
    }
}
