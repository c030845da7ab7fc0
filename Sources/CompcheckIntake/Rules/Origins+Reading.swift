internal import CompcheckModel
internal import Yams

extension Origins {
    /// Records the locations of the rules and entries that were read.
    init(_ rules: [RuleReader.Placed], _ catalogue: CatalogueReader) {
        self.init()
        for placed in rules { add(placed.entry, .rule, placed.rule.id.text) }
        for placed in rules {
            for (position, node) in (placed.entry["examples"]?.sequence ?? []).enumerated() {
                self[.example(placed.rule.id, position)] = placed.entry.position(of: node).location
            }
        }
        for placed in catalogue.authorities { add(placed.entry, .authority, placed.content.id.text) }
        for placed in catalogue.jurisdictions { add(placed.entry, .jurisdiction, placed.content.code.text) }
        for placed in catalogue.groups { add(placed.entry, .group, placed.content.id.text) }
        for placed in catalogue.scopes { add(placed.entry, .scope, placed.content.id.text) }
        for placed in catalogue.models { add(placed.entry, .model, placed.content.id.text) }
        for placed in catalogue.vendors { add(placed.entry, .vendor, placed.content.id.text) }
        for placed in catalogue.offerings { add(placed.entry, .offering, placed.content.id.text) }
        for placed in catalogue.requirements { add(placed.entry, .requirement, placed.content.id.text) }
        for (vocabulary, terms) in catalogue.terms {
            for placed in terms { add(placed.entry, vocabulary.kind, placed.content.id.text) }
        }
    }

    private mutating func add(_ entry: Entry, _ kind: Document.Kind, _ id: String) {
        self[.entry(kind, id)] = entry.position.location
        for (key, value) in entry.node.mapping ?? [:] {
            guard let key = key.scalar?.string else { continue }
            self[.value(kind, id, key: key)] = entry.position(of: value).location
        }
    }
}

extension Entry.Position {
    /// The position without the surrounding rule or entry.
    var location: Location { Location(file: file, line: line, column: column) }
}
