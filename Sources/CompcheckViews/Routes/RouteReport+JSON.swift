internal import CompcheckModel
internal import CompcheckReport

extension RouteReport {
    /// The report as one JSON document.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.newLine(indent: 1)
            json.field("formatVersion", 1)
            json.newLine(indent: 1)
            json.key("request")
            json.object(writeRequest)
            json.newLine(indent: 1)
            setting.write(to: &json)
            json.newLine(indent: 1)
            json.key("ways")
            json.array { json in
                var answers = AnswerJSON(isLean: false, setting)
                for evaluated in routes {
                    json.newLine(indent: 2)
                    json.object { write(evaluated, &answers, to: &$0) }
                }
            }
            json.newLine(indent: 1)
            var rules = MentionedRules(setting)
            for evaluated in routes { rules.mention(evaluated.answer) }
            rules.write(to: &json)
            json.lineBreak()
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    private func writeRequest(to json: inout JSONWriter) {
        json.field("developers", (request.developers ?? []).map(\.text))
        json.field("models", (request.models ?? []).map(\.name))
        json.field("jurisdiction", jurisdiction.text)
        for part in circumstances { json.field(part.name, part.values) }
    }

    private func write(_ evaluated: EvaluatedRoute, _ answers: inout AnswerJSON, to json: inout JSONWriter) {
        json.field("route", evaluated.route.route.text)
        json.field("offering", evaluated.route.offering?.id.text)
        json.field("title", evaluated.route.offering?.title)
        json.field("vendor", evaluated.route.offering?.vendor.text)
        json.field("operator", evaluated.route.offering?.runner.text)
        json.field("listed", evaluated.route.isListed)
        json.field("since", evaluated.since)
        json.field("decides", evaluated.answer.deciding.map(\.rawValue))
        answers.write(evaluated.answer, to: &json)
    }
}

extension VendorName {
    /// The id, or the unknown name.
    var text: String {
        switch self {
        case .known(let id): id.text
        case .unknown(let text): text
        }
    }
}
