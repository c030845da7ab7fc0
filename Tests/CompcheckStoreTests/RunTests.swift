import CompcheckModel
import CompcheckStore
import Foundation
import Testing

@Suite struct RunTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
    }

    private func run(_ uses: [Use], _ header: RunHeader = header()) throws {
        let run = try store.beginRun(header)
        for use in uses { try run.record(use) }
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
    }

    @Test func publishesEverythingAtOnce() throws {
        let run = try store.beginRun(header())
        let shared = answer(.prohibited, [finding(rule("a")), finding(rule("b"), .possible)])
        try run.record(use("bot", "CN", shared))
        try run.record(use("bot", "US", answer(.unregulated)))
        try run.record(use("chat", "CN", shared))
        #expect(try ask(folder.database, "SELECT id, status, uses FROM audit_run") == ["1|running|"])
        #expect(try ask(folder.database, "SELECT count(*) FROM run_use") == ["0"])
        let counts = try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        #expect(counts.services == 2)
        #expect(counts.uses == [.prohibited: 2, .unregulated: 1])
        #expect(
            try ask(
                folder.database,
                """
                SELECT status, finished_at, services, uses, prohibited, unregulated, exit_code, known_at
                FROM audit_run
                """,
            ) == ["finished|\(minute(11))|2|3|2|1|1|\(minute(10))"]
        )
        #expect(
            try ask(
                folder.database,
                "SELECT fingerprint, service_name, certainty, missing, because, verdict FROM finding_latest",
            ) == [
                #"bot/CN/a|The bot|certain|[]|[{"attribute":"vendor","values":["openai"]}]|prohibited"#,
                #"bot/CN/b|The bot|possible|["vendor-seat"]|[{"attribute":"vendor","values":["openai"]}]|prohibited"#,
                #"chat/CN/a|The chat|certain|[]|[{"attribute":"vendor","values":["openai"]}]|prohibited"#,
                #"chat/CN/b|The chat|possible|["vendor-seat"]|[{"attribute":"vendor","values":["openai"]}]|prohibited"#,
            ]
        )
        #expect(try ask(folder.database, "SELECT count(*) FROM run_answer") == ["2"])
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func tellsWhatChanged() throws {
        let (a, b, c) = (rule("a"), rule("b"), rule("c"))
        try run([
            use("bot", "CN", answer(.prohibited, [finding(a), finding(b, .possible)])),
            use("gone", "CN", answer(.prohibited, [finding(a)])),
            use("same", "CN", answer(.prohibited, [finding(a)])),
        ])
        #expect(try ask(folder.database, "SELECT count(*) FROM finding_change") == ["0"])
        try run([], header("other.json"))
        try run([use("bot", "CN", answer(.unregulated))], header(without: ["a"]))
        let failed = try store.beginRun(header())
        try failed.fail(at: minute(12), reason: "the disk is full")
        try run([
            use("same", "CN", answer(.prohibited, [finding(a)])),
            use("bot", "CN", answer(.prohibited, [finding(b), finding(c)])),
            use("bot", "US", answer(.prohibited, [finding(c)])),
        ])
        #expect(
            try ask(
                folder.database,
                """
                SELECT run, previous_run, change, fingerprint, was_certainty, certainty FROM finding_change
                ORDER BY change, fingerprint
                """,
            ) == [
                "5|1|changed|bot/CN/b|possible|certain",
                "5|1|closed|bot/CN/a|certain|certain", "5|1|closed|gone/CN/a|certain|certain",
                "5|1|opened|bot/CN/c||certain", "5|1|opened|bot/US/c||certain",
            ]
        )
        #expect(try ask(folder.database, "SELECT DISTINCT run FROM finding_history") == ["1", "5"])
    }

    @Test func endsOnce() throws {
        let run = try store.beginRun(header())
        try run.record(use("bot", "CN", answer(.permitted)))
        try run.fail(at: minute(11), reason: "the inventory is cut off")
        #expect(throws: StoreError.runHasEnded(run: run.id)) { try run.record(use("bot", "US", answer(.permitted))) }
        #expect(throws: StoreError.runHasEnded(run: run.id)) {
            try run.finish(at: minute(12), inventoryDigest: inventoryDigest, exitCode: 0)
        }
        #expect(
            try ask(folder.database, "SELECT status, failure, exit_code, uses FROM audit_run")
                == ["failed|the inventory is cut off|2|"]
        )
        #expect(try ask(folder.database, "SELECT count(*) FROM run_use") == ["0"])
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func letsSeveralRunsGoOnTogether() throws {
        let (first, second) = (try store.beginRun(header("a")), try store.beginRun(header("b")))
        try second.record(use("two", "US", answer(.permitted, [finding(rule("b"))])))
        try first.record(use("one", "CN", answer(.prohibited, [finding(rule("a"))])))
        try first.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        try second.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 0)
        #expect(
            try ask(folder.database, "SELECT inventory, fingerprint FROM finding_latest ORDER BY 1")
                == ["a|one/CN/a", "b|two/US/b"]
        )
    }

    @Test func worksInMemory() throws {
        let store = try Store.inMemory(migrations: migrations, toolVersion: "1", now: minute(0))
        try store.record("own", [rule("a")], at: 1)
        let run = try store.beginRun(header())
        try run.record(use("one", "CN", answer(.prohibited, [finding(rule("a"))])))
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
    }

    @Test func takesMoreUsesThanItKeepsInMemory() throws {
        let run = try store.beginRun(header())
        for number in 1...20_000 {
            try run.record(use("service-\(number)", "CN", answer(.prohibited, [finding(rule("a"))])))
        }
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
        #expect(
            try ask(folder.database, "SELECT count(*), count(DISTINCT service) FROM finding_latest") == ["20000|20000"]
        )
    }

    @Test func publishesNothingOfAnImpossibleRun() throws {
        let run = try store.beginRun(header())
        for _ in 1...2 { try run.record(use("bot", "CN", answer(.permitted, [finding(rule("a"))]))) }
        #expect(throws: StoreError.self) {
            try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 0)
        }
        #expect(try ask(folder.database, "SELECT count(*) FROM run_answer") == ["0"])
        try run.fail(at: minute(11), reason: "a use stands there twice")
        #expect(try ask(folder.database, "SELECT status FROM audit_run") == ["failed"])
    }
}
