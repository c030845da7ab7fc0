internal import CompcheckModel

/// A filter for rules that may apply to a use in one jurisdiction.
///
/// It looks only at conditions on the use's jurisdiction; all others may hold. So rules without such a condition
/// are kept, and so are rules about a part of the jurisdiction.
struct Locality {
    private let jurisdiction: JurisdictionCode
    private let jurisdictions: JurisdictionIndex
    private let members: [String: [JurisdictionCode]]

    /// Creates the filter for a jurisdiction of a catalogue; groups have their members of the day.
    init(_ jurisdiction: JurisdictionCode, in catalogue: Catalogue, on day: Day) {
        self.jurisdiction = jurisdiction
        jurisdictions = JurisdictionIndex(catalogue.jurisdictions)
        members = Dictionary(
            catalogue.groups.map { ($0.id.text, $0.members.filter { $0.belongs(on: day) }.map(\.code)) }
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
        case .any: return isInside(condition) || holdsPart(of: condition)
        case .not, .outside: return !isInside(condition)
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
        case .any: return isInside(condition)
        case .not, .outside: return !isInside(condition) && !holdsPart(of: condition)
        }
    }

    private func isInside(_ condition: Condition) -> Bool {
        wanted(condition).contains { jurisdictions.isInside(jurisdiction, $0) }
    }

    private func holdsPart(of condition: Condition) -> Bool {
        wanted(condition).contains { jurisdictions.isInside($0, jurisdiction) }
    }

    private func wanted(_ condition: Condition) -> [JurisdictionCode] {
        condition.values.flatMap { members[$0] ?? [JurisdictionCode($0)] }
    }
}
