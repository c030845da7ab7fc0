internal import CompcheckModel

extension OSCALDocument {
    /// The rules that catch a use, may catch one, or will catch one, in order of id.
    var risks: [Rule] {
        reportedRules.values.filter { tally[$0.id].catchesAny || tally[$0.id].coming != nil }.sorted { $0.id < $1.id }
    }

    /// Returns the identifier of a rule's risk.
    func risk(_ rule: Rule) -> NamedUUID { names.of(.risk, rule.id.text) }

    /// Writes the risk of a rule, with its remediation.
    func writeRisk(_ rule: Rule, to json: inout JSONWriter) {
        let count = tally[rule.id]
        json.field("uuid", risk(rule).description)
        json.field("title", OSCALText.markup(rule.title, limit: 400))
        json.field(
            "description",
            OSCALText.markup("\(rule.title). By \(rule.saidBy(text.authority(rule))).", limit: 600),
        )
        json.field("statement", OSCALText.markup(statement(rule, count)))
        json.properties(properties(rule))
        json.links(distinct(rule.references.map(source)))
        json.field("status", status(count))
        writeOrigins(to: &json)
        json.field("characterizations", each: [rule]) { json, rule in
            json.key("origin")
            json.object(writeActors)
            let own = OSCALDocument.namespace
            let facets = [
                ("severity", "http://csrc.nist.gov/ns/oscal", rule.severity.rawValue),
                (
                    "certainty", own,
                    (count.certain > 0 || count.possible == 0 ? Certainty.certain : .possible).rawValue,
                ),
                ("confidence", own, rule.confidence.rawValue),
            ]
            json.field("facets", each: facets) { json, facet in
                json.field("name", facet.0)
                json.field("system", facet.1)
                json.field("value", facet.2)
            }
        }
        // A rule that already catches uses needs no deadline.
        if !count.catchesAny {
            json.field("deadline", count.coming.flatMap { OSCALText.moment($0.from) })
        }
        writeRemediation(rule, to: &json)
        json.relations("related-observations", "observation-uuid", observationsOfRules[rule.id] ?? [])
    }

    /// Returns the status of the risk; a possible catch must be investigated, as the inventory or the source is
    /// incomplete.
    private func status(_ count: OSCALTally.Count) -> String {
        if count.isWaived { return "deviation-approved" }
        return count.certain > 0 || count.possible == 0 ? "open" : "investigating"
    }

    private func statement(_ rule: Rule, _ count: OSCALTally.Count) -> String {
        let coming = count.coming.map {
            ["From \($0.from) on it catches \(counted($0.uses, "more use"))."]
        }
        let act = "Where it catches a use, it \(rule.act(.does))."
        return ([act] + count.words + (coming ?? [])).joined(separator: " ")
    }

    private func writeRemediation(_ rule: Rule, to json: inout JSONWriter) {
        let catalogue = audit.rulebook.catalogue.requirements
        let needed = rule.requirement.flatMap { id in catalogue.first { $0.id == id } }
        let advice = [rule.guidance, needed.map { "\($0.id): \($0.title)." }, needed?.guidance].compactMap(\.self)
        guard !advice.isEmpty else { return }
        json.field("remediations", each: [advice]) { json, advice in
            json.field("uuid", names.of(.response, rule.id.text).description)
            json.field("lifecycle", "recommendation")
            json.field("title", rule.requirement.map { OSCALText.markup("Obtain \($0)") } ?? "Follow the guidance")
            json.field("description", advice.map { OSCALText.markup($0, limit: 2_000) }.joined(separator: " "))
            json.field("props", each: [rule]) { json, rule in
                json.field("name", "type")
                json.field("value", rule.requirement == nil ? "avoid" : "mitigate")
            }
        }
    }
}
