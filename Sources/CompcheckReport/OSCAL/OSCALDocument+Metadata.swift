internal import CompcheckModel

extension OSCALDocument {
    /// Writes `metadata`: the question, the rules, the inventory, and the parties.
    func writeMetadata(to json: inout JSONWriter) {
        json.newLine(indent: 1)
        json.key("metadata")
        json.object { json in
            json.field("title", title)
            json.field("last-modified", made)
            json.field("version", OSCALText.line(audit.toolVersion))
            json.field("oscal-version", OSCALDocument.version)
            json.newLine(indent: 2)
            json.properties(questionProperties + rulebookProperties + inventoryProperties)
            writeParties(to: &json)
            guard let caveat = setting.caveat else { return }
            json.newLine(indent: 2)
            json.field("remarks", OSCALText.markup(caveat + "."))
        }
    }

    /// The title of the document.
    var title: String {
        let inventory = OSCALText.markup(Setting.describe(audit.inventory))
        return "Audit of \(inventory) as of \(audit.question.asOf)"
    }

    /// Writes `import-ap`, which OSCAL requires of results.
    func writePlan(to json: inout JSONWriter) {
        json.newLine(indent: 1)
        json.key("import-ap")
        json.object { json in
            json.field("href", "#\(names.of(.question, identity))")
            json.field(
                "remarks",
                "There is no assessment plan: the resource holds the question that was asked instead.",
            )
        }
    }

    /// Writes the parties, which are persons and organisations; the tool is among the assessment assets instead.
    private func writeParties(to json: inout JSONWriter) {
        let parties = [
            audit.ranBy.map { ("assessor", "Assessor", "person", names.of(.assessor, $0), $0) },
            summary.organization.name.map {
                ("prepared-for", "Organisation", "organization", names.of(.organization, $0), $0)
            },
        ].compactMap(\.self)
        guard !parties.isEmpty else { return }
        json.newLine(indent: 2)
        json.field("roles", each: parties) { json, party in
            json.field("id", party.0)
            json.field("title", party.1)
        }
        json.newLine(indent: 2)
        json.field("parties", each: parties) { json, party in
            json.field("uuid", party.3.description)
            json.field("type", party.2)
            json.field("name", OSCALText.line(party.4))
        }
        json.newLine(indent: 2)
        json.field("responsible-parties", each: parties) { json, party in
            json.field("role-id", party.0)
            json.field("party-uuids", [party.3.description])
        }
    }
}

extension OSCALDocument {
    /// The question as properties.
    var questionProperties: [(name: String, value: String?)] {
        let question = audit.question
        let assumed = question.assumed.sorted { $0.key < $1.key }
        return [
            ("as-of", "\(question.asOf)"), ("today", "\(audit.today)"), ("is-today", "\(setting.isToday)"),
            ("known-at", audit.knownAt?.description),
            ("horizon-days", question.wantsOutlook ? "\(question.horizon)" : nil),
            ("fail-on", audit.failOn.rawValue), ("certain-only", "\(audit.certainOnly)"),
        ] + assumed.map { ("assumed", OSCALText.line("\($0.key) in force from \($0.value)")) }
            + question.without.sorted().map { ("without", OSCALText.line($0.text)) }
    }

    /// The rulebook as properties.
    var rulebookProperties: [(name: String, value: String?)] {
        [
            ("rulebook-origin", OSCALText.line(audit.rulebook.origin)),
            ("rulebook-digest", OSCALText.line(audit.rulebook.digest)),
            ("rulebook-rules", "\(audit.rulebook.rules.count)"),
            ("rules-first-seen-later", setting.isToday ? nil : "\(setting.rulesFirstSeenLater)"),
        ]
    }

    /// The inventory as properties.
    var inventoryProperties: [(name: String, value: String?)] {
        [
            ("inventory", OSCALText.line(audit.inventory)),
            ("inventory-digest", summary.inventoryDigest.map { OSCALText.line($0) }),
        ]
    }
}
