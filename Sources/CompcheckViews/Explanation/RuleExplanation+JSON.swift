internal import CompcheckModel
internal import CompcheckReport

extension RuleExplanation {
    /// Writes the keys of a rule's explanation.
    func write(to json: inout JSONWriter) {
        json.field("rule", rule.id.text)
        json.field("title", rule.title)
        json.field("authority", rule.authority.text)
        json.field("effect", rule.effect.rawValue)
        json.field("requirement", rule.requirement?.text)
        json.field("severity", rule.severity.rawValue)
        json.field("confidence", rule.confidence.rawValue)
        json.field("part", role.rawValue)
        json.field("decides", decides)
        json.field("inForce", status.isInForce)
        json.field("standing", status.standing?.rawValue)
        json.field("since", status.since.flatMap { $0 > .earliest ? $0 : nil })
        json.field("assumedFrom", status.assumedFrom)
        json.field("matches", match.rawValue)
        json.field("applies", live.rawValue)
        json.field("wouldBring", wouldBring?.rawValue)
        json.key("when")
        json.object { when.write(to: &$0) }
        if let unless {
            json.key("unless")
            json.object { unless.write(to: &$0) }
        }
        json.field("liftedBy", each: liftedBy) { json, lift in
            json.field("rule", lift.rule.text)
            json.field("certainty", lift.certainty.rawValue)
        }
        json.field("lifts", lifts.map(\.text))
        json.field("missing", missing.map(\.rawValue))
        if !doubts.isEmpty { json.field("doubts", each: doubts) { $1.write(to: &$0) } }
        if let evidence {
            json.key("evidence")
            json.object { evidence.write(to: &$0) }
        }
    }
}

extension TestedScope {
    /// Writes the keys of a tested scope.
    fileprivate func write(to json: inout JSONWriter) {
        json.field("truth", truth.rawValue)
        json.field("conditions", each: conditions) { $1.write(to: &$0) }
        guard !alternatives.isEmpty else { return }
        json.key("any")
        json.array { list in
            for alternative in alternatives {
                list.array { list in
                    for condition in alternative { list.object { condition.write(to: &$0) } }
                }
            }
        }
    }
}

extension TestedCondition {
    /// Writes the keys of a tested condition.
    fileprivate func write(to json: inout JSONWriter) {
        json.field("attribute", condition.attribute.rawValue)
        json.field("test", condition.test.rawValue)
        json.field("wanted", condition.values)
        json.field("truth", truth.rawValue)
        json.field("values", each: values) { $1.write(to: &$0) }
    }
}
