internal import CompcheckModel

extension OSCALDocument {
    /// Writes `local-definitions` with the objective of each rule, as the document imports no catalogue of controls.
    func writeObjectives(to json: inout JSONWriter) {
        guard !rules.isEmpty else { return }
        let conditions = RuleText(audit.rulebook.catalogue)
        json.newLine(indent: 1)
        json.key("local-definitions")
        json.object { json in
            json.key("objectives-and-methods")
            json.array { list in
                for rule in rules {
                    list.newLine(indent: 2)
                    list.object { writeObjective(rule, conditions, to: &$0) }
                }
            }
        }
    }

    /// Writes `reviewed-controls` with the rules by name; `include-all` would mean those of a catalogue.
    func writeReviewedControls(to json: inout JSONWriter) {
        json.newLine(indent: 2)
        json.key("reviewed-controls")
        json.object { json in
            json.field(
                "description",
                "The rules that prohibit or require something and are in force on the day in question.",
            )
            json.field("control-selections", each: [rules]) { json, rules in
                guard !rules.isEmpty else { return json.field("description", "There is no such rule.") }
                json.field("include-controls", each: rules) { json, rule in
                    json.field("control-id", OSCALText.token(rule.id))
                }
            }
            guard !rules.isEmpty else { return }
            json.field("control-objective-selections", each: [rules]) { json, rules in
                json.field("include-objectives", each: rules) { json, rule in
                    json.field("objective-id", objective(rule))
                }
            }
        }
    }

    /// The id of a rule's objective.
    func objective(_ rule: Rule) -> String { OSCALText.token(rule.id) + "_obj" }

    /// Returns the properties of a rule that OSCAL has no field for.
    func properties(_ rule: Rule) -> [(name: String, value: String?)] {
        [
            ("rule", OSCALText.line(rule.id.text)), ("effect", rule.effect.rawValue),
            ("requirement", rule.requirement.map { OSCALText.line($0.text) }), ("severity", rule.severity.rawValue),
            ("confidence", rule.confidence.rawValue), ("authority", OSCALText.line(rule.authority.text)),
            ("authority-kind", text.authorities[rule.authority]?.kind.rawValue),
        ]
    }

    private func writeObjective(_ rule: Rule, _ conditions: RuleText, to json: inout JSONWriter) {
        let method = OSCALText.token(rule.id) + "_examine"
        json.field("control-id", OSCALText.token(rule.id))
        json.field(
            "description",
            OSCALText.markup("\(rule.title). By \(rule.saidBy(text.authority(rule))).", limit: 600),
        )
        let day = audit.question.asOf
        let assumed = audit.question.assumed[rule.id].flatMap { $0 <= day ? $0 : nil }
        let since = assumed ?? rule.lifecycle.beginning(of: day)?.day
        json.properties(
            properties(rule) + [("since", since.map { "\($0)" }), ("assumed", assumed.map { _ in "true" })]
        )
        json.links(distinct(rule.references.map(source)))
        json.key("parts")
        json.array { parts in
            parts.object { json in
                json.field("id", objective(rule))
                json.field("name", "assessment-objective")
                json.field("props", each: [method]) { json, method in
                    json.field("name", "method-id")
                    json.field("value", method)
                }
                json.field("prose", OSCALText.markup(prose(rule, conditions), limit: 4_000))
            }
            parts.object { json in
                json.field("id", method)
                json.field("name", "assessment-method")
                json.field("props", each: ["EXAMINE"]) { json, method in
                    json.field("name", "method")
                    json.field("value", method)
                }
                json.field("parts", each: ["The inventory of services."]) { json, prose in
                    json.field("name", "assessment-objects")
                    json.field("prose", prose)
                }
            }
        }
    }

    /// Returns the objective: the use that must not occur.
    private func prose(_ rule: Rule, _ conditions: RuleText) -> String {
        let needed = rule.requirement.map { " without \($0)" } ?? ""
        let unless = rule.unless.map { ", unless \(conditions.lines($0).joined(separator: ", and "))" } ?? ""
        return "No use\(needed) where \(conditions.lines(rule.when).joined(separator: ", and "))\(unless)."
    }
}
