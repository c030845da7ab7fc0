internal import CompcheckModel

/// Writes findings as SARIF results.
struct SARIFResults {
    private let words: RemarkWords
    private let setting: Setting
    private let artifact: String
    private let tellsSuppressions: Bool

    /// - Parameters:
    ///   - audit: the audit of the findings.
    ///   - artifact: the inventory as a URI reference.
    init(_ audit: Audit, artifact: String) {
        let setting = Setting(audit)
        words = RemarkWords(setting)
        // If one result has the key, all must (SARIF 2.1.0 §3.27.23).
        tellsSuppressions = !audit.waivers.all.isEmpty
        self.setting = setting
        self.artifact = artifact
    }

    func write(_ remark: Remark, ruleIndex: Int?, to json: inout JSONWriter) {
        json.field("ruleId", remark.finding.rule.id.text)
        json.field("ruleIndex", ruleIndex)
        // Any other kind requires the level `none` (SARIF 2.1.0 §3.27.10), so the properties hold the certainty.
        json.field("kind", "fail")
        json.field("level", remark.level.rawValue)
        json.key("message")
        json.object { $0.field("text", SARIFText.brief(words.message(remark))) }
        json.key("locations")
        json.array { list in list.object { writeLocation(remark, to: &$0) } }
        json.key("partialFingerprints")
        json.object { $0.field("compcheckFinding/v1", remark.fingerprint) }
        if let isNew = remark.isNew { json.field("baselineState", isNew ? "new" : "unchanged") }
        if tellsSuppressions {
            json.field("suppressions", each: remark.waivers) { json, waiver in
                json.field("kind", "external")
                json.field("status", "accepted")
                json.field("justification", SARIFText.plain("Waived \(waiver.words)"))
            }
        }
        json.key("properties")
        json.object { writeProperties(remark, to: &$0) }
    }

    private func writeLocation(_ remark: Remark, to json: inout JSONWriter) {
        json.key("physicalLocation")
        json.object { json in
            json.key("artifactLocation")
            json.object { json in
                json.field("uri", artifact)
                json.field("index", 0)
            }
            json.key("region")
            json.object { json in
                json.field("startLine", remark.line)
                json.field("startColumn", remark.column)
            }
        }
        let (service, place) = (remark.service.id, remark.jurisdiction.text)
        let names = [("service", service, service), ("jurisdiction", place, "\(service)/\(place)")]
        json.field("logicalLocations", each: names) { json, name in
            json.field("name", name.1)
            json.field("fullyQualifiedName", name.2)
            json.field("kind", name.0)
        }
    }

    private func writeProperties(_ remark: Remark, to json: inout JSONWriter) {
        let finding = remark.finding
        json.field("service", remark.service.id)
        json.field("jurisdiction", remark.jurisdiction.text)
        json.field("owner", remark.service.owner)
        json.field("certainty", finding.certainty.rawValue)
        json.field("missing", finding.missing.map(\.rawValue))
        json.field("standing", finding.standing.rawValue)
        json.field("since", finding.since)
        if finding.isAssumed { json.field("assumed", true) }
        json.field("asOf", setting.question.asOf)
        json.field("isToday", setting.isToday)
    }
}
