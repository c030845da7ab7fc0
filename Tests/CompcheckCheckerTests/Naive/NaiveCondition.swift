import CompcheckModel

/// Conditions, implemented directly from docs/design.md §4.1; nil stands for unknown.
extension NaiveUse {
    /// Whether a rule matches on a day, before its exceptions.
    func matches(_ rule: Rule, on day: Day) -> Bool? {
        let applies = matches(rule.when, on: day, isPermission: rule.effect == .permits || rule.effect == .exempts)
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
        let wanted = condition.attribute.holdsJurisdictions ? NaiveWanted(condition, catalogue, day) : nil
        let words = condition.attribute == .region ? condition.values.map(folded) : condition.values
        switch condition.attribute {
        case .ownerMajority: return owned(wanted, isOutside) { $0 > .half }
        case .ownerHalf: return owned(wanted, isOutside) { $0 >= .half }
        case .partyOwnerHalf: return partyOwned(words)
        case .party, .tag: return holds(condition.attribute, words, wanted, isOutside, forEvery: false)
        default: return holds(condition.attribute, words, wanted, isOutside, forEvery: isPermission)
        }
    }

    private func folded(_ region: String) -> String { region.lowercased().split(separator: " ").joined() }

    private func holds(
        _ attribute: Attribute,
        _ words: [String],
        _ wanted: NaiveWanted?,
        _ isOutside: Bool,
        forEvery: Bool,
    ) -> Bool? {
        let set = sets[attribute] ?? .unknown
        func meets(_ value: String) -> Bool? {
            guard let wanted else { return words.contains(value) != isOutside }
            let isPlaceOfUse = attribute == .jurisdiction || attribute == .egress && said.egress == nil
            let isInside = isInside(value, wanted, notIn: isPlaceOfUse ? said.notIn.map(\.text) : [])
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

    /// Returns whether a jurisdiction is inside a wanted one; nil if that is not known.
    private func isInside(_ value: String, _ wanted: NaiveWanted, notIn: [String]) -> Bool? {
        func isExcluded(_ place: String) -> Bool { notIn.contains { lies(place, in: $0) } }
        let byCode = wanted.codes.map { code -> Bool? in
            if lies(value, in: code) { return true }
            return lies(code, in: value) && !isExcluded(code) ? nil : false
        }
        let byGroup = wanted.lists.map { list -> Bool? in
            // The nearest is the one inside all others that contain the value.
            let around = list.entries.filter { lies(value, in: $0.place) }
            let nearest = around.first { entry in around.allSatisfy { lies(entry.place, in: $0.place) } }
            let answer = nearest.map(\.isIn) ?? list.others
            let inside = list.entries.filter { $0.place != value && lies($0.place, in: value) && $0.isIn != answer }
            return inside.allSatisfy { isExcluded($0.place) } ? answer : nil
        }
        return some(byCode + byGroup)
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

    private func owned(_ wanted: NaiveWanted?, _ isOutside: Bool, isEnough: (Share) -> Bool) -> Bool? {
        guard let owners = said.owners, let wanted else { return nil }
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

/// What a condition on jurisdictions asks for on a day.
struct NaiveWanted {
    /// A group as it counts on that day.
    struct List {
        /// Its entries; nil stands for a place of which nobody knows whether it is in.
        let entries: [(place: String, isIn: Bool?)]
        let others: Bool?
    }

    let codes: [String]
    let lists: [List]

    init(_ condition: Condition, _ catalogue: Catalogue, _ day: Day) {
        let groups = condition.values.compactMap { value in catalogue.groups.first { $0.id.text == value } }
        codes = condition.values.filter { value in !groups.contains { $0.id.text == value } }
        lists = groups.map { group in
            func counts(_ entry: JurisdictionGroup.Member) -> Bool {
                (entry.from.map { $0 <= day } ?? true) && (entry.until.map { day < $0 } ?? true)
            }
            let isBeforeTheOldestCopy = group.knownSince.map { day < $0 } ?? false
            var entries: [(place: String, isIn: Bool?)] = []
            for code in Set(group.members.map(\.code)) {
                let ofCode = group.members.filter { $0.code == code }
                if let current = ofCode.first(where: counts) {
                    entries.append((code.text, isBeforeTheOldestCopy && current.from == nil ? nil : true))
                } else if isBeforeTheOldestCopy {
                    entries.append((code.text, false))
                }
            }
            entries += (group.unsure ?? []).filter(counts).map { ($0.code.text, nil) }
            entries += (group.absent ?? []).filter(counts).map { ($0.code.text, false) }
            return List(entries: entries, others: isBeforeTheOldestCopy ? nil : false)
        }
    }
}
