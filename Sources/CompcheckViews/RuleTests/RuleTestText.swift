package import CompcheckLint
package import CompcheckModel

extension RuleTestOutcome {
    /// A line for the test, and for a failed one also a line for each difference.
    package var text: String {
        let head = "\(test.subject)  \(test.on)  \(test.use)"
        guard !passed else { return "ok    \(head)  \(got)" }
        let lines = misses.flatMap { miss in
            switch miss {
            case .verdict(let expected, let got):
                ["- verdict \(expected.rawValue)", "+ verdict \(got.rawValue)" + bearing]
            case .bite(let rule, let expected, let got):
                ["- \(rule): bites \(expected.rawValue)", "+ \(rule): bites \(got.rawValue)"]
            }
        }
        let location = test.location.map { ["\($0)"] } ?? []
        return (["FAIL  \(head)"] + (location + lines).map { "      " + $0 }).joined(separator: "\n")
    }

    private var got: String {
        let bites = test.expectations.map(\.bites)
        let verdict = answer.verdict.rawValue
        guard test.expectations.count == 1, let bite = bites.first else { return verdict }
        return switch bite {
        case .yes: "\(verdict), bites"
        case .possibly: "\(verdict), bites possibly"
        case .no: "\(verdict), does not bite"
        }
    }

    /// The rules that apply to the use, to show where a verdict came from.
    private var bearing: String {
        let rules = answer.findings.map(\.rule.id.text) + answer.permissions.map(\.rule.id.text)
        return rules.isEmpty ? ", no rule bears on it" : ", by " + rules.joined(separator: ", ")
    }
}

extension CoverageGap {
    /// Returns the gap in a line, with its location.
    package func text(_ origins: Origins) -> String {
        let (key, what): (String, String) =
            switch kind {
            case .bite: ("examples", "no example in which it bites")
            case .nearMiss: ("examples", "no near miss (`bites: no`)")
            case .eve(let day): ("examples", "no example on \(day), the day before it began")
            case .event(let event):
                ("lifecycle", "no example between \(event.day) (\(event.kind.rawValue)) and the next event")
            case .clause(let clause): (clause.key, "every example comes out the same without `\(clause)`")
            }
        let location = origins.rule(rule, key).map { "\($0): " } ?? ""
        return "gap   \(location)\(rule): \(what)"
    }
}

extension Clause {
    /// Its key in the rule file.
    fileprivate var key: String {
        switch self {
        case .condition, .alternative: "when"
        case .unless: "unless"
        case .override: "overrides"
        }
    }
}
