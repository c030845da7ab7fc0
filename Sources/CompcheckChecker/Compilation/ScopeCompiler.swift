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
        let groups = condition.values.compactMap { index.groups[GroupID($0)] }
        let codes = condition.values.filter { index.groups[GroupID($0)] == nil }
            .map { table.number(of: JurisdictionCode($0)) }
        let sets = periods.map { JurisdictionSet(codes: Set(codes), groups: groups, on: $0, table) }
        // Most conditions name no group that changes: one set serves all periods.
        return sets.allSatisfy { $0 == sets[0] } ? [sets[0]] : sets
    }
}
