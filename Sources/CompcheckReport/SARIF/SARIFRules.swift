internal import CompcheckModel

/// Writes rules as SARIF reporting descriptors.
struct SARIFRules {
    private let text: ReportedFindingText

    init(_ text: ReportedFindingText) { self.text = text }

    func write(_ rule: Rule, to json: inout JSONWriter) {
        let title = SafeText.of(rule.title, limit: 400)
        json.field("id", rule.id.text)
        write("shortDescription", title, to: &json)
        let full = "\(title). By \(rule.saidBy(text.authority(rule)))."
        write("fullDescription", full, to: &json)
        json.key("help")
        json.object { json in
            json.field("text", SARIFText.plain(([full] + help(rule)).joined(separator: "\n")))
            json.field("markdown", markdown(rule).joined(separator: "\n\n"))
        }
        json.field("helpUri", rule.webAddresses.first)
        json.key("defaultConfiguration")
        json.object { $0.field("level", rule.level.rawValue) }
        json.key("properties")
        json.object { json in
            json.field("severity", rule.severity.rawValue)
            json.field("authority", rule.authority.text)
            json.field("authorityKind", text.authorities[rule.authority]?.kind.rawValue)
            json.field("confidence", rule.confidence.rawValue)
            json.field("effect", rule.effect.rawValue)
            json.field("requirement", rule.requirement?.text)
            json.field("tags", tags(rule))
        }
    }

    private func write(_ key: String, _ text: String, to json: inout JSONWriter) {
        json.key(key)
        json.object { $0.field("text", SARIFText.brief(text)) }
    }

    /// Returns distinct tags, as an authority may have the same name as its kind.
    private func tags(_ rule: Rule) -> [String] {
        let kind = text.authorities[rule.authority]?.kind.rawValue
        let tags = ["compliance", rule.effect.rawValue, rule.authority.text, kind, rule.requirement?.text]
        return distinct(tags.compactMap(\.self))
    }

    private func help(_ rule: Rule) -> [String] {
        let guidance = rule.guidance.map { [SafeText.of($0, limit: 4_000)] } ?? []
        return guidance + rule.references.map { "Source: \(SafeText.of($0.line, limit: 1_000))" }
    }

    private func markdown(_ rule: Rule) -> [String] {
        let guidance = rule.guidance.map { [SARIFText.markdown(SafeText.of($0, limit: 4_000))] } ?? []
        let head =
            "**\(rule.effect.rawValue)**, says \(SARIFText.markdown(rule.saidBy(text.authority(rule)))) (`\(rule.id)`)"
        return [head] + guidance + (rule.references.isEmpty ? [] : [rule.references.map(link).joined(separator: "\n")])
    }

    private func link(_ reference: Rule.Reference) -> String {
        let title = SARIFText.markdown(SafeText.of(reference.title, limit: 400))
        let opened = reference.opened.map { ", read \($0)" } ?? ""
        guard let address = reference.url.flatMap(URIEncoding.webAddress) else { return "- \(title)\(opened)" }
        return "- [\(title)](<\(address)>)\(opened)"
    }
}
