import CompcheckChecker
import CompcheckModel
import CompcheckSamples
import Foundation
import Testing

@testable import CompcheckStore

/// Any answer of the checker can be recorded and read back unchanged.
@Suite struct RandomRunTests {
    @Test(arguments: 0..<40) func everyAnswerComesBack(seed: Int) throws {
        let world = World(seed: 70_000 + seed, services: 30)
        let folder = try Folder()
        let store = try open(folder.database)
        try store.record("own", world.rules, world.catalogue, at: 1)
        let audit = Audit(
            toolVersion: "1.2.3",
            today: world.question.asOf,
            question: world.question,
            rulebook: try store.rulebook(),
            inventory: "random.json",
        )
        var checker = try Checker(audit.rulebook, audit.question)
        var finder = AlternativeFinder(audit.rulebook, audit.question, checker)
        let uses = world.services.flatMap { service in
            service.jurisdictions.map { code in
                let answer = checker.answer(for: service, in: code)
                return finder.withBest(Use(service: service, jurisdiction: code, answer: answer))
            }
        }
        let run = try store.beginRun(RunHeader(audit, startedAt: minute(10)), remembering: 9)
        for use in uses { try run.record(use) }
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 0)
        let recorded = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
            .recordedRun(.latest(inventory: "random.json"))
        #expect(recorded.audit.question == world.question)
        #expect(recorded.audit.rulebook.rules == audit.rulebook.rules)
        #expect(try recorded.uses(servicesInABatch: 7, remembering: 5).all().map(Told.init) == uses.map(Told.init))
    }
}
