internal import CompcheckModel
internal import Yams

extension RuleReader {
    /// Reads `when` or `unless`, or one alternative of an `any`.
    func scope(_ entry: Entry, allowsAlternatives: Bool) -> Scope {
        var conditions: [Condition] = []
        var alternatives: [[Condition]] = []
        if entry.node.mapping?.isEmpty == true { entry.note("has no conditions: add at least one", at: entry.node) }
        for (key, value) in entry.node.mapping ?? [:] {
            guard let name = key.scalar?.string else {
                entry.note("the name of a condition must be text", at: key)
                continue
            }
            if name == "any" {
                if allowsAlternatives {
                    alternatives += self.alternatives(value, entry)
                } else {
                    entry.note("`any` cannot contain another `any`", at: key)
                }
            } else if let attribute = Attribute(rawValue: name) {
                if let condition = condition(attribute, value, entry) { conditions.append(condition) }
            } else {
                // Scopes belong to offerings and services; a rule asks where they let a request be computed.
                let hint =
                    ["scope", "scopes"].contains(name)
                    ? ": a scope decides where requests are computed, so ask for `hosting`"
                    : didYouMean(name, Attribute.allCases.map(\.rawValue))
                entry.note("unknown attribute \(said: name)" + hint, at: key)
            }
        }
        return Scope(conditions.sorted { $0.attribute.rawValue < $1.attribute.rawValue }, any: alternatives)
    }

    private func alternatives(_ value: Node, _ entry: Entry) -> [[Condition]] {
        guard let sequence = value.sequence, !sequence.isEmpty else {
            entry.note("`any` must be a non-empty list of maps", at: value)
            return []
        }
        return sequence.compactMap { node in
            Entry(node, file: entry.file, subject: entry.subject, log: log)
                .map { scope($0, allowsAlternatives: false).conditions }
        }
    }

    private func condition(_ attribute: Attribute, _ value: Node, _ entry: Entry) -> Condition? {
        var test = Condition.Test.any
        var values = value
        if let map = value.mapping {
            guard map.count == 1, let (key, inner) = map.first.map({ ($0.key, $0.value) }),
                let named = key.scalar.flatMap({ Condition.Test(rawValue: $0.string) }), named != .any
            else {
                entry.note("\(said: attribute.rawValue) takes values, `{not: …}` or `{outside: …}`", at: value)
                return nil
            }
            (test, values) = (named, inner)
        }
        if attribute == .partyOwnerHalf, test == .outside {
            entry.note("`party-owner-half` does not take `outside`", at: value)
        }
        let texts = entry.texts(values, attribute.rawValue)
        for text in texts { names.check(text, of: attribute, log) }
        guard !texts.isEmpty else { return nil }
        return Condition(attribute, test, Array(Set(texts.map(\.value))).sorted())
    }
}
