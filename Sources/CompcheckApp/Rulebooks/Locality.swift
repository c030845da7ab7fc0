internal import CompcheckChecker
internal import CompcheckModel

/// A filter for rules that may apply to a use in one jurisdiction.
///
/// It looks only at conditions on the use's jurisdiction; all others may hold. So rules without such a condition
/// are kept, and so are rules about a part of the jurisdiction.
struct Locality {
    private let jurisdiction: JurisdictionCode
    private let jurisdictions: JurisdictionIndex
    private let groups: [String: PlaceList<JurisdictionCode>]

    /// Creates the filter for a jurisdiction of a catalogue; groups say what they say on the day.
    init(_ jurisdiction: JurisdictionCode, in catalogue: Catalogue, on day: Day) {
        self.jurisdiction = jurisdiction
        let jurisdictions = JurisdictionIndex(catalogue.jurisdictions)
        self.jurisdictions = jurisdictions
        groups = Dictionary(
            catalogue.groups.map { group in
                let reading = group.reading(on: day)
                return (
                    group.id.text,
                    PlaceList(reading.entries, others: reading.others, chain: jurisdictions.chain),
                )
            }
        ) { first, _ in first }
    }

    /// Returns whether a rule may apply to a use there.
    func mayHold(_ rule: Rule) -> Bool {
        guard rule.when.conditions.allSatisfy(mayHold), !(rule.unless.map(mustHold) ?? false) else { return false }
        let alternatives = rule.when.alternatives
        return alternatives.isEmpty || alternatives.contains { $0.allSatisfy(mayHold) }
    }

    private func mayHold(_ condition: Condition) -> Bool {
        guard condition.attribute == .jurisdiction else { return true }
        switch condition.test {
        case .any: return memberships(condition).contains { $0 != .absent }
        case .not, .outside: return !memberships(condition).contains(.member)
        }
    }

    /// Returns whether a scope certainly holds: all its conditions are on the jurisdiction, and they hold.
    private func mustHold(_ scope: Scope) -> Bool {
        scope.conditions.allSatisfy(mustHold)
            && (scope.alternatives.isEmpty || scope.alternatives.contains { $0.allSatisfy(mustHold) })
    }

    private func mustHold(_ condition: Condition) -> Bool {
        guard condition.attribute == .jurisdiction else { return false }
        switch condition.test {
        case .any: return memberships(condition).contains(.member)
        case .not, .outside: return memberships(condition).allSatisfy { $0 == .absent }
        }
    }

    /// Returns, for each value of a condition, whether the jurisdiction lies in it.
    private func memberships(_ condition: Condition) -> [Membership] {
        condition.values.map { value in
            let list =
                groups[value] ?? PlaceList([JurisdictionCode(value): .member], chain: jurisdictions.chain)
            return list.membership(of: jurisdiction, excluding: [], chain: jurisdictions.chain)
        }
    }
}
