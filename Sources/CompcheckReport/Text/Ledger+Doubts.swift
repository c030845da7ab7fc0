internal import CompcheckModel

extension Ledger {
    /// The attributes that the inventory should state, with the uses that they settle; most uses first.
    var questions: [(missing: [Attribute], crowd: Crowd)] {
        doubts.filter { !$0.key.missing.isEmpty }.map { (missing: $0.key.missing, crowd: crowds[$0.value]) }
            .sorted { left, right in
                if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
                return left.missing.map(\.rawValue).lexicographicallyPrecedes(right.missing.map(\.rawValue))
            }
    }

    /// The rules with a doubtful or contested source, with the uses in doubt because of them; most uses first.
    var contested: [(rules: [RuleID], crowd: Crowd)] {
        doubts.filter(\.key.missing.isEmpty).map { (rules: $0.key.contested, crowd: crowds[$0.value]) }
            .sorted { left, right in
                if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
                return left.rules.lexicographicallyPrecedes(right.rules)
            }
    }
}
