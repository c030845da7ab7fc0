internal import CompcheckModel

extension CatalogueCheck {
    func checkIDs(_ reader: CatalogueReader) {
        checkOnce(reader.authorities) { $0.id.text }
        checkOnce(reader.jurisdictions) { $0.code.text }
        checkOnce(reader.groups) { $0.id.text }
        checkOnce(reader.scopes) { $0.id.text }
        checkOnce(reader.models) { $0.id.text }
        checkOnce(reader.vendors) { $0.id.text }
        checkOnce(reader.offerings) { $0.id.text }
        checkOnce(reader.requirements) { $0.id.text }
        for vocabulary in Vocabulary.allCases { checkOnce(reader.terms[vocabulary] ?? []) { $0.id.text } }
        for placed in reader.groups { checkGroupID(placed.content.id.text, placed.entry) }
    }

    /// Checks that nobody takes the id of a group for a place.
    private func checkGroupID(_ id: String, _ entry: Entry) {
        let what =
            if names.isJurisdiction(id) {
                "a jurisdiction has the same code: rules could not tell them apart"
            } else if let code = names.index.jurisdictions.code(of: id) {
                "\(said: id) is a name of \(said: code): choose another id"
            } else if id.contains(where: \.isUppercase) || id.contains(where: \.isWhitespace) {
                "ids of groups are written in lower case, with hyphens: capital letters are for codes of places"
            } else { "" }
        if !what.isEmpty { entry.note(what, at: entry["id"] ?? entry.node) }
    }

    private func checkOnce<Content>(_ entries: [CatalogueReader.Placed<Content>], id: (Content) -> String) {
        var first: [String: Entry] = [:]
        for placed in entries {
            if let earlier = first[id(placed.content)] {
                placed.entry.note("is already defined at \(earlier.position.displayText)", at: placed.entry.node)
            } else {
                first[id(placed.content)] = placed.entry
            }
        }
    }

    func checkNames(_ reader: CatalogueReader) {
        var jurisdictions: [Name: (id: String, entry: Entry)] = [:]
        for placed in reader.jurisdictions {
            let jurisdiction = placed.content
            checkNames(
                [jurisdiction.code.text, jurisdiction.name] + jurisdiction.aliases,
                of: jurisdiction.code.text,
                placed.entry,
                in: &jurisdictions,
            )
        }
        var vendors: [Name: (id: String, entry: Entry)] = [:]
        for placed in reader.vendors {
            let vendor = placed.content
            checkNames([vendor.id.text, vendor.name] + vendor.aliases, of: vendor.id.text, placed.entry, in: &vendors)
        }
        var authorities: [Name: (id: String, entry: Entry)] = [:]
        for placed in reader.authorities {
            let authority = placed.content
            checkNames([authority.id.text, authority.name], of: authority.id.text, placed.entry, in: &authorities)
        }
    }

    private func checkNames(
        _ names: [String],
        of id: String,
        _ entry: Entry,
        in taken: inout [Name: (id: String, entry: Entry)],
    ) {
        for name in names { checkName(name, of: id, entry, in: &taken) }
    }

    private func checkName(
        _ text: String,
        of id: String,
        _ entry: Entry,
        in taken: inout [Name: (id: String, entry: Entry)],
    ) {
        let name = Name(text)
        if let earlier = taken[name], earlier.id != id {
            let what =
                "the name \(said: text) already belongs to \(said: earlier.id): see \(earlier.entry.position.displayText)"
            entry.note(what, at: entry.node)
        } else {
            taken[name] = (id, entry)
        }
    }
}

extension Entry.Position {
    /// `file:line`, as messages about other places cite it.
    var displayText: String { ([file] + [line].compactMap(\.self).map(String.init)).joined(separator: ":") }
}
