import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// Properties that hold for every rulebook and inventory (docs/design.md §4).
@Suite
struct PropertyTests {
    @Test(arguments: 0..<4)
    func theOrderOfRulesEntriesAndValuesNeverMatters(_ batch: Int) throws {
        for seed in 1_000 + batch * 40..<1_000 + (batch + 1) * 40 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            let shuffled = world.with(
                rules: world.rules.map { $0.shuffled(&random) }.shuffled(using: &random),
                catalogue: world.catalogue.shuffled(&random),
                services: world.services.map { $0.shuffled(&random) },
            )
            let (found, expected) = (try shuffled.answers(), try world.answers())
            #expect(found.map { $0.map(\.told) } == expected.map { $0.map(\.told) }, "seed \(seed)")
        }
    }

    @Test(arguments: 0..<4)
    func oneMoreProhibitionNeverMakesAVerdictMilder(_ batch: Int) throws {
        for seed in 2_000 + batch * 40..<2_000 + (batch + 1) * 40 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            let rule = Rule(
                id: "rule-99",
                title: "One more",
                authority: "someone",
                effect: .prohibits,
                requirement: nil,
                severity: .medium,
                when: .random(withAlternatives: random.oneIn(4), &random),
                lifecycle: .random(&random),
            )
            let stricter = try world.with(rules: world.rules + [rule]).answers()
            for (before, after) in zip(try world.answers().flatMap(\.self), stricter.flatMap(\.self)) {
                #expect(after.verdict >= before.verdict, "seed \(seed)")
                #expect(after.atWorst >= before.atWorst, "seed \(seed)")
            }
        }
    }

    @Test(arguments: 0..<4)
    func anAnswerKeepsItsShape(_ batch: Int) throws {
        for seed in 3_000 + batch * 60..<3_000 + (batch + 1) * 60 {
            let world = World(seed: seed)
            for answer in try world.answers().flatMap(\.self) {
                let certain = answer.findings.filter { $0.certainty == .certain }
                let isProhibited = certain.contains { $0.rule.effect == .prohibits && $0.standing == .inForce }
                #expect(answer.atWorst >= answer.verdict, "seed \(seed)")
                #expect(certain.flatMap(\.missing).isEmpty, "seed \(seed)")
                #expect((answer.verdict == .prohibited) == isProhibited, "seed \(seed)")
                #expect(answer.findings.map(\.rule.id) == answer.findings.map(\.rule.id).sorted(), "seed \(seed)")
                #expect(
                    answer.permissions.map(\.rule.id) == answer.permissions.map(\.rule.id).sorted(),
                    "seed \(seed)",
                )
            }
        }
    }

    /// With a waiver the gate looks at findings alone; if it covers none of them, the gate decides as by the verdict.
    @Test(arguments: 0..<4)
    func theGateIsThatOfTheVerdictWhereNothingIsWaived(_ batch: Int) throws {
        let elsewhere = Waiver(
            rule: "no-such-rule",
            service: "s",
            reason: "r",
            acceptedBy: "a",
            from: Day(number: 0),
            until: Day(number: 1),
        )
        for seed in 5_000 + batch * 60..<5_000 + (batch + 1) * 60 {
            let world = World(seed: seed)
            let bars = [Verdict.prohibited, .restricted, .undetermined].flatMap { bar in [(bar, true), (bar, false)] }
            for (bar, certainOnly) in bars {
                let audit = Audit(
                    toolVersion: "0",
                    today: Day(number: 0),
                    question: Question(asOf: Day(number: 0)),
                    rulebook: Rulebook(rules: [], catalogue: Catalogue(), origin: ""),
                    inventory: "-",
                    failOn: bar,
                    certainOnly: certainOnly,
                )
                for answer in try world.answers().flatMap(\.self) {
                    let fails = audit.fails(answer, waivers: [])
                    #expect(audit.fails(answer, waivers: [elsewhere]) == fails, "seed \(seed)")
                    let all = answer.findings.map { finding in
                        Waiver(
                            rule: finding.rule.id,
                            service: "s",
                            reason: "r",
                            acceptedBy: "a",
                            from: Day(number: 0),
                            until: Day(number: 1),
                        )
                    }
                    #expect(all.isEmpty || !audit.fails(answer, waivers: all), "seed \(seed)")
                }
            }
        }
    }

    /// Only the outlook may change, which includes the days on which the assumption holds.
    @Test(arguments: 0..<4)
    func anAssumptionChangesNoAnswerBeforeItsDate(_ batch: Int) throws {
        for seed in 4_000 + batch * 40..<4_000 + (batch + 1) * 40 {
            let world = World(seed: seed)
            var random = SplitMix64(seed: seed)
            let rule = random.pick(world.rules).id
            let question = world.question.with(assumed: [:])
            let later = question.with(assumed: [rule: question.asOf.advanced(by: random.int(1...40))])
            let (found, expected) = (
                try world.with(question: later).answers(), try world.with(question: question).answers(),
            )
            for (found, expected) in zip(found.flatMap(\.self), expected.flatMap(\.self)) {
                var (found, expected) = (found.told, expected.told)
                found.outlook = []
                expected.outlook = []
                #expect(found == expected, "seed \(seed), \(rule)")
            }
        }
    }
}
