internal import CompcheckModel
internal import CompcheckReport

/// Renders explanations as one JSON object, with an explanation of every rule for each use, one rule a line.
struct ExplanationJSON: ExplanationReporter {
    /// The version of the document's structure; it changes with every change that could mislead an older reader.
    private static let formatVersion = 1

    private let header: ExplanationHeader
    private var isFirst = true

    init(_ header: ExplanationHeader) { self.header = header }

    mutating func begin(into output: inout OutputBuffer) {
        let (audit, service) = (header.audit, header.service)
        let setting = Setting(audit)
        var json = JSONWriter()
        json.newLine(indent: 1)
        json.field("formatVersion", ExplanationJSON.formatVersion)
        json.writeTool(version: audit.toolVersion)
        json.newLine(indent: 1)
        setting.writeDay(to: &json)
        setting.writeAssumptions(to: &json)
        json.newLine(indent: 1)
        setting.writeRulebook(to: &json)
        json.newLine(indent: 1)
        json.key("inventory")
        json.object { json in
            json.field("name", audit.inventory)
            json.field("digest", header.inventoryDigest)
        }
        json.newLine(indent: 1)
        json.field("service", service.id)
        json.field("name", service.name)
        json.field("owner", service.owner)
        json.field("line", service.line)
        // Leave the document open: uses follow.
        output.append("{")
        output.append(json.output.bytes)
        output.append(",\n \"uses\":[")
    }

    mutating func report(_ explanation: Explanation, into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { json in
            let answer = explanation.use.answer
            json.field("jurisdiction", explanation.use.jurisdiction.text)
            json.field("verdict", answer.verdict.rawValue)
            json.field("atWorst", answer.atWorst.rawValue)
            json.field("rulesInForce", explanation.ruleExplanations.count(where: \.status.isInForce))
            json.newLine(indent: 3)
            json.key("facts")
            json.array { list in
                for fact in explanation.facts {
                    list.newLine(indent: 4)
                    list.object { fact.write(to: &$0) }
                }
            }
            json.newLine(indent: 3)
            json.key("rules")
            json.array { list in
                for ruleExplanation in explanation.ruleExplanations {
                    list.newLine(indent: 4)
                    list.object { ruleExplanation.write(to: &$0) }
                }
            }
        }
        output.append(isFirst ? "\n  " : ",\n  ")
        isFirst = false
        output.append(json.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) { output.append("\n ]}\n") }
}
