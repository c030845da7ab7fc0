import CompcheckModel

/// Finds lists of places that count as allowed and that nobody has read for a year.
enum AllowLists {
    static func lints(_ subject: Subject) -> [Lint] {
        let yearAgo = subject.today.monthsEarlier(12)
        return subject.index.catalogue.groups.compactMap { group in
            let rules = subject.rulebook.rules.filter { $0.allows(by: group.id) }
            guard !rules.isEmpty, let newest = newestDay(of: group, rules, subject.today), newest < yearAgo else {
                return nil
            }
            let what =
                "group \(shown: group.id): the newest copy of this list is of \(newest), and rules count it as allowed: "
                + "read it again, and set `opened` of the rules that name it"
            return Lint(
                name: .staleList,
                what: what,
                rules: rules.map(\.id),
                location: subject.origins[.entry(.group, group.id.text)],
            )
        }
    }

    /// Returns the last day on which the list is known to have been read; nil if no day is known.
    private static func newestDay(of group: JurisdictionGroup, _ rules: [Rule], _ today: Day) -> Day? {
        (group.days + rules.flatMap(\.references).compactMap(\.opened)).filter { $0 <= today }.max()
    }
}

extension Rule {
    /// Returns whether being on the list spares a use from the rule, or permits it.
    fileprivate func allows(by group: GroupID) -> Bool {
        allConditions.contains { condition in
            condition.attribute.holdsJurisdictions && condition.values.contains(group.text)
                && (effect.allows ? condition.test == .any : condition.test != .any)
        }
    }
}
