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

    /// The doubts that only sources can settle, with the uses in doubt because of them; most uses first.
    var sourceDoubts: [(doubt: Doubt, sample: UseSample)] {
        doubts.filter(\.key.missing.isEmpty).map { (doubt: $0.key, sample: samples[$0.value]) }
            .sorted { left, right in
                if left.sample.uses != right.sample.uses { return left.sample.uses > right.sample.uses }
                return left.doubt.rules.lexicographicallyPrecedes(right.doubt.rules)
            }
    }
}

extension UseAggregator.Doubt {
    /// The ids of everything that sources leave open, for a stable order.
    var rules: [String] { (contested + unknownStarts).map(\.text) + unsureLists.map(\.text) }

    /// Says what only sources can settle; `list` joins ids and makes them safe to print.
    func displayText(_ list: ([String]) -> String) -> String {
        var parts: [String] = []
        if !contested.isEmpty { parts.append("the source of \(list(contested.map(\.text))) is doubtful or contested") }
        if !unknownStarts.isEmpty {
            parts.append("nobody knows since when \(list(unknownStarts.map(\.text))) is in force")
        }
        if !unsureLists.isEmpty {
            parts.append("no copy shows what \(list(unsureLists.map(\.text))) said that day")
        }
        return parts.joined(separator: "; ")
    }
}
