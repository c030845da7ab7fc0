internal import CompcheckModel

extension OSCALDocument {
    /// A closure that writes the keys of one resource.
    typealias Resource = (inout JSONWriter) -> Void

    /// The resources of the document: the question, the inventory, the rulebook, and the sources of the rules.
    var resources: [Resource] {
        var seen: Set<NamedUUID> = []
        let references = reportedRules.values.sorted { $0.id < $1.id }.flatMap(\.references)
            .filter { seen.insert(source($0)).inserted }
        return [writeQuestion, writeInventory, writeRulebook]
            + references.map { reference in { writeSource(reference, to: &$0) } }
    }

    /// The identifier of a source.
    func source(_ reference: Rule.Reference) -> NamedUUID { names.of(.source, reference.line) }

    private func writeQuestion(to json: inout JSONWriter) {
        json.field("uuid", names.of(.question, identity).description)
        json.field("title", "The question that was asked")
        let day = OSCALText.markup(setting.dayWords)
        json.field("description", "May the services of the inventory be used where they are used, as of \(day)?")
        json.properties(questionProperties)
    }

    private func writeInventory(to json: inout JSONWriter) {
        json.field("uuid", inventory.description)
        json.field("title", "The inventory")
        json.field("description", "The services and where they are used.")
        json.properties(inventoryProperties)
        guard let path = audit.inventoryPath else { return }
        json.field("rlinks", each: [URIEncoding.reference(toFile: path)]) { json, address in
            json.field("href", address)
            guard let digest = summary.inventoryDigest else { return }
            json.field("hashes", each: [digest]) { json, digest in
                json.field("algorithm", "SHA-256")
                json.field("value", digest)
            }
        }
    }

    private func writeRulebook(to json: inout JSONWriter) {
        json.field("uuid", names.of(.rulebook, audit.rulebook.digest).description)
        json.field("title", "The rules")
        json.field("description", "All rules that were at hand, with the catalogue that they speak of.")
        json.properties(rulebookProperties)
    }

    private func writeSource(_ reference: Rule.Reference, to json: inout JSONWriter) {
        json.field("uuid", source(reference).description)
        json.field("title", OSCALText.markup(reference.title, limit: 400))
        json.properties([("read", reference.opened.map { "\($0)" })])
        json.key("citation")
        json.object { $0.field("text", OSCALText.markup(reference.line)) }
        guard let address = reference.url.flatMap(URIEncoding.webAddress) else { return }
        json.field("rlinks", each: [address]) { json, address in json.field("href", address) }
    }
}
