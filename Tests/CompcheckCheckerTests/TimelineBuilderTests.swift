import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The timeline of a use.
@Suite struct ChronicleTests {
    /// On every day, the timeline agrees with an audit of that day, and nothing changes within a period.
    @Test(arguments: 0..<25) func agreesWithAnAuditOfEachDay(seed: Int) throws {
        let world = World(seed: 500 + seed, services: 3)
        let (from, to) = (Day.opening.advanced(by: -5), Day.opening.advanced(by: 100))
        var chronicle = try TimelineBuilder(
            world.rulebook,
            from: from,
            to: to,
            assumed: world.question.assumed,
            without: world.question.without,
        )
        let uses = world.services.flatMap { service in service.jurisdictions.map { (service, $0) } }
        let told = try uses.map { try chronicle.periods(of: $0.0, in: $0.1) }
        for stretches in told {
            #expect(stretches.first?.from == from && stretches.last?.through == to)
            for (one, next) in zip(stretches, stretches.dropFirst()) {
                #expect(next.from == one.through.advanced(by: 1))
                #expect(one.verdict != next.verdict || one.atWorst != next.atWorst || !next.rules.isEmpty)
            }
        }
        for offset in 0...Int(to.number - from.number) {
            let day = from.advanced(by: offset)
            let question = Question(
                asOf: day,
                horizon: 0,
                assumed: world.question.assumed,
                without: world.question.without,
                wantsOutlook: false,
            )
            var checker = try Checker(world.rulebook, question)
            for ((service, place), stretches) in zip(uses, told) {
                let answer = checker.answer(for: service, in: place)
                let stretch = try #require(stretches.first { $0.from <= day && day <= $0.through })
                #expect(stretch.verdict == answer.verdict, "seed \(seed), \(day)")
                #expect(stretch.atWorst == answer.atWorst, "seed \(seed), \(day)")
                let bearing = stretches.prefix { $0.from <= day }.reduce(into: Set<RuleID>()) { rules, stretch in
                    rules.formUnion(stretch.appears)
                    rules.subtract(stretch.disappears)
                }
                let binding = answer.findings.filter { $0.standing != .unenforced && $0.rule.effect != .notes }
                let permitting = answer.permissions.filter { $0.evidence == nil }
                #expect(bearing == Set(binding.map(\.rule.id) + permitting.map(\.rule.id)), "seed \(seed), \(day)")
            }
        }
    }

    /// A cached result is used for another service only if everything that it depends on is the same.
    @Test(arguments: 0..<10) func remembersWithoutConfusing(seed: Int) throws {
        let world = World(seed: 700 + seed, services: 6)
        // The same traits over and over, with different evidence in different places.
        let services = world.services.enumerated().map { number, service in
            Service(
                id: service.id,
                line: service.line,
                jurisdictions: service.jurisdictions,
                traits: world.services[number % 2].traits,
                evidence: service.evidence,
            )
        }
        func chronicle() throws -> TimelineBuilder {
            try TimelineBuilder(world.rulebook, from: .opening, to: .opening.advanced(by: 90))
        }
        var known = try chronicle()
        for service in services + services {
            for place in service.jurisdictions {
                var fresh = try chronicle()
                #expect(
                    try known.periods(of: service, in: place) == fresh.periods(of: service, in: place),
                    "seed \(seed)",
                )
            }
        }
    }

    @Test func anUnknownRuleIsSaid() {
        let world = World(seed: 1)
        #expect(throws: UnknownRule.self) {
            try TimelineBuilder(world.rulebook, from: .opening, to: .opening, without: ["no-such-rule"])
        }
    }
}

extension TimelinePeriod {
    fileprivate var rules: [RuleID] { appears + disappears }
}
