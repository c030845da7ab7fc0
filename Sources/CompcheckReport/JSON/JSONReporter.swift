internal import CompcheckModel

/// Tells an audit as one JSON document, whose uses stream through one a line.
struct JSONReporter: Reporter {
    /// The version of the document's shape; it changes when a reader of the old one could go wrong.
    static let formatVersion = 1

    private let audit: Audit
    private let options: ReportOptions
    private let rulebookRules: [RuleID: Rule]
    private var mentioned: [RuleID: Rule] = [:]
    private var tails = AnswerTails(AnswerJSON(isLean: false, wantsOutlook: true), terminator: "")
    private var isFirstUse = true

    init(_ audit: Audit, options: ReportOptions) {
        self.audit = audit
        self.options = options
        rulebookRules = Dictionary(audit.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func begin(into output: inout OutputBuffer) {
        var json = JSONWriter()
        json.object { writeHeader(to: &$0) }
        // The document stays open: uses and summary follow.
        output.append(json.output.bytes.dropLast())
        output.append(",\n \"uses\":[")
    }

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        guard options.tells(use.answer) else { return }
        output.append(isFirstUse ? "\n  {\"service\":\"" : ",\n  {\"service\":\"")
        isFirstUse = false
        output.append(escapingForJSON: use.service.id)
        output.append("\",")
        if let name = use.service.name { append("\"name\":\"", name, to: &output) }
        if let owner = use.service.owner { append("\"owner\":\"", owner, to: &output) }
        output.append("\"line\":")
        output.append(String(use.service.line))
        output.append(",\"jurisdiction\":\"")
        output.append(escapingForJSON: use.jurisdiction.text)
        if tails.append(use.answer, to: &output) { mention(use.answer) }
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

    private mutating func mention(_ answer: Answer) {
        for finding in answer.findings { mentioned[finding.rule.id] = finding.rule }
        for permission in answer.permissions { mentioned[permission.rule.id] = permission.rule }
        var others = answer.permissions.flatMap(\.lifts)
        for entry in answer.outlook {
            others += entry.appears + entry.disappears
            if case .assuming(let rule) = entry.cause { others.append(rule) }
        }
        for id in others where mentioned[id] == nil { mentioned[id] = rulebookRules[id] }
    }
}

extension JSONReporter {
    private func writeHeader(to json: inout JSONWriter) {
        let question = audit.question
        json.newLine(indent: 1)
        json.field("formatVersion", JSONReporter.formatVersion)
        json.newLine(indent: 1)
        json.key("tool")
        json.object { json in
            json.field("name", "compcheck")
            json.field("version", audit.toolVersion)
        }
        json.newLine(indent: 1)
        json.field("asOf", question.asOf)
        json.field("today", audit.today)
        json.field("isToday", question.asOf == audit.today)
        json.field("knownAt", audit.knownAt?.description)
        json.field("horizonDays", question.horizon)
        json.field("outlookWanted", question.wantsOutlook)
        json.newLine(indent: 1)
        json.key("assumed")
        json.object { json in
            for (rule, day) in question.assumed.sorted(by: { $0.key < $1.key }) { json.field(rule.text, day) }
        }
        json.field("without", question.without.sorted().map(\.text))
        json.field("failOn", audit.failOn.rawValue)
        json.field("certainOnly", audit.certainOnly)
        json.newLine(indent: 1)
        json.key("rulebook")
        json.object { json in
            json.field("origin", audit.rulebook.origin)
            json.field("digest", audit.rulebook.digest)
            json.field("rules", audit.rulebook.rules.count)
            json.field("rulesFirstSeenLater", audit.rulebook.rulesFirstSeen(after: audit.question.asOf))
        }
    }

    private func writeFooter(_ summary: AuditSummary, to json: inout JSONWriter) {
        let rules = RuleJSON(audit)
        json.newLine(indent: 1)
        json.key("rules")
        json.object { json in
            for (id, rule) in mentioned.sorted(by: { $0.key < $1.key }) {
                json.newLine(indent: 2)
                json.key(id.text)
                json.object { rules.write(rule, to: &$0) }
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
