internal import CompcheckModel

extension OSCALDocument {
    /// Writes whether the objective of a rule is satisfied; if a use may be caught, it is not.
    func writeFinding(_ rule: Rule, to json: inout JSONWriter) {
        let count = tally[rule.id]
        json.field("uuid", names.of(.finding, rule.id.text).description)
        json.field("title", OSCALText.markup(rule.title, limit: 400))
        json.field("description", conclusion(count))
        json.properties([
            ("rule", OSCALText.line(rule.id.text)), ("certain", "\(count.certain)"), ("possible", "\(count.possible)"),
            ("met-by-evidence", "\(count.met)"),
        ])
        writeOrigins(to: &json)
        json.key("target")
        json.object { json in
            json.field("type", "objective-id")
            json.field("target-id", objective(rule))
            json.key("status")
            json.object { json in
                json.field("state", count.catchesAny ? "not-satisfied" : "satisfied")
                json.field("reason", count.certain > 0 ? "fail" : count.catchesAny ? "other" : "pass")
                if count.certain == 0, count.catchesAny { json.field("remarks", "Not decided: too little is known.") }
            }
        }
        json.relations("related-observations", "observation-uuid", observationsOfRules[rule.id] ?? [])
        if count.catchesAny { json.relations("related-risks", "risk-uuid", [risk(rule)]) }
    }

    private func conclusion(_ count: OSCALTally.Count) -> String {
        let caught = count.words
        let met = count.met > 0 ? ["Evidence meets what it asks for in \(counted(count.met, "use"))."] : []
        return ((caught.isEmpty ? ["It catches no use."] : caught) + met).joined(separator: " ")
    }
}

extension OSCALTally.Count {
    /// Sentences that count the uses that the rule catches for certain, may catch, and catches under a waiver.
    var words: [String] {
        let sure = certain > 0 ? ["It catches \(counted(certain, "use")) for certain."] : []
        let waived = waived > 0 ? ["A waiver covers it in \(counted(waived, "use"))."] : []
        return sure + (possible > 0 ? ["It may catch \(counted(possible, "use"))."] : []) + waived
    }
}
