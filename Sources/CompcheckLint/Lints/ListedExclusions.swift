import CompcheckModel

/// Finds rules about everywhere outside a list that count a part of a listed country as listed.
///
/// It reports parts that other rules or groups treat apart from their country, such as Crimea with a list that
/// names Ukraine.
struct ListedExclusions {
    /// A jurisdiction that a rule or a group names without the country around it.
    private struct Part {
        let code: JurisdictionCode
        /// The groups that name it without its country, and below the rules that do.
        var groups: Set<GroupID> = []
        var rules: Set<RuleID> = []
    }

    private let subject: Subject
    private let parts: [Part]

    private init(_ subject: Subject) {
        self.subject = subject
        let jurisdictions = subject.index.jurisdictions
        parts = subject.index.catalogue.jurisdictions.map(\.code).compactMap { code in
            let around = Set(jurisdictions.chain(of: code).dropFirst())
            guard !around.isEmpty else { return nil }
            func standsApart(_ codes: [JurisdictionCode]) -> Bool {
                codes.contains(code) && around.isDisjoint(with: codes)
            }
            var part = Part(code: code)
            for group in subject.index.catalogue.groups where standsApart(group.entries.map(\.code)) {
                part.groups.insert(group.id)
            }
            for rule in subject.rulebook.rules
            where rule.jurisdictionConditions.contains(where: { standsApart($0.values.map { JurisdictionCode($0) }) }) {
                part.rules.insert(rule.id)
            }
            return part.groups.isEmpty && part.rules.isEmpty ? nil : part
        }
    }

    static func lints(_ subject: Subject) -> [Lint] {
        let exclusions = ListedExclusions(subject)
        return subject.rulebook.rules.flatMap { exclusions.lints($0) }
    }

    private func lints(_ rule: Rule) -> [Lint] {
        let named = Set(rule.jurisdictionConditions.flatMap(\.values))
        let lists = rule.jurisdictionConditions.filter { $0.test != .any }.flatMap(\.values)
        return Set(lists).sorted().compactMap { list in
            guard let group = subject.index.groups[GroupID(list)] else { return nil }
            let members = Set(group.members.map(\.code))
            let entries = Set(group.entries.map(\.code))
            let taken = parts.filter { part in
                let isNamed = ([part.code.text] + part.groups.map(\.text)).contains(where: named.contains)
                let isListed = !members.isDisjoint(with: subject.index.jurisdictions.chain(of: part.code).dropFirst())
                let others = part.rules.subtracting([rule.id])
                return isListed && !entries.contains(part.code) && !isNamed
                    && !(part.groups.isEmpty && others.isEmpty)
            }.map(\.code)
            guard !taken.isEmpty else { return nil }
            let codes = taken.map { "\(shown: $0)" }.joined(separator: ", ")
            let what =
                "counts \(codes) as listed because \(shown: list) names the surrounding country, but other rules or "
                + "groups treat it separately: name it here, or say under `lint` why the list means the whole country"
            return subject.lint(.listedExclusion, what, rule, at: "when")
        }
    }
}

extension Rule {
    /// All its conditions on jurisdictions.
    var jurisdictionConditions: [Condition] {
        allConditions.filter(\.attribute.holdsJurisdictions)
    }
}
