internal import CompcheckModel

extension UseAggregator {
    /// The attributes that the inventory should state, with the uses that they settle; most uses first.
    var questions: [(missing: [Attribute], sample: UseSample)] {
        doubts.filter { !$0.key.missing.isEmpty }.map { (missing: $0.key.missing, sample: samples[$0.value]) }
            .sorted { left, right in
                if left.sample.uses != right.sample.uses { return left.sample.uses > right.sample.uses }
                return left.missing.map(\.rawValue).lexicographicallyPrecedes(right.missing.map(\.rawValue))
            }
    }

    /// The rules with a doubtful or contested source, with the uses in doubt because of them; most uses first.
    var contested: [(rules: [RuleID], sample: UseSample)] {
        doubts.filter(\.key.missing.isEmpty).map { (rules: $0.key.contested, sample: samples[$0.value]) }
            .sorted { left, right in
                if left.sample.uses != right.sample.uses { return left.sample.uses > right.sample.uses }
                return left.rules.lexicographicallyPrecedes(right.rules)
            }
    }
}
