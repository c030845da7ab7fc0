internal import CompcheckModel

/// Renders an audit as SARIF 2.1.0, a result per finding, for code scanning and other readers of static
/// analysis.
///
/// Nothing is written before the end: the reporter holds only the weightiest findings, and writes only those.
struct SARIFReporter: Reporter {
    /// The maximum number of results; GitHub refuses a run with more.
    static let limit = 25_000

    private let audit: Audit
    private var weightiest: TopRanked<ReportedFinding>

    init(_ audit: Audit, limit: Int = SARIFReporter.limit) {
        self.audit = audit
        weightiest = TopRanked(limit: limit)
    }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for reported in ReportedFinding.all(of: use) { weightiest.add(reported) }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        let named = Dictionary(weightiest.elements.map { ($0.finding.rule.id, $0.finding.rule) }) { first, _ in first }
        let rules = named.values.sorted { $0.id < $1.id }
        output.append(
            """
            {"$schema":"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
             "version":"2.1.0",
             "runs":[{
            """
        )
        var json = JSONWriter()
        writeTool(rules, to: &json)
        writeRun(summary, to: &json)
        json.newLine(indent: 2)
        output.append(json.output.bytes)
        output.append("\"results\":[")
        append(naming: rules, to: &output)
        output.append("\n  ]\n }]}\n")
    }

    /// Appends the results one by one, as there are many.
    private func append(naming rules: [Rule], to output: inout OutputBuffer) {
        let positions = Dictionary(uniqueKeysWithValues: rules.enumerated().map { ($1.id, $0) })
        let results = SARIFResults(audit, artifact: artifact)
        var json = JSONWriter()
        for (number, reported) in weightiest.elements.enumerated() {
            json.removeAll()
            json.object { results.write(reported, ruleIndex: positions[reported.finding.rule.id], to: &$0) }
            output.append(number == 0 ? "\n   " : ",\n   ")
            output.append(json.output.bytes)
        }
    }

    /// The inventory as a URI reference.
    private var artifact: String {
        audit.inventoryPath.map(URIEncoding.reference) ?? "stdin"
    }
}

extension SARIFReporter {
    private func writeTool(_ rules: [Rule], to json: inout JSONWriter) {
        let descriptors = SARIFRules(ReportedFindingText(Setting(audit)))
        json.newLine(indent: 2)
        json.key("tool")
        json.object { json in
            json.key("driver")
            json.object { json in
                json.field("name", "compcheck")
                json.field("version", audit.toolVersion)
                json.field("semanticVersion", audit.toolVersion)
                json.key("rules")
                json.array { list in
                    for rule in rules {
                        list.newLine(indent: 3)
                        list.object { descriptors.write(rule, to: &$0) }
                    }
                }
            }
        }
    }

    private func writeRun(_ summary: AuditSummary, to json: inout JSONWriter) {
        json.newLine(indent: 2)
        json.field("columnKind", "unicodeCodePoints")
        json.newLine(indent: 2)
        // GitHub reads the text before the last slash as the category of the analysis, and the rest as the run.
        json.key("automationDetails")
        json.object { $0.field("id", "compcheck/\(artifact)/\(audit.question.asOf)") }
        json.newLine(indent: 2)
        json.field("invocations", each: [summary]) { json, summary in
            json.field("executionSuccessful", true)
            json.field("exitCode", summary.failing > 0 ? 1 : 0)
            json.field("toolExecutionNotifications", each: notifications) { json, notification in
                json.field("level", notification.level.rawValue)
                json.key("message")
                json.object { $0.field("text", notification.text) }
            }
        }
        json.newLine(indent: 2)
        json.field("artifacts", each: [summary]) { json, summary in
            json.key("location")
            json.object { $0.field("uri", artifact) }
            json.field("roles", ["analysisTarget"])
            guard let digest = summary.inventoryDigest else { return }
            json.key("hashes")
            json.object { $0.field("sha-256", digest) }
        }
        json.newLine(indent: 2)
        json.key("properties")
        json.object { json in
            Setting(audit).write(to: &json)
            json.field("inventory", audit.inventory)
            json.field("organization", summary.organization.name)
            json.field("inventoryDigest", summary.inventoryDigest)
            json.field("failOn", audit.failOn.rawValue)
            json.field("certainOnly", audit.certainOnly)
            json.field("baseline", audit.baseline?.description)
            json.field("services", summary.services)
            json.field("uses", summary.uses)
            json.field("failing", summary.failing)
            json.field("findings", weightiest.count + weightiest.cut)
        }
    }

    /// Warnings that a reader of the results needs.
    private var notifications: [(level: ReportedFinding.Level, text: String)] {
        var listed: [(level: ReportedFinding.Level, text: String)] = []
        if let caveat = Setting(audit).caveat { listed.append((.note, caveat + ".")) }
        if weightiest.cut > 0 {
            let kept = "only the weightiest \(grouped(weightiest.count)) are told"
            listed.append((.warning, "\(counted(weightiest.cut, "finding")) left out: \(kept)."))
        }
        return listed
    }
}
