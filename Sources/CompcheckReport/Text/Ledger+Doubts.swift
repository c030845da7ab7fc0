internal import CompcheckModel

extension Ledger {
    /// What to state in the inventory, with the uses that it settles: those of most uses first.
    var questions: [(missing: [Attribute], crowd: Crowd)] {
        doubts.filter { !$0.key.missing.isEmpty }.map { (missing: $0.key.missing, crowd: crowds[$0.value]) }
            .sorted { left, right in
                if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
                return left.missing.map(\.rawValue).lexicographicallyPrecedes(right.missing.map(\.rawValue))
            }
    }

    /// The rules of doubtful or contested source, with the uses that no answer settles: those of most uses first.
    var contested: [(rules: [RuleID], crowd: Crowd)] {
        doubts.filter(\.key.missing.isEmpty).map { (rules: $0.key.contested, crowd: crowds[$0.value]) }
            .sorted { left, right in
                if left.crowd.uses != right.crowd.uses { return left.crowd.uses > right.crowd.uses }
                return left.rules.lexicographicallyPrecedes(right.rules)
            }
    }
}
