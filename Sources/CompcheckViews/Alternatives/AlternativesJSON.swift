internal import CompcheckModel
internal import CompcheckReport

/// Renders alternatives as one JSON document, with one line a use.
struct AlternativesJSON: AlternativesReporter {
    private let setting: Setting
    private let inventory: String
    private var answers: AnswerJSON
    private var rules: MentionedRules
    private var isFirst = true

    init(_ setting: Setting, _ inventory: String) {
        self.setting = setting
        self.inventory = inventory
        answers = AnswerJSON(isLean: false, setting)
        rules = MentionedRules(setting)
    }

    mutating func begin(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { json in
            json.newLine(indent: 1)
            json.field("formatVersion", 1)
            json.field("inventory", inventory)
            json.newLine(indent: 1)
            setting.write(to: &json)
        }
        // Leave the document open: uses and rules follow.
        output.append(json.output.bytes.dropLast())
        output.append(",\n \"uses\":[")
    }

    mutating func report(_ use: Use, _ alternatives: [Alternative]?, into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { json in
            json.write(use.service, in: use.jurisdiction)
            json.field("verdict", use.answer.verdict.rawValue)
            json.field("atWorst", use.answer.atWorst.rawValue)
            json.field("capabilitiesKnown", alternatives != nil)
            json.key("alternatives")
            json.array { json in
                for alternative in alternatives ?? [] { json.object { write(alternative, to: &$0) } }
            }
        }
        output.append(isFirst ? "\n  " : ",\n  ")
        isFirst = false
        output.append(json.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { json in
            json.newLine(indent: 1)
            rules.write(to: &json)
            json.lineBreak()
        }
        output.append("\n ],")
        output.append(json.output.bytes.dropFirst())
        output.append("\n")
    }

    private mutating func write(_ alternative: Alternative, to json: inout JSONWriter) {
        json.field("offering", alternative.offering.id.text)
        json.field("title", alternative.offering.title)
        json.field("vendor", alternative.offering.vendor.text)
        json.field("operator", alternative.offering.runner.text)
        json.field("route", alternative.offering.route.text)
        json.field("lacks", alternative.lacks.map(\.text))
        json.field("decides", alternative.answer.deciding.map(\.rawValue))
        answers.write(alternative.answer, to: &json)
        rules.mention(alternative.answer)
    }
}
