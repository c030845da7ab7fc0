package import CompcheckModel

extension Rule {
    /// Rules of all effects that override each other without a cycle.
    package static func random(_ count: Int, _ random: inout SplitMix64) -> [Rule] {
        // Shuffled, so that the order of ids is unrelated to who may override whom.
        let ids = (0..<count).map { RuleID("rule-\(($0 < 10 ? "0" : "") + String($0))") }.shuffled(using: &random)
        var effects: [Effect] = []
        return ids.indices.map { position in
            let targets = ids.indices.prefix(position).filter { effects[$0] != .notes }.map { ids[$0] }
            // An exemption always overrides something.
            let effect = random.pick([
                Effect.prohibits, .prohibits, .prohibits, .requires, .requires, .permits, .permits,
                targets.isEmpty ? .permits : .exempts, .notes,
            ])
            effects.append(effect)
            let overrides =
                switch effect {
                case .notes: [RuleID]()
                case .exempts: random.some(targets, 1...3)
                case .prohibits, .requires, .permits: random.oneIn(2) ? [] : random.some(targets, 0...3)
                }
            let needsPermission = effect == .requires || (effect == .prohibits && random.oneIn(4))
            return Rule(
                id: ids[position],
                title: "Rule \(position)",
                authority: "someone",
                effect: effect,
                requirement: needsPermission ? random.pick(["filing", "licence"]) : nil,
                severity: .medium,
                confidence: random.pick([.high, .high, .medium, .low, .contested]),
                overrides: overrides,
                when: .random(withAlternatives: random.oneIn(5), &random),
                unless: random.oneIn(4) ? .random(withAlternatives: random.oneIn(4), &random) : nil,
                lifecycle: .random(&random),
            )
        }
    }
}

extension Scope {
    package static func random(withAlternatives: Bool, _ random: inout SplitMix64) -> Scope {
        Scope(
            conditions(withAlternatives ? 0...1 : 1...2, &random),
            any: withAlternatives ? (0..<random.int(1...3)).map { _ in conditions(1...2, &random) } : [],
        )
    }

    /// Returns conditions on different attributes, because a rule file has each attribute once.
    private static func conditions(_ count: ClosedRange<Int>, _ random: inout SplitMix64) -> [Condition] {
        let attributes = random.oneIn(2) ? Attribute.allCases.filter(\.holdsJurisdictions) : Attribute.allCases
        return random.some(attributes, count).map { .random($0, &random) }
    }
}

extension Condition {
    package static func random(_ attribute: Attribute, _ random: inout SplitMix64) -> Condition {
        let tests: [Test] = attribute == .partyOwnerHalf ? [.any, .not] : [.any, .any, .not, .outside]
        return Condition(attribute, random.pick(tests), random.some(attribute.randomValues, 1...3))
    }
}

extension Attribute {
    /// Values that a condition may name, some of which no service has.
    package var randomValues: [String] {
        switch domain {
        case .jurisdictions: Catalogue.placeCodes.map(\.text) + Catalogue.groupIDs.map(\.text)
        case .vendors: Catalogue.vendorIDs.map(\.text)
        case .offerings: Catalogue.offeringIDs.map(\.text)
        case .vocabulary(let vocabulary): (Catalogue.words[vocabulary] ?? []).map(\.text)
        case .customers: Customer.allCases.map(\.rawValue)
        case .audiences: Audience.allCases.map(\.rawValue)
        case .families: Catalogue.familyIDs.map(\.text)
        case .weights: Weights.allCases.map(\.rawValue)
        case .free: self == .region ? ["REGION-0", "region1", "region2"] : ["one", "openai/two", "three"]
        }
    }
}

extension Lifecycle {
    /// Returns a lifecycle of events in order of date; the first has a kind that may come first.
    package static func random(_ random: inout SplitMix64) -> Lifecycle {
        if random.oneIn(4) { return Lifecycle([Event(day: .opening, kind: .effective)]) }
        let later = Event.Kind.allCases + [.effective, .effective, .enforced]
        let first = later.filter { $0 != .amended && $0 != .corrected }
        let days = (0..<random.int(1...4)).map { _ in Day.random(&random) }.sorted()
        return Lifecycle(
            days.enumerated().map { position, day in
                let kind = random.pick(position == 0 ? first + [.observed, .observed, .observed] : later)
                let hasBound = position == 0 && kind == .observed && random.oneIn(2)
                let notBefore = hasBound ? day.advanced(by: -random.int(0...40)) : nil
                return Event(day: day, kind: kind, notBefore: notBefore)
            }
        )
    }
}
