import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The impact of assumptions.
@Suite struct ImpactTests {
    private static let from = Day.opening.advanced(by: 20)
    private static let to = Day.opening.advanced(by: 100)

    /// A world, assumptions about it, and their impact on each of its uses.
    private struct Trial {
        let world: World
        let assumed: [RuleID: Day]
        let without: Set<RuleID>
        let told: [(service: Service, place: JurisdictionCode, differences: [ImpactPeriod])]

        init(seed: Int, leavesOut: Bool) throws {
            world = World(seed: seed, services: 3)
            var random = SplitMix64(seed: seed)
            let days = world.rules.map { ($0.id, Day.opening.advanced(by: random.int(-10...110))) }
            assumed = Dictionary(uniqueKeysWithValues: random.some(days, leavesOut ? 0...2 : 1...2))
            without = leavesOut ? Set(random.some(world.rules.map(\.id), 1...2)) : []
            var impact = try Impact(world.rulebook, from: from, to: to, assumed: assumed, without: without)
            told = try world.services.flatMap { service in
                try service.jurisdictions.map { ($0, try impact.periods(of: service, in: $0)) }
                    .map { (service, $0.0, $0.1) }
            }
        }

        var differences: [ImpactPeriod] { told.flatMap(\.differences) }

        /// Creates a checker for a day, with empty caches.
        func checker(on day: Day, isAssuming: Bool) throws -> Checker {
            let question = Question(
                asOf: day,
                horizon: 0,
                assumed: isAssuming ? assumed : [:],
                without: isAssuming ? without : [],
                wantsOutlook: false,
            )
            return try Checker(world.rulebook, question)
        }
    }

    @Test(arguments: 0..<4) func noDayBeforeTheAssumedOneIsAnsweredOtherwise(batch: Int) throws {
        var found = 0
        for seed in batch * 40..<(batch + 1) * 40 {
            let trial = try Trial(seed: seed, leavesOut: false)
            let first = try #require(trial.assumed.values.min())
            #expect(trial.differences.allSatisfy { $0.from >= first }, "seed \(seed)")
            if first > ImpactTests.from { found += trial.differences.count }
        }
        #expect(found > 0)
    }

    @Test(arguments: 0..<8) func twoFreshCheckersDifferExactlyWhereItSaysSo(batch: Int) throws {
        var (differing, agreeing) = (0, 0)
        for seed in 1_000 + batch * 4..<1_000 + (batch + 1) * 4 {
            let trial = try Trial(seed: seed, leavesOut: seed.isMultiple(of: 2))
            for offset in 0...Int(ImpactTests.to.number - ImpactTests.from.number) {
                let day = ImpactTests.from.advanced(by: offset)
                var asItIs = try trial.checker(on: day, isAssuming: false)
                var assuming = try trial.checker(on: day, isAssuming: true)
                for (service, place, differences) in trial.told {
                    let (before, after) = (
                        asItIs.answer(for: service, in: place), assuming.answer(for: service, in: place),
                    )
                    let told = differences.filter { $0.from <= day && day <= $0.through }
                    #expect(told.count <= 1)
                    let (old, new) = (before.bearing, after.bearing)
                    let isOther = before.outcome != after.outcome || old != new
                    #expect(isOther == !told.isEmpty, "seed \(seed), \(day)")
                    guard let told = told.first else {
                        agreeing += 1
                        continue
                    }
                    differing += 1
                    #expect(told.before == before.outcome && told.after == after.outcome, "seed \(seed), \(day)")
                    #expect(told.appears == new.subtracting(old).sorted(), "seed \(seed), \(day)")
                    #expect(told.disappears == old.subtracting(new).sorted(), "seed \(seed), \(day)")
                }
            }
        }
        #expect(differing > 0 && agreeing > 0)
    }

    @Test(arguments: 0..<4) func assumingWhatIsInForceAnywayChangesNothing(batch: Int) throws {
        var assumptions = 0
        for seed in 2_000 + batch * 25..<2_000 + (batch + 1) * 25 {
            let world = World(seed: seed, services: 3)
            let always = world.rules.filter { rule in
                (ImpactTests.from.number...ImpactTests.to.number).allSatisfy {
                    rule.lifecycle.standing(on: Day(number: $0)) == .inForce
                }
            }
            let assumed = Dictionary(uniqueKeysWithValues: always.map { ($0.id, ImpactTests.from) })
            assumptions += assumed.count
            var impact = try Impact(
                world.rulebook,
                from: ImpactTests.from,
                to: ImpactTests.to,
                assumed: assumed,
                without: [],
            )
            for service in world.services {
                for place in service.jurisdictions {
                    #expect(try impact.periods(of: service, in: place).isEmpty, "seed \(seed)")
                }
            }
        }
        #expect(assumptions > 0)
    }

    /// Periods are in order, and no two neighbours are equal.
    @Test func stretchesAreAsLongAsTheyCanBe() throws {
        for seed in 3_000..<3_100 {
            for use in try Trial(seed: seed, leavesOut: seed.isMultiple(of: 2)).told {
                for (one, next) in zip(use.differences, use.differences.dropFirst()) {
                    #expect(one.from <= one.through && one.through < next.from, "seed \(seed)")
                    let isSame =
                        one.before == next.before && one.after == next.after && one.appears == next.appears
                        && one.disappears == next.disappears
                    #expect(!isSame || one.through.advanced(by: 1) < next.from, "seed \(seed)")
                }
                #expect(use.differences.allSatisfy { $0.from >= ImpactTests.from && $0.through <= ImpactTests.to })
            }
        }
    }

    @Test func anUnknownRuleIsSaid() {
        let world = World(seed: 1)
        #expect(throws: UnknownRule.self) {
            try Impact(world.rulebook, from: .opening, to: .opening, assumed: ["no-such-rule": .opening], without: [])
        }
    }
}

extension Answer {
    fileprivate var outcome: ImpactPeriod.Outcome { ImpactPeriod.Outcome(verdict: verdict, atWorst: atWorst) }

    /// The rules that decide it: those that bind, and permissions without evidence.
    fileprivate var bearing: Set<RuleID> {
        let binding = findings.filter { $0.standing != .unenforced && $0.rule.effect != .notes }
        return Set(binding.map(\.rule.id) + permissions.filter { $0.evidence == nil }.map(\.rule.id))
    }
}
