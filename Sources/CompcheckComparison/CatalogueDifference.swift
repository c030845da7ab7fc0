package import CompcheckModel

/// The differences between the catalogues of two runs that can change what a rule decides.
package struct CatalogueDifference {
    /// Whether jurisdictions, vendors, offerings, scopes or models differ, so that services may be recognised differently.
    private let recognition: Bool
    private let groupsThatDiffer: Set<String>
    /// Groups that say something else of a place between the two days.
    private let groupsThatMove: Set<String>

    package init(_ before: ComparedRun, _ after: ComparedRun) {
        let (old, new) = (before.rulebook.catalogue, after.rulebook.catalogue)
        let isSame = before.record.rulebookDigest == after.record.rulebookDigest
        recognition =
            !isSame
            && (old.jurisdictions != new.jurisdictions || old.vendors != new.vendors || old.offerings != new.offerings
                || old.scopes != new.scopes || old.models != new.models)
        groupsThatDiffer =
            isSame ? [] : Set(Set(old.groups).symmetricDifference(Set(new.groups)).map(\.id.text))
        let days = min(before.day, after.day)...max(before.day, after.day)
        let moving = (old.groups + new.groups).filter { group in
            group.reading(on: days.lowerBound) != group.reading(on: days.upperBound)
        }
        groupsThatMove = Set(moving.map(\.id.text))
    }

    /// Returns why a rule may decide differently with the same standing; a side is nil if its run lacks the rule.
    package func causes(_ before: Rule?, _ after: Rule?) -> Set<ChangeCause> {
        var causes: Set<ChangeCause> = recognition ? [.rule] : []
        if before?.decision != after?.decision { causes.insert(.rule) }
        let named = [before, after].compactMap(\.self).flatMap(\.allConditions).flatMap(\.values)
        if named.contains(where: groupsThatDiffer.contains) { causes.insert(.rule) }
        if named.contains(where: groupsThatMove.contains) { causes.insert(.date) }
        return causes
    }
}

/// The parts of a rule that decide an answer, apart from its standing.
private struct Decision: Equatable {
    let effect: Rule.Effect
    let requirement: RequirementID?
    let isDoubtful: Bool
    let overrides: [RuleID]
    let when: Scope
    let unless: Scope?
}

extension Rule {
    fileprivate var decision: Decision {
        Decision(
            effect: effect,
            requirement: requirement,
            isDoubtful: confidence.isDoubtful,
            overrides: overrides,
            when: when,
            unless: unless,
        )
    }
}
