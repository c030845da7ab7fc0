import CompcheckChecker
import CompcheckLint
import CompcheckModel
import CompcheckSamples
import Foundation
import Testing

/// Lint on random rulebooks: its counterexamples are true, and no conflict that a use shows is missed.
@Suite struct LintPropertyTests {
    /// `COMPCHECK_LINT_WORLDS=500 swift test --filter LintPropertyTests` tests more rulebooks.
    private static let worlds = Int(ProcessInfo.processInfo.environment["COMPCHECK_LINT_WORLDS"] ?? "") ?? 6
    private static let uses = 10_000
    private static let days = 10

    private static func world(_ seed: Int) -> (World, Linter) {
        let world = World(seed: 10_000 + seed)
        return (world, Linter(world.rulebook, today: .opening.advanced(by: 30)))
    }

    @Test(arguments: 0..<worlds)
    func lintAgreesWithWhatUsesShow(seed: Int) throws {
        let (world, linter) = LintPropertyTests.world(seed)
        let lints = linter.report().lints
        func pairs(_ name: LintName) -> Set<[RuleID]> { Set(lints.filter { $0.name == name }.map(\.rules)) }
        let conflicts = pairs(.conflict)
        let dead = pairs(.neverMatches)
        #expect(pairs(.unsettled).isEmpty, "seed \(seed)")
        var random = SplitMix64(seed: seed)
        let source = TemptingServices(world)
        for _ in 0..<LintPropertyTests.days {
            let day = Day.random(&random).advanced(by: 5)
            var checker = try Checker(world.rulebook, Question(asOf: day, horizon: 0, wantsOutlook: false))
            for _ in 0..<LintPropertyTests.uses / LintPropertyTests.days {
                let service = source.service(on: day, &random)
                for (place, answer) in checker.answers(for: service) {
                    for (permission, burden) in clashes(answer) where !isOrdered(permission, burden) {
                        #expect(
                            conflicts.contains([permission.id, burden.id].sorted()),
                            "seed \(seed): \(permission.id) and \(burden.id) on \(day) in \(place): \(service.keys)",
                        )
                    }
                    let certain = answer.findings.filter { $0.certainty == .certain }.map(\.rule.id)
                    for rule in certain where dead.contains([rule]) {
                        Issue.record("seed \(seed): \(rule) matches on \(day) in \(place): \(service.keys)")
                    }
                }
            }
        }
    }

    /// Counterexamples, which lint has confirmed, are confirmed again by a new checker.
    @Test func counterexamplesShowTheirConflicts() throws {
        var count = 0
        for seed in 0..<60 {
            let (world, linter) = LintPropertyTests.world(seed)
            for lint in linter.conflicts() {
                let example = try #require(lint.counterexample, "seed \(seed): \(lint)")
                var checker = try Checker(world.rulebook, Question(asOf: example.day))
                let answers = checker.answers(for: example.service).map(\.answer)
                let shown = answers.flatMap(clashes).map { [$0.id, $1.id].sorted() }
                #expect(answers.count == 1 && shown.contains(lint.rules), "seed \(seed): \(lint)")
                count += 1
            }
        }
        #expect(count > 100)
    }

    /// Returns the pairs of rules of one authority that certainly permit and certainly prohibit or restrict the use.
    private func clashes(_ answer: Answer) -> [(Rule, Rule)] {
        let permissions = answer.permissions.filter { $0.certainty == .certain && $0.rule.effect == .permits }
        let burdens = answer.findings.filter { finding in
            finding.certainty == .certain && finding.standing == .inForce && finding.rule.effect != .notes
        }
        return permissions.flatMap { permission in burdens.map { (permission.rule, $0.rule) } }
            .filter { $0.authority == $1.authority }
    }

    private func isOrdered(_ one: Rule, _ other: Rule) -> Bool {
        one.overrides.contains(other.id) || other.overrides.contains(one.id)
    }
}
