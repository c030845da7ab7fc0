internal import CompcheckModel

/// Renders an audit as one JSON document, with one line for each use as it arrives.
struct JSONReporter: Reporter {
    /// The version of the document's structure; it changes with every change that could mislead an older reader.
    static let formatVersion = 1

    private let audit: Audit
    private let options: ReportOptions
    private var rules: MentionedRules
    private var tails: AnswerTails
    private var alternatives = AlternativeMembers()
    private var isFirstUse = true

    init(_ audit: Audit, options: ReportOptions) {
        self.audit = audit
        self.options = options
        tails = AnswerTails(AnswerJSON(isLean: false, Setting(audit)), terminator: "")
        rules = MentionedRules(Setting(audit))
    }

    mutating func begin(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { writeHeader(to: &$0) }
        // Leave the document open: uses and summary follow.
        output.append(json.output.bytes.dropLast())
        output.append(",\n \"uses\":[")
    }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        guard options.includes(use.answer) else { return }
        output.append(isFirstUse ? "\n  {\"service\":\"" : ",\n  {\"service\":\"")
        isFirstUse = false
        output.append(escapingForJSON: use.service.id)
        output.append("\",")
        if let name = use.service.name { append("\"name\":\"", name, to: &output) }
        if let owner = use.service.owner { append("\"owner\":\"", owner, to: &output) }
        output.append("\"line\":")
        output.append(String(use.service.line))
        output.append(",")
        if let alternative = use.alternative { alternatives.append(alternative, to: &output) }
        use.waivers.append(to: &output)
        output.append(new: use.new)
        output.append("\"jurisdiction\":\"")
        output.append(escapingForJSON: use.jurisdiction.text)
        if tails.append(use.answer, to: &output) { rules.mention(use.answer) }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        output.append("\n ]")
        var json = JSONWriter()
        json.object { writeFooter(summary, to: &$0) }
        output.append(",")
        output.append(json.output.bytes.dropFirst())
        output.append("\n")
    }

    private func append(_ key: String, _ text: String, to output: inout OutputBuffer) {
        output.append(key)
        output.append(escapingForJSON: text)
        output.append("\",")
    }
}

extension JSONReporter {
    private func writeHeader(to json: inout JSONWriter) {
        let (setting, question) = (Setting(audit), audit.question)
        json.newLine(indent: 1)
        json.field("formatVersion", JSONReporter.formatVersion)
        json.newLine(indent: 1)
        json.writeTool(version: audit.toolVersion)
        json.newLine(indent: 1)
        setting.writeDay(to: &json)
        json.field("horizonDays", question.horizon)
        json.field("outlookWanted", question.wantsOutlook)
        json.newLine(indent: 1)
        setting.writeAssumptions(to: &json)
        json.field("failOn", audit.failOn.rawValue)
        json.field("certainOnly", audit.certainOnly)
        json.field("baseline", audit.baseline?.description)
        json.newLine(indent: 1)
        setting.writeRulebook(to: &json)
    }

    private func writeFooter(_ summary: AuditSummary, to json: inout JSONWriter) {
        json.newLine(indent: 1)
        rules.write(to: &json)
        if !audit.waivers.all.isEmpty {
            json.newLine(indent: 1)
            json.field("waivers", each: audit.waivers.all) { json, waiver in
                json.write(waiver)
                json.field("uses", summary.waived[waiver] ?? 0)
            }
        }
        json.newLine(indent: 1)
        json.key("notices")
        json.array { json in
            for counted in summary.notices {
                json.newLine(indent: 2)
                json.object { write(counted, to: &$0) }
            }
        }
        json.newLine(indent: 1)
        json.key("inventory")
        json.object { json in
            json.field("name", audit.inventory)
            json.field("organization", summary.organization.name)
            json.field("digest", summary.inventoryDigest)
        }
        json.newLine(indent: 1)
        json.key("summary")
        json.object { json in
            json.field("services", summary.services)
            json.field("uses", summary.uses)
            write("verdicts", summary.verdicts, to: &json)
            write("atWorst", summary.atWorst, to: &json)
            json.field("failing", summary.failing)
            if !audit.waivers.all.isEmpty { json.field("waived", summary.waivedUses) }
            if audit.baseline != nil { json.field("new", summary.newUses) }
        }
        json.lineBreak()
    }

    private func write(_ counted: CountedNotice, to json: inout JSONWriter) {
        json.field("kind", counted.notice.kind.rawValue)
        json.field("what", counted.notice.what)
        json.field("services", counted.services)
        json.field("firstService", counted.firstService)
        json.field("firstLine", counted.firstLine)
    }

    private func write(_ key: String, _ counts: VerdictCounts, to json: inout JSONWriter) {
        json.key(key)
        json.object { json in
            for verdict in Verdict.allCases.reversed() { json.field(verdict.rawValue, counts[verdict]) }
        }
    }
}
