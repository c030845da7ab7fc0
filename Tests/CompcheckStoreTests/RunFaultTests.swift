import CompcheckModel
import CompcheckStore
import Foundation
import GRDB
import Testing

/// Runs that cannot be read back, and the reasons.
@Suite struct RunFaultTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func recorded(_ number: Int64, migrations: [Migration] = migrations) throws -> RecordedRun {
        let choice = RunChoice.number(RunID(number: number))
        return try ReadOnlyDatabase(at: folder.database, migrations: migrations).recordedRun(choice)
    }

    /// Records a run of one use.
    private func record(in store: Store) throws {
        try store.record("own", ["a", "b", "c", "d"].map { rule($0) }, at: 1)
        let audit = Audit(
            toolVersion: "1.2.3",
            today: day("2026-11-22"),
            question: Question(asOf: day("2026-11-22")),
            rulebook: try store.rulebook(),
            inventory: "inventory.json",
        )
        let run = try store.beginRun(RunHeader(audit, startedAt: minute(10)))
        try run.record(use("bot", "CN", answer(.prohibited, [finding(rule("a"))])))
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, exitCode: 1)
    }

    private func expectFault(_ run: Int64, _ fault: RunFault, words: String) {
        let error = #expect(throws: StoreError.self) { try recorded(run) }
        #expect(error == .cannotTell(run: RunID(number: run), fault))
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test func thereIsNone() throws {
        let store = try open(folder.database)
        let nothing = #expect(throws: StoreError.self) { try recorded(7) }
        #expect(nothing?.description == "there is no run 7: nothing is recorded yet")
        try record(in: store)
        let unknown = #expect(throws: StoreError.self) { try recorded(7) }
        #expect(unknown == .noRun(RunID(number: 7), newest: RunID(number: 1)))
        #expect(unknown?.description == "there is no run 7: the newest is 1")
    }

    @Test func itHasNotFinished() throws {
        let store = try open(folder.database)
        var run: RunRecorder? = try store.beginRun(header())
        expectFault(1, .running, words: "run 1: has not ended: wait for it")
        try run?.fail(at: minute(11), reason: "the inventory is cut off")
        expectFault(
            1,
            .failed(reason: "the inventory is cut off"),
            words: "run 1: failed: the inventory is cut off: it",
        )
        run = try store.beginRun(header())
        run = nil
        _ = try open(folder.database)
        expectFault(2, .interrupted, words: "run 2: was interrupted: it has no findings")
    }

    @Test func itIsOfANewerCompcheck() throws {
        try record(in: try open(folder.database))
        let older = Array(migrations.sorted { $0.name < $1.name }.dropLast())
        let error = #expect(throws: StoreError.self) { try recorded(1, migrations: older) }
        #expect(error?.description.contains("was migrated by a newer compcheck, 1.2.3") == true)
    }

    @Test(arguments: [
        ("document_version", "UPDATE document_version SET digest = hex(zeroblob(32))", "its rulebook, digest "),
        ("document_version", "UPDATE document_version SET json = '{}'", "its rulebook, digest "),
        ("run", "UPDATE run SET as_of = '2026-11-22', fail_on = NULL, today = NULL", "by an older compcheck"),
        ("run", "UPDATE run SET without = '[1]'", "is not as it was recorded: `[1]`"),
    ])
    func somebodyChangedIt(table: String, sql: String, words: String) throws {
        try record(in: try open(folder.database))
        try change(table, sql)
        let error = #expect(throws: StoreError.self) { try recorded(1) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(arguments: [
        ("UPDATE run_finding SET rule = 'z'", "`rule z`"),
        ("UPDATE run_finding SET because = '[1]'", "`[1]`"),
        ("UPDATE run_use SET answer = 9", "`answer 9`"),
        ("UPDATE run_use SET alternative = 9", "`alternative 9`"),
    ])
    func somebodyChangedItsUses(sql: String, words: String) throws {
        try record(in: try open(folder.database))
        try change(sql.split(separator: " ").map(String.init)[1], sql)
        var uses = try recorded(1).uses
        let error = #expect(throws: StoreError.self) { try uses.nextBatch() }
        #expect(error?.description.contains("run 1: is not as it was recorded: \(words)") == true)
    }

    /// Changes an append-only table, after dropping its triggers.
    private func change(_ table: String, _ sql: String) throws {
        let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
        for trigger in try ask(folder.database, triggers) { _ = try ask(folder.database, "DROP TRIGGER \(trigger)") }
        try DatabaseQueue(path: folder.database).inDatabase { database in
            try database.execute(sql: "PRAGMA foreign_keys = OFF")
            try database.execute(sql: sql)
        }
    }
}
