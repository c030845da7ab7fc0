import CompcheckChecker
import CompcheckModel

/// A small rulebook for table-driven tests: its own rules with a catalogue of a few jurisdictions and vendors.
struct Small {
    var rules: [Rule]
    var groups: [JurisdictionGroup] = []
    var scopes: [ComputeScope] = []
    var models: [ModelFamily] = []
    var vendors: [Vendor] = []
    var offerings: [Offering] = []

    var rulebook: Rulebook {
        Rulebook(
            rules: rules,
            catalogue: Catalogue(
                jurisdictions: [
                    Jurisdiction(code: "CN", name: "China"), Jurisdiction(code: "FR", name: "France"),
                    Jurisdiction(code: "HK", name: "Hong Kong", within: "CN"),
                    Jurisdiction(code: "UA", name: "Ukraine"), Jurisdiction(code: "US", name: "United States"),
                ],
                groups: groups,
                scopes: scopes,
                models: models,
                vendors: vendors,
                offerings: offerings,
            ),
            origin: "test",
        )
    }

    /// Returns the answer for a service in one jurisdiction.
    func answer(
        _ said: Traits.Stated = Traits.Stated(),
        in place: JurisdictionCode = "US",
        evidence: [Evidence] = [],
        _ question: Question = Question(asOf: day("2024-06-01")),
    ) throws -> Answer {
        var checker = try Checker(rulebook, question)
        let service = Service(id: "s", line: 1, jurisdictions: [place], traits: Traits(said), evidence: evidence)
        return checker.answers(for: service)[0].answer
    }

    /// Returns the answer to a question for a service that states nothing.
    func answer(in place: JurisdictionCode = "US", _ question: Question) throws -> Answer {
        try answer(Traits.Stated(), in: place, question)
    }

    /// Returns the answer for a service with these stated attributes.
    func answer(in place: JurisdictionCode = "US", _ say: (inout Traits.Stated) -> Void) throws -> Answer {
        var said = Traits.Stated()
        say(&said)
        return try answer(said, in: place)
    }
}

extension Rule {
    /// Creates a rule in force since the beginning of 2024, unless a lifecycle is given.
    static func simple(
        _ id: RuleID,
        _ effect: Effect = .prohibits,
        requirement: RequirementID? = nil,
        confidence: Confidence = .high,
        overrides: [RuleID] = [],
        when conditions: [Condition],
        any alternatives: [[Condition]] = [],
        unless: Scope? = nil,
        _ lifecycle: [(String, Event.Kind)] = [("2024-01-01", .effective)],
    ) -> Rule {
        Rule(
            id: id,
            title: id.text,
            authority: "someone",
            effect: effect,
            requirement: requirement,
            severity: .medium,
            confidence: confidence,
            overrides: overrides,
            when: Scope(conditions, any: alternatives),
            unless: unless,
            lifecycle: Lifecycle(lifecycle.map { Event(day: day($0), kind: $1) }),
        )
    }
}

extension Condition {
    /// A plain condition.
    init(_ attribute: Attribute, _ values: [String]) { self.init(attribute, .any, values) }
}
