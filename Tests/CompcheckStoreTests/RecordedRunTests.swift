import CompcheckModel
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

/// What was recorded comes back as it was.
@Suite struct RecordedRunTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
        let offerings = [Offering(id: "other", title: "The other", vendor: "v", route: "direct")]
        let rules = ["a", "b", "c", "d"].map { rule($0) }
        try store.record("own", rules, Catalogue(offerings: offerings), at: 1)
    }

    private func audit(
        knownAt: Instant? = nil,
        inventory: String = "inventory.json",
        ranBy: String? = "me",
        baseline: Baseline? = nil,
    ) throws -> Audit {
        Audit(
            toolVersion: "1.2.3",
            today: day("2026-11-23"),
            question: Question(
                asOf: day("2026-11-22"),
                horizon: 7,
                assumed: ["a": day("2026-11-20"), "b": day("2026-12-01")],
                without: ["c", "d"],
                wantsOutlook: false,
            ),
            rulebook: try store.rulebook(knownAt: knownAt),
            knownAt: knownAt,
            inventory: inventory,
            failOn: .permitted,
            certainOnly: true,
            ranBy: ranBy,
            baseline: baseline,
        )
    }

    /// Records uses, with a limit for the cached answers.
    @discardableResult private func record(
        _ uses: [Use],
        _ audit: Audit,
        remembering limit: Int = 100,
    ) throws -> RunID {
        let run = try store.beginRun(RunHeader(audit, startedAt: minute(10)), remembering: limit)
        for use in uses { try run.record(use) }
        let organization = Organization(name: "Nul\0l & Söhne")
        try run.finish(
            at: minute(11),
            inventoryDigest: inventoryDigest,
            organization: organization,
            notices: [notice],
            exitCode: 1,
        )
        return run.id
    }

    private func recorded(_ choice: RunChoice = .latest(inventory: nil)) throws -> RecordedRun {
        try ReadOnlyDatabase(at: folder.database, migrations: migrations).recordedRun(choice)
    }

    @Test func everythingComesBack() throws {
        let audit = try audit()
        try record([everythingInOneUse], audit)
        let run = try recorded()
        #expect(try run.uses.all().map(Told.init) == [Told(everythingInOneUse)])
        #expect(run.audit.toolVersion == "1.2.3" && run.audit.today == audit.today)
        #expect(run.audit.question == audit.question && run.audit.knownAt == nil)
        #expect(run.audit.inventory == "inventory.json" && run.audit.ranBy == "me")
        #expect(run.audit.failOn == .permitted && run.audit.certainOnly)
        #expect(run.audit.rulebook.digest == audit.rulebook.digest && run.audit.rulebook.rules == audit.rulebook.rules)
        #expect(run.audit.rulebook.origin == audit.rulebook.origin)
        #expect(run.summary.organization.name.map { Array($0.utf8) } == Array("Nul\0l & Söhne".utf8))
        #expect(run.summary.inventoryDigest == inventoryDigest && run.summary.notices == [notice])
    }

    /// New findings are read back, whatever the batch size; with the baseline `nothing` all findings are new.
    @Test(
        arguments: [
            (nil, [nil, nil, nil], 0), (.nothing, [["a", "b"], ["a", "b"], []], 0),
            (.run(7), [["b"], [], []], 1), (.file("run 7"), [["a", "b"], ["a"], []], 3),
        ] as [(Baseline?, [[RuleID]?], Int)]
    )
    func whatWasNewComesBack(baseline: Baseline?, news: [[RuleID]?], rows: Int) throws {
        let found = [finding(rule("a")), finding(rule("b"))]
        let uses = zip(["x", "y", "z"], news).map { name, new in
            use(name, "CN", answer(.prohibited, name == "z" ? [] : found)).with(new: new)
        }
        try record(uses, audit(baseline: baseline))
        let run = try recorded()
        #expect(run.audit.baseline == baseline)
        #expect(try run.uses(servicesInABatch: 1).all().map(\.new) == news)
        #expect(try run.uses.all().map(\.new) == news)
        #expect(try ask(folder.database, "SELECT count(*) FROM run_new_finding") == ["\(rows)"])
        let record = try ReadOnlyDatabase(at: folder.database, migrations: migrations).run(.latest(inventory: nil))
        #expect(record.baseline == baseline)
    }

    /// Names with a NUL, canonically equivalent ids, and jurisdictions that are not in alphabetical order.
    @Test func strangeTextsComeBack() throws {
        let composed = ["caf\u{E9}", "cafe\u{301}"]
        let services = composed.enumerated().map { number, id in
            Service(
                id: id,
                name: "a\0b",
                owner: "\0",
                line: number + 1,
                jurisdictions: ["US", "CN", "AU"],
                traits: Traits(Traits.Stated()),
            )
        }
        let uses = services.flatMap { service in
            service.jurisdictions.map { Use(service: service, jurisdiction: $0, answer: answer(.permitted)) }
        }
        try record(uses, audit())
        #expect(try recorded().uses.all().map(Told.init) == uses.map(Told.init))
        #expect(try ask(folder.database, "SELECT services, uses FROM audit_run") == ["2|6"])
    }

    /// Also with caches that are too small, both in recording and in reading.
    @Test(arguments: [1, 3, 1000], [1, 7, 1000])
    func manyComeBackWhateverIsRemembered(limit: Int, batch: Int) throws {
        let answers = (0..<20).map { number in
            answer(Verdict.allCases[number % 5], [finding(rule(["a", "b", "c", "d"][number % 4]))])
        }
        let offering = Offering(id: "other", title: "The other", vendor: "v", route: "direct")
        let alternatives = (0..<5).map { number in
            Alternative(offering: offering, answer: answers[number * 3], lacks: [TermID("skill-\(number)")])
        }
        let uses = (0..<500).flatMap { number -> [Use] in
            let codes = (0...(number % 3)).map { JurisdictionCode("\($0 * 7 % 5)\(number)") }
            let service = Service(
                id: "service-\(number)",
                line: number + 1,
                jurisdictions: codes,
                traits: Traits(Traits.Stated()),
            )
            return codes.enumerated().map { position, code in
                Use(
                    service: service,
                    jurisdiction: code,
                    answer: answers[(number * 7 + position) % answers.count],
                    alternative: number % 4 == 0 ? alternatives[number % alternatives.count] : nil,
                )
            }
        }
        try record(uses, audit(), remembering: limit)
        let told = try recorded().uses(servicesInABatch: batch, remembering: limit).all()
        #expect(told.map(Told.init) == uses.map(Told.init))
    }

    @Test func whatWasSharedIsShared() throws {
        let shared = answer(.prohibited, [finding(rule("a"))])
        try record(
            [use("bot", "CN", shared), use("bot", "US", answer(.permitted)), use("chat", "CN", shared)],
            audit(),
        )
        let told = try recorded().uses.all()
        #expect(told.count == 3)
        #expect(told[0].answer === told[2].answer && told[0].service === told[1].service)
        #expect(told[0].answer !== told[1].answer)
    }

    @Test func anEmptyRunComesBack() throws {
        try record([], audit(ranBy: nil))
        let run = try recorded()
        #expect(try run.uses.all().isEmpty && run.audit.ranBy == nil)
    }

    /// Later changes of the rules do not matter.
    @Test func theRulesAreThoseOfThen() throws {
        let uses = [use("bot", "CN", answer(.prohibited, [finding(rule("a"))]))]
        let before = try audit()
        try record(uses, before)
        try store.record("own", [rule("a", title: "corrected")], at: 12)
        let after = try audit()
        try record(uses, after)
        try record(uses, audit(knownAt: minute(5)))
        try store.record("other", [rule("z")], at: 13)
        for (number, digest) in [(1, before), (2, after), (3, before)].map({ ($0.0, $0.1.rulebook.digest) }) {
            let run = try recorded(.number(RunID(number: Int64(number))))
            #expect(run.audit.rulebook.digest == digest)
            #expect(try run.uses.all().first?.answer.findings.first?.rule == run.audit.rulebook.rules.first)
        }
        #expect(try recorded(.number(RunID(number: 3))).audit.knownAt == minute(5))
    }

    /// The rulebook is found even if the clock was wrong when rules were recorded.
    @Test func rulesOfTheFutureAreFound() throws {
        try store.record("own", [rule("a", title: "of tomorrow")], at: 24 * 60)
        let finding = finding(rule("a", title: "of tomorrow"))
        try record([use("bot", "CN", answer(.prohibited, [finding]))], audit())
        #expect(try recorded().uses.all().first?.answer.findings == [finding])
    }

    /// A slow reader does not block writers.
    @Test func whoReadsSlowlyHoldsUpNobody() throws {
        try record((1...10).map { use("service-\($0)", "CN", answer(.permitted)) }, audit())
        var uses = try recorded().uses(servicesInABatch: 4)
        var count = 0
        while let batch = try uses.nextBatch() {
            count += batch.count
            try record([use("bot", "CN", answer(.permitted))], audit())
        }
        #expect(count == 10)
        #expect(try ask(folder.database, "SELECT count(*) FROM run") == ["4"])
    }

    @Test func theLatestIsThatOfTheInventory() throws {
        for inventory in ["a", "b", "a", "c"] { try record([], audit(inventory: inventory)) }
        let going = try store.beginRun(RunHeader(audit(inventory: "a"), startedAt: minute(12)))
        #expect(try recorded().id.number == 4)
        #expect(try recorded(.latest(inventory: "a")).id.number == 3)
        #expect(try recorded(.latest(inventory: "b")).id.number == 2)
        #expect(throws: StoreError.noFinishedRun(inventory: "d")) { try recorded(.latest(inventory: "d")) }
        try going.fail(at: minute(13), reason: "it was only a test")
    }
}
