package import CompcheckModel

/// Writes a rule for readers of a report: its content, authority, standing and sources.
package struct RuleJSON {
    private let asOf: Day
    private let authorities: [AuthorityID: Authority]
    private let language: Language

    /// Creates a writer of rules with their standing on a day, as a version of the language has it.
    package init(asOf day: Day, _ catalogue: Catalogue, _ language: Language = .current) {
        asOf = day
        self.language = language
        authorities = Dictionary(catalogue.authorities.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Writes the keys of a rule.
    package func write(_ rule: Rule, to json: inout JSONWriter) {
        json.field("title", rule.title)
        json.field("authority", rule.authority.text)
        json.field("authorityName", authorities[rule.authority]?.name ?? rule.authority.text)
        json.field("authorityKind", authorities[rule.authority]?.kind.rawValue)
        json.field("instrument", rule.instrument)
        json.field("effect", rule.effect.rawValue)
        json.field("requirement", rule.requirement?.text)
        json.field("severity", rule.severity.rawValue)
        json.field("confidence", rule.confidence.rawValue)
        json.field("overrides", rule.overrides.map(\.text))
        json.field("waivable", rule.isWaivable)
        json.field("standing", rule.lifecycle.standing(on: asOf, in: language)?.rawValue)
        json.field("since", rule.lifecycle.beginning(of: asOf)?.day)
        json.field("guidance", rule.guidance)
        json.field("references", each: rule.references) { json, reference in
            json.field("title", reference.title)
            json.field("url", reference.url)
            json.field("opened", reference.opened)
        }
        json.field("lifecycle", each: rule.lifecycle.events) { json, event in
            json.field("date", event.day)
            json.field("event", event.kind.rawValue)
            json.field("note", event.note)
            json.field("notBefore", event.notBefore)
        }
    }
}
