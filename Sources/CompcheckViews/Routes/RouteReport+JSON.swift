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
                for judged in ways {
                    json.newLine(indent: 2)
                    json.object { write(judged, &answers, to: &$0) }
                }
            }
            json.newLine(indent: 1)
            var rules = MentionedRules(setting)
            for judged in ways { rules.mention(judged.answer) }
            rules.write(to: &json)
            json.lineBreak()
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }

    private func writeRequest(to json: inout JSONWriter) {
        json.field("developers", (request.developers ?? []).map(\.text))
        json.field("models", (request.models ?? []).map(\.name))
        json.field("jurisdiction", place.text)
        for part in circumstances { json.field(part.name, part.values) }
    }

    private func write(_ judged: JudgedWay, _ answers: inout AnswerJSON, to json: inout JSONWriter) {
        json.field("route", judged.way.route.text)
        json.field("offering", judged.way.offering?.id.text)
        json.field("title", judged.way.offering?.title)
        json.field("vendor", judged.way.offering?.vendor.text)
        json.field("operator", judged.way.offering?.runner.text)
        json.field("listed", judged.way.isListed)
        json.field("since", judged.since)
        json.field("decides", judged.answer.deciding.map(\.rawValue))
        answers.write(judged.answer, to: &json)
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
