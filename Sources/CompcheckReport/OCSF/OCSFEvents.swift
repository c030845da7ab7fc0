internal import CompcheckModel

/// Writes findings as events of the class Compliance Finding.
///
/// Every key here is in the class since OCSF 1.5.0 and still in 1.8.0 (https://schema.ocsf.io/1.8.0).
struct OCSFEvents {
    /// The schema version that events declare.
    static let version = "1.8.0"

    private let audit: Audit
    private let setting: Setting
    private let text: ReportedFindingText
    private let requirements: [RequirementID: Requirement]
    /// The time of all findings: the start of the audit's day, as this code reads no clock.
    private let time: Int

    init(_ audit: Audit) {
        self.audit = audit
        setting = Setting(audit)
        text = ReportedFindingText(setting)
        let requirements = audit.rulebook.catalogue.requirements
        self.requirements = Dictionary(requirements.map { ($0.id, $0) }) { first, _ in first }
        time = Int(Instant(startOf: audit.today).milliseconds)
    }

    /// The encoded parts that events share if their findings are of one kind.
    struct Parts: Sendable {
        /// The keys of the event.
        let event: [UInt8]
        /// The keys of `finding_info`.
        let information: [UInt8]
        /// The keys of `unmapped`.
        let rest: [UInt8]
    }

    /// Encodes the parts that the events of such a finding share.
    func parts(_ finding: Finding) -> Parts {
        Parts(
            event: members { writeEvent(finding, to: &$0) },
            information: members { writeInformation(finding.rule, to: &$0) },
            rest: members { writeRest(finding, to: &$0) },
        )
    }

    /// Writes the keys of an event.
    func write(_ reported: ReportedFinding, of answer: Answer, _ parts: Parts, to json: inout JSONWriter) {
        json.members(parts.event)
        json.write("status", reported.waivers.isEmpty ? OCSFTerm(1, "New") : OCSFTerm(3, "Suppressed"))
        json.field("message", text.message(reported))
        json.field("comment", reported.waivers.first.map { "Waived \($0.displayText)" })
        json.key("finding_info")
        json.object { json in
            json.field("uid", reported.fingerprint)
            json.members(parts.information)
        }
        json.field("resources", each: [reported.service]) { json, service in
            json.field("uid", service.id)
            json.field("name", service.name.map { SafeText.of($0, limit: 240) })
            json.field("type", "service")
            guard let owner = service.owner else { return }
            json.key("owner")
            json.object { $0.field("name", SafeText.of(owner, limit: 240)) }
        }
        json.key("unmapped")
        json.object { json in
            json.field("jurisdiction", reported.jurisdiction.text)
            json.field("line", reported.line)
            json.field("verdict", answer.verdict.rawValue)
            json.field("atWorst", answer.atWorst.rawValue)
            json.members(parts.rest)
        }
    }

    private func members(_ write: (inout JSONWriter) -> Void) -> [UInt8] {
        var json = JSONWriter()
        write(&json)
        return json.output.bytes
    }

    private func writeEvent(_ finding: Finding, to json: inout JSONWriter) {
        writeClass(to: &json)
        json.write("severity", .severity(of: finding))
        json.write("confidence", .confidence(in: finding.rule))
        json.key("metadata")
        json.object { writeMetadata(to: &$0) }
        json.key("compliance")
        json.object { writeCompliance(finding, to: &$0) }
        writeRemediation(finding.rule, to: &json)
    }

    private func writeClass(to json: inout JSONWriter) {
        json.field("category_uid", 2)
        json.field("category_name", "Findings")
        json.field("class_uid", 2003)
        json.field("class_name", "Compliance Finding")
        json.field("activity_id", 1)
        json.field("activity_name", "Create")
        json.field("type_uid", 200_301)
        json.field("type_name", "Compliance Finding: Create")
        json.field("time", time)
    }

    private func writeMetadata(to json: inout JSONWriter) {
        json.field("version", OCSFEvents.version)
        json.key("product")
        json.object { json in
            json.field("name", "compcheck")
            json.field("vendor_name", "compcheck")
            json.field("version", audit.toolVersion)
        }
    }

    private func writeInformation(_ rule: Rule, to json: inout JSONWriter) {
        let title = SafeText.of(rule.title, limit: 400)
        json.field("title", title)
        json.field("desc", "\(title). By \(rule.saidBy(text.authority(rule))).")
        json.field("types", [rule.effect.rawValue])
        json.field("src_url", rule.webAddresses.first)
        json.key("analytic")
        json.object { json in
            json.write("type", OCSFTerm(1, "Rule"))
            json.field("uid", rule.id.text)
            json.field("name", title)
        }
    }

    private func writeCompliance(_ finding: Finding, to json: inout JSONWriter) {
        let rule = finding.rule
        json.field("standards", [rule.instrument.map { SafeText.of($0, limit: 240) } ?? text.authority(rule)])
        json.field("control", rule.id.text)
        if let requirement = rule.requirement { json.field("requirements", [requirement.text]) }
        json.write("status", .status(of: finding))
        json.field("status_details", [finding.does, finding.doubt].compactMap(\.self))
    }

    /// Writes the advice of the rule, and of the permission that it requires, if there is any.
    private func writeRemediation(_ rule: Rule, to json: inout JSONWriter) {
        let needed = rule.requirement.flatMap { requirements[$0] }
        let advice = [rule.guidance, needed.map(\.title), needed?.guidance].compactMap(\.self)
        guard !advice.isEmpty else { return }
        json.key("remediation")
        json.object { json in
            json.field("desc", advice.map { SafeText.of($0, limit: 1_000) }.joined(separator: " "))
            let addresses = rule.webAddresses
            if !addresses.isEmpty { json.field("references", addresses) }
        }
    }

    /// Writes the facts that the schema has no key for.
    private func writeRest(_ finding: Finding, to json: inout JSONWriter) {
        json.field("effect", finding.rule.effect.rawValue)
        json.field("severity", finding.rule.severity.rawValue)
        json.field("certainty", finding.certainty.rawValue)
        json.field("missing", finding.missing.map(\.rawValue))
        json.field("standing", finding.standing.rawValue)
        json.field("since", finding.knownSince)
        if finding.isAssumed { json.field("assumed", true) }
        setting.writeDay(to: &json)
        json.field("inventory", audit.inventory)
    }
}
