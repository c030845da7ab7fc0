package import CompcheckModel

/// The rules that a document names, which it describes once, at its end.
package struct MentionedRules {
    private var ids: Set<RuleID> = []
    private let setting: Setting

    package init(_ setting: Setting) { self.setting = setting }

    package mutating func mention(_ rules: some Sequence<RuleID>) { ids.formUnion(rules) }

    /// Adds all rules that an answer names.
    package mutating func mention(_ answer: Answer) {
        mention(answer.findings.map(\.rule.id))
        for permission in answer.permissions { mention([permission.rule.id] + permission.lifts) }
        for entry in answer.outlook {
            mention(entry.appears + entry.disappears)
            if case .assuming(let rule) = entry.cause { mention([rule]) }
        }
    }

    /// Writes the key `rules` with an object for each rule by its id, one a line.
    package func write(indent: Int = 2, to json: inout JSONWriter) {
        let rules = RuleJSON(asOf: setting.question.asOf, setting.rulebook.catalogue, setting.language)
        json.key("rules")
        json.object { json in
            for rule in setting.rulebook.rules where ids.contains(rule.id) {
                json.newLine(indent: indent)
                json.key(rule.id.text)
                json.object { rules.write(rule, to: &$0) }
            }
        }
    }
}
