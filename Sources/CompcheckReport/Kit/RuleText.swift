package import CompcheckModel

/// Describes rules' conditions in words, with the titles of the groups that they name.
package struct RuleText {
    private let groups: [String: String]

    /// Creates the words for the rules of a catalogue.
    package init(_ catalogue: Catalogue) {
        groups = Dictionary(catalogue.groups.map { ($0.id.text, $0.title) }) { first, _ in first }
    }

    /// Returns a line for each condition that must hold.
    package func lines(_ scope: Scope) -> [String] {
        var lines = scope.conditions.map(describe)
        if !scope.alternatives.isEmpty {
            let choices = scope.alternatives.map { $0.map(describe).joined(separator: " and ") }
            lines.append(choices.count == 1 ? choices[0] : "either " + choices.joined(separator: ", or "))
        }
        return lines
    }

    /// Returns a condition as a sentence.
    package func describe(_ condition: Condition) -> String {
        let values = condition.values.map(named)
        let either = listed(values, "or")
        switch condition.attribute {
        case .ownerMajority: return owned(condition.test, either, "hold more than half of the organisation")
        case .ownerHalf: return owned(condition.test, either, "hold at least half of the organisation")
        case .partyOwnerHalf:
            let claim = "\(listed(values, "and")) together hold at least half of a party or of the organisation"
            return condition.test == .not ? "it is not so that " + claim : claim
        default: break
        }
        let subject = "the " + condition.attribute.noun
        return switch condition.test {
        case .any: "\(subject) is \(either)"
        case .not:
            "\(subject) is \(values.count == 1 ? "not" : "none of") \(values.count == 1 ? either : listed(values, "and"))"
        case .outside: "\(subject) is, at least in part, outside \(listed(values, "and"))"
        }
    }

    private func owned(_ test: Condition.Test, _ jurisdictions: String, _ share: String) -> String {
        switch test {
        case .any: "owners in \(jurisdictions) \(share)"
        case .not: "it is not so that owners in \(jurisdictions) \(share)"
        case .outside: "owners outside \(jurisdictions) \(share)"
        }
    }

    /// Returns a value, with its title if it is a group.
    package func named(_ value: String) -> String { groups[value].map { "\(value) (\($0))" } ?? value }
}

extension Attribute {
    /// A noun for the attribute.
    package var noun: String {
        switch self {
        case .jurisdiction: "place of use"
        case .hosting: "place of hosting"
        case .egress: "place from which requests leave"
        case .family: "model family"
        case .weights: "availability of the weights"
        case .seat: "organisation's seat"
        case .customer: "kind of customer"
        case .data: "kind of data"
        case .vendorSeat: "vendor's seat"
        case .operatorSeat: "operator's seat"
        case .developerSeat: "developer's seat"
        case .party: "vendor, operator, developer or another party"
        case .vendor, .offering, .operator, .developer, .model, .route, .region, .audience, .capability, .modality,
            .tag, .ownerMajority, .ownerHalf, .partyOwnerHalf:
            rawValue
        }
    }
}
