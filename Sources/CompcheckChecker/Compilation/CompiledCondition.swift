import CompcheckModel

/// A condition compiled for one question: values are numbers, and groups are expanded for each period of days.
///
/// A class because it is evaluated again and again, and passed around without being copied.
final class CompiledCondition {
    /// The condition's values in the form in which they are compared.
    enum Wanted {
        /// Numbers that are the same on every day.
        case values(Set<ValueNumber>)
        /// Jurisdictions: one set if it is the same in all periods, else one for each period.
        case jurisdictions([JurisdictionSet])
    }

    /// The condition as the rule states it.
    let source: Condition
    let attribute: Attribute
    let test: Condition.Test
    let wanted: Wanted
    /// Whether it must hold for every value, as the condition of a permission must.
    let coversWhole: Bool
    /// The position of its attribute's values in a profile.
    private let slot: Int

    init(_ source: Condition, wanted: Wanted, coversWhole: Bool) {
        self.source = source
        attribute = source.attribute
        test = source.test
        self.wanted = wanted
        self.coversWhole = coversWhole
        slot = source.attribute.slot
    }

    /// Returns whether it may hold in a jurisdiction, whatever else is known of the use.
    func mayHold(for jurisdiction: ValueNumber, _ table: ValueTable) -> Bool {
        guard attribute == .jurisdiction, case .jurisdictions(let sets) = wanted else { return true }
        return sets.contains { $0.holds(jurisdiction, table) != (test == .any ? .no : .yes) }
    }

    /// The relative cost of evaluating it; the order of conditions changes no answer.
    var cost: Int {
        if attribute.addsShares { return 3 }
        if attribute == .jurisdiction { return 2 }
        return attribute.holdsJurisdictions ? 1 : 0
    }

    /// Whether its truth may differ from period to period.
    var changes: Bool {
        if case .jurisdictions(let sets) = wanted { sets.count > 1 } else { false }
    }

    func truth(_ use: UseView, period: Int) -> Truth {
        switch attribute {
        case .ownerMajority, .ownerHalf: ownership(use, period)
        case .partyOwnerHalf: partyOwnership(use)
        default: comparison(use, period)
        }
    }

    // MARK: Comparing values

    private func comparison(_ use: UseView, _ period: Int) -> Truth {
        let values = asked(of: use)
        let isInside = { self.inside($0, use, period) }
        switch test {
        case .any: return coversWhole ? values.all(isInside) : values.any(isInside)
        case .not: return !values.any(isInside)
        case .outside: return coversWhole ? values.all { !isInside($0) } : values.any { !isInside($0) }
        }
    }

    private func asked(of use: UseView) -> AttributeValues {
        isPlaceOfUse(use) ? use.jurisdiction : use.profile[slot]
    }

    /// Whether the attribute has the place of use as its value: then the places outside it are known too.
    private func isPlaceOfUse(_ use: UseView) -> Bool {
        attribute == .jurisdiction || attribute == .egress && use.profile.leavesFromPlaceOfUse
    }

    private func inside(_ value: AttributeValues.Value, _ use: UseView, _ period: Int) -> Truth {
        switch wanted {
        case .values(let numbers): numbers.contains(value.number) ? .yes : .no
        case .jurisdictions(let sets):
            sets[sets.count == 1 ? 0 : period]
                .holds(value.number, use.table, excluded: excluded(use))
        }
    }

    /// Returns the places where the service says that it is not used, as far as they matter to the condition.
    private func excluded(_ use: UseView) -> [ValueNumber] { isPlaceOfUse(use) ? use.profile.notIn : [] }

    // MARK: Adding shares

    private func ownership(_ use: UseView, _ period: Int) -> Truth {
        guard case .jurisdictions(let sets) = wanted else { return .no }
        let set = sets[sets.count == 1 ? 0 : period]
        guard let owners = use.profile.owners else { return .unknown }
        var certain = Share.none
        var possible = Share.none
        for owner in owners {
            let inside = owner.jurisdiction.map { set.holds($0, use.table) } ?? .unknown
            switch test == .outside ? !inside : inside {
            case .yes: certain = certain + owner.share
            case .unknown: possible = possible + owner.share
            case .no: break
            }
        }
        func isEnough(_ share: Share) -> Bool { attribute == .ownerMajority ? share > .half : share >= .half }
        let truth: Truth = isEnough(certain) ? .yes : isEnough(certain + possible) ? .unknown : .no
        return test == .not ? !truth : truth
    }

    private func partyOwnership(_ use: UseView) -> Truth {
        guard case .values(let wanted) = wanted else { return .no }
        let byParty = use.profile[.party].any { party in
            let held = use.profile.holdings[party.text]?.owners.filter { wanted.contains($0.key) }.values
            return (held?.reduce(Share.none, +) ?? .none) >= .half ? .yes : .no
        }
        let ofOrganization = (use.profile.owners ?? [])
            .filter { $0.party.map(wanted.contains) ?? false }
            .reduce(Share.none) { $0 + $1.share }
        let truth = byParty || (ofOrganization >= .half ? .yes : .no)
        return test == .not ? !truth : truth
    }
}

/// One use in the form in which conditions evaluate it.
///
/// A class because it is passed to every condition of every rule.
final class UseView {
    let profile: Profile
    let jurisdiction: AttributeValues
    let table: ValueTable

    init(_ profile: Profile, in code: JurisdictionCode, _ table: ValueTable) {
        self.profile = profile
        jurisdiction = AttributeValues(known: [.init(number: table.number(of: code), text: code.text)])
        self.table = table
    }
}

extension CompiledCondition {
    /// Returns the values of the use that meet the condition; all of them if it asks for an absence.
    ///
    /// For ownership, these are the shares.
    func values(_ use: UseView, period: Int) -> [String] {
        if attribute.addsShares { return (use.profile.owners ?? []).map(\.share.description) }
        let asked = asked(of: use)
        let values = asked.known + asked.candidates.compactMap(\.self)
        switch test {
        case .not: return values.map(\.text)
        case .any: return values.filter { inside($0, use, period) == .yes }.map(\.text)
        case .outside: return values.filter { inside($0, use, period) == .no }.map(\.text)
        }
    }

    /// Returns the groups that do not say, for that day, whether the use's values are on them.
    func unsureGroups(_ use: UseView, period: Int) -> [GroupID] {
        guard !attribute.addsShares, case .jurisdictions(let sets) = wanted else { return [] }
        let asked = asked(of: use)
        let values = asked.known + asked.candidates.compactMap(\.self)
        return values.flatMap { sets[sets.count == 1 ? 0 : period].unsure(of: $0.number, use.table) }
    }

    /// Returns whether no statement of the inventory settles an unknown condition: all values are stated, and a list
    /// does not say for that day whether they are on it, nor any part of them.
    func isLeftOpenOnlyByLists(_ use: UseView, period: Int) -> Bool {
        guard !attribute.addsShares, case .jurisdictions(let sets) = wanted else { return false }
        let asked = asked(of: use)
        guard !asked.isOpen, asked.candidates.isEmpty else { return false }
        let set = sets[sets.count == 1 ? 0 : period]
        return asked.known.allSatisfy {
            inside($0, use, period) != .unknown
                || set.isUniform(in: $0.number, use.table, excluded: excluded(use))
        }
    }
}
