import CompcheckChecker
import CompcheckModel
import CompcheckProof
import CompcheckSamples
import Foundation
import Testing

/// Conflicts over made-up rulebooks: each that is reported is real, and none that a use shows is missed.
@Suite struct ConflictPropertyTests {
    /// `COMPCHECK_LINT_WORLDS=500 swift test --filter ConflictPropertyTests` looks at more.
    private static let worlds = Int(ProcessInfo.processInfo.environment["COMPCHECK_LINT_WORLDS"] ?? "") ?? 6
    private static let uses = 10_000

    @Test(arguments: 0..<worlds)
    func lintFindsWhatUsesShow(seed: Int) throws {
        let world = World(seed: 10_000 + seed)
        let reported = Linter(world.rulebook, today: .opening.advanced(by: 30)).conflicts()
        let pairs = Set(reported.filter { $0.name == .conflict }.map(\.rules))
        #expect(!reported.contains { $0.name == .unsettled }, "seed \(seed)")
        var random = SplitMix64(seed: seed)
        let source = TemptingServices(world)
        var shown = 0
        for _ in 0..<10 {
            let day = Day.random(&random).advanced(by: 5)
            var checker = try Checker(world.rulebook, Question(asOf: day, horizon: 0, wantsOutlook: false))
            for _ in 0..<ConflictPropertyTests.uses / 10 {
                let service = source.service(on: day, &random)
                for (place, answer) in checker.answers(for: service) {
                    for (permission, burden) in clashes(answer) where !isOrdered(permission, burden) {
                        shown += 1
                        #expect(
                            pairs.contains([permission.id, burden.id].sorted()),
                            "seed \(seed): \(permission.id) and \(burden.id) on \(day) in \(place): \(service.keys)",
                        )
                    }
                }
            }
        }
        print("seed", seed, "rules", world.rules.count, "pairs", pairs.count, "shown", shown)
    }

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
