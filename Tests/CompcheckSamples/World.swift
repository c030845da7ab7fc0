package import CompcheckModel

/// A random rulebook with a random question and random services.
///
/// All dates lie within three months, so that a test can afford to check every day.
package struct World {
    package let seed: Int
    package let catalogue: Catalogue
    package let rules: [Rule]
    package let services: [Service]
    package let question: Question

    package var rulebook: Rulebook { Rulebook(rules: rules, catalogue: catalogue, origin: "random") }

    /// Creates the world for a seed.
    package init(seed: Int, services count: Int = 5) {
        var random = SplitMix64(seed: seed)
        let catalogue = Catalogue.random(&random)
        let rules = Rule.random(random.int(4...14), &random)
        let traits = TraitsSource(catalogue: catalogue)
        self.seed = seed
        self.catalogue = catalogue
        self.rules = rules
        services = (0..<count).map { number in
            Service(
                id: "service-\(number)",
                name: nil,
                owner: nil,
                line: number + 1,
                jurisdictions: random.some(Catalogue.placeCodes, 1...3),
                traits: Traits(traits.said(&random), ownVendors: traits.ownVendors(&random)),
                evidence: Evidence.random(&random),
            )
        }
        question = Question.random(rules, &random)
    }

    private init(_ world: World, rules: [Rule]?, catalogue: Catalogue?, services: [Service]?, question: Question?) {
        seed = world.seed
        self.catalogue = catalogue ?? world.catalogue
        self.rules = rules ?? world.rules
        self.services = services ?? world.services
        self.question = question ?? world.question
    }

    /// Returns the world with some parts replaced.
    package func with(
        rules: [Rule]? = nil,
        catalogue: Catalogue? = nil,
        services: [Service]? = nil,
        question: Question? = nil,
    ) -> World {
        World(self, rules: rules, catalogue: catalogue, services: services, question: question)
    }
}

extension Day {
    /// The first day of the random worlds: 2024-01-01.
    package static let opening = Day(number: 19_723)

    /// Returns a random day of the three months.
    package static func random(_ random: inout SplitMix64) -> Day { opening.advanced(by: random.int(0...90)) }
}

extension Question {
    package static func random(_ rules: [Rule], _ random: inout SplitMix64) -> Question {
        let asOf = Day.opening.advanced(by: random.int(20...60))
        var assumed: [RuleID: Day] = [:]
        var without: Set<RuleID> = []
        if random.oneIn(3) {
            for rule in random.some(rules, 1...2) {
                assumed[rule.id] = random.oneIn(2) ? asOf : asOf.advanced(by: random.int(-20...40))
            }
        }
        if random.oneIn(4) { without.insert(random.pick(rules).id) }
        return Question(
            asOf: asOf,
            horizon: random.pick([0, 1, 10, 40, 40]),
            assumed: assumed,
            without: without,
            wantsOutlook: !random.oneIn(8),
        )
    }

    /// Returns the question with some parts replaced.
    package func with(
        asOf: Day? = nil,
        horizon: Int? = nil,
        assumed: [RuleID: Day]? = nil,
        without: Set<RuleID>? = nil,
    ) -> Question {
        Question(
            asOf: asOf ?? self.asOf,
            horizon: horizon ?? self.horizon,
            assumed: assumed ?? self.assumed,
            without: without ?? self.without,
            wantsOutlook: wantsOutlook,
        )
    }
}
