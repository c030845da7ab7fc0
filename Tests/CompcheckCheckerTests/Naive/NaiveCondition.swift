import CompcheckModel

/// Conditions, implemented directly from docs/design.md §4.1; nil stands for unknown.
extension NaiveUse {
    /// Whether a rule matches on a day, before its exceptions.
    func matches(_ rule: Rule, on day: Day) -> Bool? {
        let applies = matches(rule.when, on: day, isPermission: rule.effect == .permits)
        guard let unless = rule.unless else { return applies }
        return all([applies, not(matches(unless, on: day, isPermission: false))])
    }

    func matches(_ scope: Scope, on day: Day, isPermission: Bool) -> Bool? {
        let conditions = all(scope.conditions.map { holds($0, on: day, isPermission: isPermission) })
        guard !scope.alternatives.isEmpty else { return conditions }
        let alternatives = scope.alternatives.map { all($0.map { holds($0, on: day, isPermission: isPermission) }) }
        return all([conditions, some(alternatives)])
    }

    func holds(_ condition: Condition, on day: Day, isPermission: Bool) -> Bool? {
        switch condition.test {
        case .any: return holds(condition, on: day, isPermission, isOutside: false)
        case .not: return not(holds(condition, on: day, false, isOutside: false))
        case .outside: return holds(condition, on: day, isPermission, isOutside: true)
        }
    }

    private func holds(_ condition: Condition, on day: Day, _ isPermission: Bool, isOutside: Bool) -> Bool? {
        let wanted = wanted(condition, on: day)
        switch condition.attribute {
        case .ownerMajority: return owned(wanted, isOutside) { $0 > .half }
        case .ownerHalf: return owned(wanted, isOutside) { $0 >= .half }
        case .partyOwnerHalf: return partyOwned(wanted)
        case .party, .tag: return holds(condition.attribute, wanted, isOutside, forEvery: false)
        default: return holds(condition.attribute, wanted, isOutside, forEvery: isPermission)
        }
    }

    /// Returns the values, with groups expanded to their members on that day.
    private func wanted(_ condition: Condition, on day: Day) -> [String] {
        if condition.attribute == .region {
            return condition.values.map { $0.lowercased().split(separator: " ").joined() }
        }
        guard condition.attribute.holdsJurisdictions else { return condition.values }
        return condition.values.flatMap { value in
            catalogue.groups.first { $0.id.text == value }?.members.filter { member in
                (member.from.map { $0 <= day } ?? true) && (member.until.map { day < $0 } ?? true)
            }.map(\.code.text) ?? [value]
        }
    }

    private func holds(_ attribute: Attribute, _ wanted: [String], _ isOutside: Bool, forEvery: Bool) -> Bool? {
        let set = sets[attribute] ?? .unknown
        func meets(_ value: String) -> Bool? {
            guard attribute.holdsJurisdictions else { return wanted.contains(value) != isOutside }
            let isInside = isInside(value, wanted, notIn: attribute == .jurisdiction ? said.notIn.map(\.text) : [])
            return isOutside ? not(isInside) : isInside
        }
        let known = set.known.map(meets)
        let candidates = set.candidates.map { $0.map(meets) ?? nil }
        // At least one candidate: true for one of them if for all, and for all of them only if for all.
        let candidate: Bool? = Set(candidates).count == 1 ? candidates[0] : nil
        let open: [Bool?] = set.isOpen ? [nil] : []
        let truths = known + (candidates.isEmpty ? [] : [candidate]) + open
        return forEvery ? (truths.isEmpty ? false : all(truths)) : some(truths)
    }

    /// Returns whether a jurisdiction is inside a wanted one; nil if it only contains one that is not excluded.
    private func isInside(_ value: String, _ wanted: [String], notIn: [String]) -> Bool? {
        if wanted.contains(where: { lies(value, in: $0) }) { return true }
        let contained = wanted.filter { lies($0, in: value) }
        return contained.allSatisfy { place in notIn.contains { lies(place, in: $0) } } ? false : nil
    }

    func lies(_ inner: String, in outer: String) -> Bool {
        if inner == outer { return true }
        if let within = catalogue.jurisdictions.first(where: { $0.code.text == inner })?.within,
            lies(within.text, in: outer)
        {
            return true
        }
        guard let dash = inner.firstIndex(of: "-") else { return false }
        return lies(String(inner[..<dash]), in: outer)
    }

    // MARK: Shares

    private func owned(_ wanted: [String], _ isOutside: Bool, isEnough: (Share) -> Bool) -> Bool? {
        guard let owners = said.owners else { return nil }
        func sum(_ counts: (Bool?) -> Bool) -> Share {
            owners.filter { owner in
                let inside = owner.jurisdiction.map { isInside($0.text, wanted, notIn: []) } ?? nil
                return counts(isOutside ? not(inside) : inside)
            }.reduce(Share.none) { $0 + $1.share }
        }
        if isEnough(sum { $0 == true }) { return true }
        return isEnough(sum { $0 != false }) ? nil : false
    }

    private func partyOwned(_ wanted: [String]) -> Bool? {
        func isHalf(_ shares: [Share]) -> Bool { shares.reduce(Share.none, +) >= .half }
        func isHeld(_ party: String) -> Bool {
            isHalf((vendor(party)?.owners ?? []).filter { wanted.contains($0.vendor.text) }.map(\.share))
        }
        let own = (said.owners ?? []).filter { owner in
            if case .known(let id) = owner.party { wanted.contains(id.text) } else { false }
        }
        let parties = sets[.party] ?? .unknown
        let candidates = parties.candidates.compactMap(\.self).map(isHeld)
        if isHalf(own.map(\.share)) || parties.known.contains(where: isHeld) { return true }
        if !candidates.isEmpty, !candidates.contains(false) { return true }
        return candidates.contains(true) || parties.isOpen ? nil : false
    }
}

/// Kleene's conjunction.
func all(_ truths: [Bool?]) -> Bool? { truths.contains(false) ? false : truths.contains(nil) ? nil : true }

/// Kleene's disjunction.
func some(_ truths: [Bool?]) -> Bool? { truths.contains(true) ? true : truths.contains(nil) ? nil : false }

/// Kleene's negation.
func not(_ truth: Bool?) -> Bool? { truth.map { !$0 } }
