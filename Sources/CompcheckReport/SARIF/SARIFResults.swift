internal import CompcheckModel

/// Writes findings as SARIF results.
struct SARIFResults {
    private let text: ReportedFindingText
    private let setting: Setting
    private let artifact: String
    private let tellsSuppressions: Bool

    /// - Parameters:
    ///   - audit: the audit of the findings.
    ///   - artifact: the inventory as a URI reference.
    init(_ audit: Audit, artifact: String) {
        let setting = Setting(audit)
        text = ReportedFindingText(setting)
        // If one result has the key, all must (SARIF 2.1.0 §3.27.23).
        tellsSuppressions = !audit.waivers.all.isEmpty
        self.setting = setting
        self.artifact = artifact
    }

    func write(_ reported: ReportedFinding, ruleIndex: Int?, to json: inout JSONWriter) {
        json.field("ruleId", reported.finding.rule.id.text)
        json.field("ruleIndex", ruleIndex)
        // Any other kind requires the level `none` (SARIF 2.1.0 §3.27.10), so the properties hold the certainty.
        json.field("kind", "fail")
        json.field("level", reported.level.rawValue)
        json.key("message")
        json.object { $0.field("text", SARIFText.brief(text.message(reported))) }
        json.key("locations")
        json.array { list in list.object { writeLocation(reported, to: &$0) } }
        json.key("partialFingerprints")
        json.object { $0.field("compcheckFinding/v1", reported.fingerprint) }
        if let isNew = reported.isNew { json.field("baselineState", isNew ? "new" : "unchanged") }
        if tellsSuppressions {
            json.field("suppressions", each: reported.waivers) { json, waiver in
                json.field("kind", "external")
                json.field("status", "accepted")
                json.field("justification", SARIFText.plain("Waived \(waiver.displayText)"))
            }
        }
        json.key("properties")
        json.object { writeProperties(reported, to: &$0) }
    }

    private func writeLocation(_ reported: ReportedFinding, to json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            json.key("artifactLocation")
            json.object { json in
                json.field("uri", artifact)
                json.field("index", 0)
            }
            json.key("region")
            json.object { json in
                json.field("startLine", reported.line)
                json.field("startColumn", reported.column)
            }
        }
        let (service, jurisdiction) = (reported.service.id, reported.jurisdiction.text)
        let names = [("service", service, service), ("jurisdiction", jurisdiction, "\(service)/\(jurisdiction)")]
        json.field("logicalLocations", each: names) { json, name in
            json.field("name", name.1)
            json.field("fullyQualifiedName", name.2)
            json.field("kind", name.0)
        }
    }

    private func writeProperties(_ reported: ReportedFinding, to json: inout JSONWriter) {
        let finding = reported.finding
        json.field("service", reported.service.id)
        json.field("jurisdiction", reported.jurisdiction.text)
        json.field("owner", reported.service.owner)
        json.field("certainty", finding.certainty.rawValue)
        json.field("missing", finding.missing.map(\.rawValue))
        json.field("standing", finding.standing.rawValue)
        json.field("since", finding.knownSince)
        if finding.isAssumed { json.field("assumed", true) }
        json.field("asOf", setting.question.asOf)
        json.field("isToday", setting.isToday)
    }
}
