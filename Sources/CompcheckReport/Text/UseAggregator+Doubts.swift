internal import CompcheckModel

extension UseAggregator {
    /// The doubts about which the inventory can say something, with the uses in doubt; most uses first.
    var questions: [(doubt: Doubt, sample: UseSample)] {
        doubts.filter { !$0.key.missing.isEmpty }.map { (doubt: $0.key, sample: samples[$0.value]) }
            .sorted { left, right in
                if left.sample.uses != right.sample.uses { return left.sample.uses > right.sample.uses }
                let names = (left.doubt.missing.map(\.rawValue), right.doubt.missing.map(\.rawValue))
                if names.0 != names.1 { return names.0.lexicographicallyPrecedes(names.1) }
                return left.doubt.rules.lexicographicallyPrecedes(right.doubt.rules)
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
    /// Whether the inventory can settle all of it.
    var isSettledByInventory: Bool { contested.isEmpty && unknownStarts.isEmpty && unsureLists.isEmpty }

    /// The ids of everything that sources leave open, for a stable order.
    var rules: [String] { (contested + unknownStarts).map(\.text) + unsureLists.map(\.text) }

    /// Says what only sources can settle; `list` joins ids and makes them safe to print.
    func displayText(_ list: ([String]) -> String) -> String {
        var parts: [String] = []
        if !contested.isEmpty { parts.append("the source of \(list(contested.map(\.text))) is doubtful or contested") }
        if !unknownStarts.isEmpty {
            let verb = unknownStarts.count == 1 ? "is" : "are"
            parts.append("nobody knows since when \(list(unknownStarts.map(\.text))) \(verb) in force")
        }
        if !unsureLists.isEmpty {
            parts.append("no source tells whether \(list(unsureLists.map(\.text))) listed the place that day")
        }
        return parts.joined(separator: "; ")
    }
}
