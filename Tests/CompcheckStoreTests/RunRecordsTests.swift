import CompcheckModel
import CompcheckStore
import Testing

/// The rows of recorded runs.
@Suite struct RunRecordsTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
        for (number, inventory) in ["a", "b", "a"].enumerated() {
            let run = try store.beginRun(header(inventory, at: Int64(number)))
            try run.record(use("bot", "CN", answer(.permitted)))
            try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 0)
        }
        try store.beginRun(header("a", at: 20)).fail(at: minute(21), reason: "the disk is full")
    }

    private func numbers(_ filter: RunFilter, limit: Int = 9) throws -> ([Int64], Int) {
        let (runs, total) = try ReadOnlyDatabase(at: folder.database, migrations: migrations).runs(
            filter,
            limit: limit,
        )
        return (runs.map(\.number), total)
    }

    @Test func theNewestComeFirst() throws {
        #expect(try numbers(RunFilter()) == ([4, 3, 2, 1], 4))
        #expect(try numbers(RunFilter(), limit: 2) == ([4, 3], 4))
        #expect(try numbers(RunFilter(inventory: "a")) == ([4, 3, 1], 3))
        #expect(try numbers(RunFilter(inventory: "a", status: .finished), limit: 1) == ([3], 2))
        #expect(try numbers(RunFilter(status: .running)) == ([], 0))
        #expect(try numbers(RunFilter(inventory: "c")) == ([], 0))
    }

    @Test func aRunIsWhatWasRecorded() throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let run = try database.run(.latest(inventory: "a"))
        #expect(run.number == 3 && run.status == .finished && run.previous == 1)
        #expect(run.question == header().question && run.knownAt == nil)
        #expect(run.services == 1 && run.uses == 1 && run.verdicts[.permitted] == 1)
        #expect(try database.run(.previous(inventory: "a")).number == 1)
        let failed = try database.run(.number(RunID(number: 4)))
        #expect(failed.status == .failed && failed.failure == "the disk is full" && failed.uses == nil)
    }

    /// Runs of an older compcheck, in a database before and after its migration.
    @Test(arguments: [false, true]) func anOlderRunTellsWhatItKept(isMigrated: Bool) throws {
        let folder = try Folder()
        let older = Array(migrations.sorted { $0.name < $1.name }.prefix(2))
        try withExtendedLifetime(try open(folder.database, migrations: older)) {
            let digest = String(repeating: "0", count: 64)
            _ = try ask(
                folder.database,
                """
                INSERT INTO run (
                    started_at, tool_version, inventory, rulebook_digest, rulebook_origin, as_of, horizon_days,
                    assumptions, without, status
                ) VALUES (
                    '\(minute(1))', '0.0.1', 'a', '\(digest)', 'builtin', '2026-11-22', 0, '{"x":"2026-11-22"}', '["y"]',
                    'running'
                )
                """,
            )
        }
        if isMigrated { _ = try open(folder.database) }
        let run = try ReadOnlyDatabase(at: folder.database, migrations: migrations).run(.number(RunID(number: 1)))
        #expect(run.status == (isMigrated ? .interrupted : .running))
        #expect(run.toolVersion == "0.0.1" && run.failOn == nil && run.certainOnly == nil && run.ranBy == nil)
        #expect(run.question.assumed == ["x": day("2026-11-22")] && run.question.without == ["y"])
    }

    @Test func aRunThatIsNotThere() throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let newest = RunID(number: 4)
        #expect(throws: StoreError.noRun(RunID(number: 9), newest: newest)) {
            try database.run(.number(RunID(number: 9)))
        }
        #expect(throws: StoreError.noPreviousRun(of: RunID(number: 2))) {
            try database.run(.previous(inventory: "b"))
        }
        #expect(throws: StoreError.noFinishedRun(inventory: "c")) {
            try database.run(.latest(inventory: "c"))
        }
    }
}
