import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Testing

/// The checker and a naive implementation of docs/design.md §3 and §4 give the same answers.
@Suite
struct OracleTests {
    @Test(arguments: 0..<8)
    func theNaiveEvaluatorAgrees(_ batch: Int) throws {
        for seed in batch * 40..<(batch + 1) * 40 {
            let world = World(seed: seed)
            let naive = NaiveAudit(world)
            var checker = try Checker(world.rulebook, world.question)
            for service in world.services {
                let found = checker.answers(for: service).map(\.answer.told)
                let expected = naive.answers(for: service)
                #expect(found == expected, "seed \(seed), \(service.id): \(service.traits.stated)")
            }
        }
    }
}
