internal import CompcheckModel

/// The rules that answers name, each told once at the end of a document.
struct MentionedRules {
    private var ids: Set<RuleID> = []
    private let setting: Setting

    init(_ setting: Setting) { self.setting = setting }

    /// Takes note of every rule that an answer names.
    mutating func mention(_ answer: Answer) {
        ids.formUnion(answer.findings.map(\.rule.id))
        for permission in answer.permissions { ids.formUnion([permission.rule.id] + permission.lifts) }
        for entry in answer.outlook {
            ids.formUnion(entry.appears + entry.disappears)
            if case .assuming(let rule) = entry.cause { ids.insert(rule) }
        }
    }

    /// Writes the key `rules` with an object of each rule by its id.
    func write(to json: inout JSONWriter) {
        let rules = RuleJSON(asOf: setting.question.asOf, setting.rulebook.catalogue)
        json.key("rules")
        json.object { json in
            for rule in setting.rulebook.rules.sorted(by: { $0.id < $1.id }) where ids.contains(rule.id) {
                json.newLine(indent: 2)
                json.key(rule.id.text)
                json.object { rules.write(rule, to: &$0) }
            }
        }
    }
}
