internal import CompcheckModel

extension OSCALDocument {
    /// Writes the single result up to its observations.
    func writeResult(to json: inout JSONWriter) {
        json.newLine(indent: 2)
        json.field("uuid", names.of(.result, identity).description)
        json.field("title", title)
        json.field("description", OSCALText.markup(outcome))
        json.field("start", made)
        json.field("end", made)
        json.newLine(indent: 2)
        json.properties(totals)
        json.newLine(indent: 2)
        json.key("local-definitions")
        json.object { json in
            writeServices(to: &json)
            writeTool(to: &json)
        }
        writeReviewedControls(to: &json)
        guard !reportedFindings.isEmpty else { return }
        json.newLine(indent: 2)
        json.field("remarks", OSCALText.markup(reportedFindings.joined(separator: " ")))
    }

    /// Writes the origins of an element: a list with one origin.
    func writeOrigins(to json: inout JSONWriter) {
        json.key("origins")
        json.array { list in list.object(writeActors) }
    }

    /// Writes the actors: the tool, and whoever ran it.
    func writeActors(to json: inout JSONWriter) {
        json.field("actors", each: actors) { json, actor in
            json.field("type", actor.type)
            json.field("actor-uuid", actor.name.description)
        }
    }

    private var actors: [(type: String, name: NamedUUID)] {
        [("tool", tool)] + (audit.ranBy.map { [("party", names.of(.assessor, $0))] } ?? [])
    }

    private var tool: NamedUUID { names.of(.tool, audit.toolVersion) }

    private func writeTool(to json: inout JSONWriter) {
        let version = OSCALText.line(audit.toolVersion)
        json.newLine(indent: 3)
        json.key("assessment-assets")
        json.object { json in
            json.field("components", each: [tool]) { json, tool in
                json.field("uuid", tool.description)
                json.field("type", "software")
                json.field("title", "compcheck")
                json.field("description", "Audits an inventory of services against rules.")
                json.field("props", each: [version]) { json, version in
                    json.field("name", "version")
                    json.field("value", version)
                }
                json.key("status")
                json.object { $0.field("state", "operational") }
            }
            json.field("assessment-platforms", each: [names.of(.platform, audit.toolVersion)]) { json, platform in
                json.field("uuid", platform.description)
                json.field("title", "compcheck \(OSCALText.markup(version))")
                json.relations("uses-components", "component-uuid", [tool])
            }
        }
    }

    private var outcome: String {
        switch Outcome(summary, of: audit) {
        case .nothing(let words), .passes(let words), .fails(let words): words + "."
        }
    }

    private var totals: [(name: String, value: String?)] {
        let verdicts = Verdict.allCases.reversed()
        return [
            ("services", "\(summary.services)"), ("uses", "\(summary.uses)"), ("failing", "\(summary.failing)"),
            ("observations", "\(weightiest.count + weightiest.cut)"),
        ] + verdicts.map { ("verdict-\($0.rawValue)", "\(summary.verdicts[$0])") }
            + verdicts.map { ("at-worst-\($0.rawValue)", "\(summary.atWorst[$0])") }
    }

    /// Warnings that a reader of the results needs.
    private var reportedFindings: [String] {
        var listed: [String] = []
        if let caveat = setting.caveat { listed.append(caveat + ".") }
        if let news = summary.news(audit.baseline) { listed.append(OSCALText.markup(news) + ".") }
        if weightiest.cut > 0 {
            let kept = "only the weightiest \(grouped(weightiest.count)) are told"
            listed.append(
                "\(counted(weightiest.cut, "observation")) left out: \(kept). What findings count is all of them."
            )
        }
        return listed
    }
}
