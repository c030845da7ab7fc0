import CompcheckModel

/// Compiles conditions: values become numbers, and groups become their members in each period of days.
struct ScopeCompiler {
    let index: CatalogueIndex
    let periods: [Day]
    let table: ValueTable

    /// Compiles a scope; the conditions in the `when` of a permission must hold for every value.
    func compile(_ scope: Scope, coversWhole: Bool) -> CompiledRule.CompiledScope {
        CompiledRule.CompiledScope(
            // Cheap and selective conditions first: every rule that is evaluated already fits the jurisdiction.
            conditions: scope.conditions.map { compile($0, coversWhole) }.sorted { $0.cost < $1.cost },
            alternatives: scope.alternatives.map { $0.map { compile($0, coversWhole) } },
        )
    }

    private func compile(_ condition: Condition, _ coversWhole: Bool) -> CompiledCondition {
        CompiledCondition(
            condition,
            wanted: condition.attribute.holdsJurisdictions
                ? .jurisdictions(jurisdictions(condition)) : .values(values(condition)),
            coversWhole: coversWhole && condition.attribute.isCoveredWhole,
        )
    }

    private func values(_ condition: Condition) -> Set<ValueNumber> {
        Set(condition.values.map { table.name(condition.attribute == .region ? $0.foldedRegion : $0) })
    }

    private func jurisdictions(_ condition: Condition) -> [JurisdictionSet] {
        let sets = periods.map { day in
            JurisdictionSet(Set(condition.values.flatMap { members($0, on: day) }), table)
        }
        // Most conditions name no group that changes: one set serves all periods.
        return sets.allSatisfy { $0 == sets[0] } ? [sets[0]] : sets
    }

    private func members(_ value: String, on day: Day) -> [ValueNumber] {
        guard let group = index.groups[GroupID(value)] else { return [table.number(of: JurisdictionCode(value))] }
        return group.members.filter { $0.belongs(on: day) }.map { table.number(of: $0.code) }
    }
}
