import CompcheckModel
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

/// A database that is only read.
@Suite struct ReadOnlyTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try open(folder.database).record("own", [rule("a"), rule("b")], at: 1)
    }

    /// The later guards hold without the first: these statements bypass the check of their keywords.
    @Test(arguments: [
        "ATTACH ':memory:' AS other", "VACUUM", "DELETE FROM rule_override", "PRAGMA user_version = 7",
        "CREATE TABLE t (a)",
    ])
    func theConnectionItselfRefuses(sql: String) throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let before = try folder.bytes()
        #expect(throws: DatabaseError.self) {
            try database.queue.unsafeRead { try $0.makeStatement(sql: sql).execute() }
        }
        #expect(try folder.bytes() == before)
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func vacuumIntoIsRefused() throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        #expect(throws: DatabaseError.self) {
            try database.queue.unsafeRead { try $0.execute(sql: "VACUUM INTO ?", arguments: [folder.path + "/copy"]) }
        }
        #expect(try folder.names() == ["compcheck.sqlite"])
    }

    @Test func theDeadlineIsAskedWhileSQLiteWorks() throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT count(*) FROM t"
        var questions = 0
        #expect(throws: StoreError.queryTooSlow) {
            try database.answer(Query(endless)) { _ in
                questions += 1
                return questions == 10
            }
        }
        #expect(questions == 10)
        // The next query starts afresh.
        let answer = try database.answer(Query("SELECT id FROM rule_current ORDER BY id", limit: 1))
        #expect(answer.table == Listing(columns: ["id"], rows: [[.text("a")]]))
        #expect(answer.isCut)
    }

    @Test(arguments: [
        ("SELECT 1", true), ("  \n/* a */ -- b\n;with", true), ("values(1)", true),
        ("EXPLAIN QUERY PLAN SELECT 1", true),
        ("explain/**/with", true), ("\u{FEFF}SELECT 1", true), ("EXPLAIN DELETE", false), ("SELECTION", false),
        ("/* SELECT", false), ("--SELECT", false), ("(SELECT 1)", false), ("EXPLAIN QUERY SELECT", false),
        ("SELECT 1\0", false), ("EXPLAIN", false),
    ])
    func knowsWhatReads(sql: String, reads: Bool) {
        #expect((StatementHead.refusal(of: sql) == nil) == reads)
    }

    @Test func everyTableAndViewIsExplained() throws {
        let schema = try ReadOnlyDatabase(at: folder.database, migrations: migrations).schema()
        #expect(schema.rows.count >= 25)
        for row in schema.rows {
            guard case .text(let about) = row[2] else {
                Issue.record("\(row[0]) has no comment right above its CREATE")
                continue
            }
            #expect(about.count > 20, "\(row[0])")
        }
    }
}
