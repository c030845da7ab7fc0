import CompcheckModel
import CompcheckStore
import Foundation
import GRDB
import Testing

@Suite struct AppendOnlyTests {
    private let folder: Folder

    init() throws {
        folder = try Folder()
        try recordOneOfEverything(in: folder.database)
    }

    private static let tables = [
        "migration_ledger", "pack", "pack_import", "pack_source", "document_version", "rule_version", "rule_event",
        "rule_standing_period", "rule_override", "rule_reference", "run", "run_service", "run_answer", "run_finding",
        "run_use", "run_permission", "run_outlook", "run_alternative", "run_new_finding", "run_notice", "run_waiver",
        "waiver",
        "inventory_snapshot", "inventory_piece", "pruning", "pruned_run", "ledger", "ledger_part",
        "schedule", "schedule_run", "schedule_audit", "schedule_install",
        "alert_look", "alert", "alert_topic", "alert_attempt",
    ]

    @Test func namesEveryTable() throws {
        let tables = try ask(folder.database, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        #expect(Set(tables) == Set(AppendOnlyTests.tables))
    }

    /// Tries every way to change or delete each row.
    @Test(arguments: tables) func losesNothing(from table: String) throws {
        let everything = "SELECT * FROM \(table)"
        let before = try ask(folder.database, everything)
        #expect(!before.isEmpty)
        let columns = try ask(folder.database, "SELECT name FROM pragma_table_info('\(table)')")
        let attempts =
            ["DELETE FROM \(table)", "INSERT OR REPLACE INTO \(table) SELECT * FROM \(table)"]
            + columns.map { "UPDATE \(table) SET \($0) = \($0) WHERE true" }
            + columns.map { "UPDATE OR REPLACE \(table) SET \($0) = NULL" }
        for attempt in attempts {
            #expect(throws: DatabaseError.self, "\(attempt)") { try ask(folder.database, attempt) }
        }
        #expect(try ask(folder.database, everything) == before)
    }

    @Test(arguments: [
        "UPDATE document_version SET recorded_to = NULL WHERE recorded_to IS NOT NULL",
        "UPDATE document_version SET recorded_to = '2026-11-22T10:01:00.000Z' WHERE recorded_to IS NULL",
        "UPDATE document_version SET recorded_to = '2099-01-01T00:00:00.000Z' WHERE recorded_to IS NULL",
        """
        INSERT OR REPLACE INTO document_version (kind, id, pack, json, digest, recorded_from)
        SELECT kind, id, pack, '{}', digest, recorded_from FROM document_version WHERE recorded_to IS NULL
        """,
        """
        INSERT INTO document_version (kind, id, pack, json, digest, recorded_from)
        SELECT kind, 'new', pack, '{}', digest, min(recorded_from) FROM document_version
        """,
        "INSERT INTO rule_event VALUES (1, 9, '2026-01-01', 'repealed', NULL)",
        "INSERT INTO rule_override VALUES (1, 'z')",
        "INSERT INTO rule_reference VALUES (1, 9, 'z', NULL, NULL)",
        "INSERT INTO rule_standing_period VALUES (1, '2026-01-01', NULL, 'ended')",
        """
        INSERT INTO pack_import
        VALUES (9, 'own', '2026-11-22T10:00:30.000Z', '1', NULL, '\(inventoryDigest)', 0, 0, 0, 0)
        """,
        "UPDATE run SET status = 'running', finished_at = NULL",
        "INSERT INTO run_service VALUES (1, 2, 'new', NULL, NULL, 1, 1)",
        "INSERT INTO run_use VALUES (1, 1, 'US', 1, 2, NULL)",
        "INSERT INTO run_answer VALUES (1, 9, 'permitted', 'permitted')",
        "INSERT INTO run_permission VALUES (1, 1, 'z', 'Z', 'certain', '[]', NULL, NULL, NULL, NULL, NULL)",
        "INSERT INTO run_outlook VALUES (1, 1, 9, '2027-01-01', NULL, 'permitted', '[]', '[]')",
        "INSERT INTO run_alternative VALUES (1, 9, 'z', NULL, 1, '[]')",
        "INSERT INTO schedule_audit VALUES (1, 9, 1)",
        "UPDATE schedule SET recorded_to = recorded_from WHERE recorded_to IS NULL",
        "UPDATE schedule SET name = 'other', recorded_to = '2999-01-01T00:00:00.000Z' WHERE recorded_to IS NULL",
        "UPDATE schedule_run SET status = 'running', finished_at = NULL, exit_code = NULL",
        "UPDATE schedule_run SET status = 'interrupted', finished_at = NULL",
        "UPDATE schedule_install SET place = 'other', recorded_to = '2999-01-01T00:00:00.000Z'",
        "INSERT INTO run_new_finding VALUES (1, 1, 'CN', 'z')",
        "INSERT INTO run_notice VALUES (1, 9, 'unknown-name', 'z', 1, NULL, NULL)",
        "INSERT OR REPLACE INTO alert SELECT 9, look, 'b' || substr(uuid, 2), kind, subject, payload FROM alert",
        "INSERT INTO alert_topic VALUES (1, '[\"z\"]')",
        "INSERT INTO alert_look SELECT 9, looked_at, target, target_digest, inventory, NULL, NULL, NULL FROM alert_look",
    ])
    func forgesNothing(_ attempt: String) throws {
        #expect(throws: DatabaseError.self) { try ask(folder.database, attempt) }
    }

    /// Columns that only older runs may leave NULL.
    @Test(arguments: [
        ("run", "today", "NULL"), ("run", "outlook_wanted", "NULL"), ("run", "fail_on", "NULL"),
        ("run", "certain_only", "NULL"), ("run_service", "line", "NULL"), ("run_service", "line_column", "NULL"),
        ("run_use", "position", "NULL"), ("run_use", "alternative", "9"),
    ])
    func leavesNothingOut(of table: String, column: String, value: String) throws {
        let begun = ["id": "9", "status": "'running'", "finished_at": "NULL"]
        if table != "run" { _ = try ask(folder.database, copy("run", but: begun)) }
        let values = table == "run" ? begun : ["run": "9"]
        let error = #expect(throws: DatabaseError.self) {
            try ask(folder.database, copy(table, but: values.merging([column: value]) { $1 }))
        }
        #expect(error?.message?.hasPrefix("a new \(table) ") == true, "\(error?.message ?? "")")
    }

    /// Returns SQL that inserts the rows of run 1 again, with other values in some columns.
    private func copy(_ table: String, but values: [String: String]) throws -> String {
        let columns = try ask(folder.database, "SELECT name FROM pragma_table_info('\(table)')")
        let row = columns.map { values[$0] ?? $0 }.joined(separator: ", ")
        return "INSERT INTO \(table) SELECT \(row) FROM \(table) WHERE \(table == "run" ? "id" : "run") = 1"
    }
}
