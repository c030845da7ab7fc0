import CompcheckModel
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

@Suite struct SchemaTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func schema() throws -> String {
        try ask(folder.database, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type DESC, name")
            .map { $0 + ";\n" }.joined(separator: "\n")
    }

    @Test func isAsItStandsInTheGolden() throws {
        _ = try open(folder.database)
        let golden = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "schema.golden.sql")
        let (actual, expected) = (try schema(), try String(contentsOf: golden, encoding: .utf8))
        if ProcessInfo.processInfo.environment["RECORD_GOLDENS"] != nil {
            try actual.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(golden.path): review the difference, then test without RECORD_GOLDENS")
        } else if actual != expected {
            Issue.record("run: RECORD_GOLDENS=1 swift test --filter SchemaTests; git diff Tests/CompcheckStoreTests")
        }
    }

    @Test(arguments: 1...migrations.count) func isReachedFromEachOlderVersion(_ count: Int) throws {
        try migrate(to: count)
        try recordIn(folder.database)
        let store = try open(folder.database)
        #expect(try store.rulebook().rules.map(\.id) == ["kept"])

        let fresh = try Folder()
        _ = try open(fresh.database)
        let sql = "SELECT name, sql FROM sqlite_schema ORDER BY name"
        #expect(try ask(folder.database, sql) == ask(fresh.database, sql))
        #expect(try ask(folder.database, "PRAGMA foreign_key_check").isEmpty)
        // The migration enters existing rows as they are; the digest of this pack is invented. In the newest
        // version this test wrote its rows without ledger entries.
        if count == migrations.count { return }
        let found = try ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: nil).problems
        #expect(found.allSatisfy { $0.hasPrefix("pack: own does not hold") }, "\(found)")
    }

    /// Records one rule with the schema of the first migration.
    private func recordIn(_ path: String) throws {
        let document = Rulebook.documents(rules: [rule("kept")], catalogue: Catalogue())[0]
        let at = minute(1)
        _ = try ask(path, "INSERT INTO pack VALUES ('own')")
        _ = try ask(
            path,
            """
            INSERT INTO pack_import VALUES (1, 'own', '\(at)', '1', NULL, '\(document.digest)', 1, 0, 0, 0)
            """,
        )
        _ = try ask(
            path,
            """
            INSERT INTO document_version
            VALUES (1, 'rule', 'kept', 'own', '\(document.json)', '\(document.digest)', '\(at)', NULL)
            """,
        )
    }

    /// An old run is kept, with the reason why it cannot be read back.
    @Test func keepsARunOfBefore() throws {
        try migrate(to: 2)
        for sql in SchemaTests.oldRun { _ = try ask(folder.database, sql) }
        let views = ["audit_run", "finding_history", "finding_latest"]
        let before = try views.map { try ask(folder.database, "SELECT * FROM \($0)") }
        func fault() -> StoreError? {
            #expect(throws: StoreError.self) {
                let choice = RunChoice.latest(inventory: "old.json")
                _ = try ReadOnlyDatabase(at: folder.database, migrations: migrations).recordedRun(choice)
            }
        }
        // Checked before the migration, because a reader does not migrate, and after it.
        #expect(fault() == .cannotTell(run: RunID(number: 1), .tooOld))
        _ = try open(folder.database)
        #expect(fault() == .cannotTell(run: RunID(number: 1), .tooOld))
        let after = try views.map { try ask(folder.database, "SELECT * FROM \($0)") }
        #expect(after == [[before[0][0] + "||||||||||1"], before[1].map { $0 + "|" }, before[2].map { $0 + "|" }])
        let found = try ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: nil).problems
        #expect(found.isEmpty, "\(found)")
        #expect(before[2].first?.hasPrefix("1|2026-11-22T10:00:00.000Z|old.json|2026-11-22|bot|") == true)
    }

    /// A run with one finding, with the schema of the second migration.
    private static let oldRun = [
        """
        INSERT INTO run VALUES (1, '2026-11-22T10:00:00.000Z', '0.0.1', 'old.json', '\(inventoryDigest)', 'builtin',
            '2026-11-22', NULL, 365, '{}', '[]', 'running', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """,
        "INSERT INTO run_service VALUES (1, 1, 'bot', NULL, NULL)",
        "INSERT INTO run_answer VALUES (1, 1, 'prohibited', 'prohibited')",
        """
        INSERT INTO run_finding VALUES (1, 1, 'a', 'A', 'prohibits', 'high', 'in-force', '2026-01-01', 0, 'certain',
            '[]', '[]')
        """,
        "INSERT INTO run_use VALUES (1, 1, 'CN', 1)",
        """
        UPDATE run SET status = 'finished', finished_at = started_at, exit_code = 1, services = 1, prohibited = 1,
            restricted = 0, undetermined = 0, permitted = 0, unregulated = 0, inventory_digest = rulebook_digest
        """,
    ]

    /// Creates the database with the first `count` migrations.
    private func migrate(to count: Int) throws {
        let older = Array(migrations.sorted { $0.name < $1.name }.prefix(count))
        try DatabaseQueue(path: folder.database).write { database in
            let ledger = try MigrationLedger(of: older, at: folder.database)
            try ledger.migrate(database, toolVersion: "0.0.1", now: minute(0))
        }
        #expect(try ask(folder.database, "SELECT count(*) FROM migration_ledger") == ["\(count)"])
    }

    @Test func isStrictAndSpeaksOnlySQL() throws {
        _ = try open(folder.database)
        let tables = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND NOT strict"
        #expect(try ask(folder.database, tables) == ["sqlite_schema"])
        for migration in migrations {
            let code = migration.sql.split(separator: "\n").map { $0.split(separator: "--").first ?? "" }
            for word in ["PRAGMA", "ATTACH", "VACUUM", "COMMIT", "BEGIN TRANSACTION"] {
                #expect(!code.contains { $0.contains(word) }, "\(migration.name): \(word)")
            }
        }
    }

    @Test func hasRoomForEveryWordOfTheModel() throws {
        let store = try open(folder.database)
        let rules = Event.Kind.allCases.enumerated().map { position, kind in
            let events = [("2024-01-01", Event.Kind.announced), ("2024-07-09", kind)]
            return Rule(
                id: RuleID("rule-\(kind.rawValue)"),
                title: "T",
                authority: "a",
                effect: Rule.Effect.allCases[position % Rule.Effect.allCases.count],
                severity: Rule.Severity.allCases[position % Rule.Severity.allCases.count],
                confidence: Rule.Confidence.allCases[position % Rule.Confidence.allCases.count],
                when: Scope([]),
                lifecycle: Lifecycle(events.map { Event(day: day($0.0), kind: $0.1) }),
            )
        }
        let terms = Dictionary(uniqueKeysWithValues: Vocabulary.allCases.map { ($0, [Term(id: "t", title: "T")]) })
        let catalogue = Catalogue(
            authorities: [Authority(id: "a", name: "A", kind: .court, jurisdiction: "US")],
            jurisdictions: [Jurisdiction(code: "US", name: "United States")],
            groups: [JurisdictionGroup(id: "g", title: "G", members: [])],
            scopes: [ComputeScope(id: "s", title: "S")],
            models: [ModelFamily(id: "m", pattern: "m*", developers: ["v"])],
            vendors: [Vendor(id: "v", name: "V")],
            offerings: [],
            requirements: [Requirement(id: "r", title: "R")],
            terms: terms,
        )
        let offering = Document(kind: .offering, id: "o", json: "{}")
        let documents = Rulebook.documents(rules: rules, catalogue: catalogue) + [offering]
        #expect(Set(documents.map(\.kind)) == Set(Document.Kind.allCases))
        try store.record(pack: "own", documents: documents, toolVersion: "1", at: minute(1))

        let run = try store.beginRun(header())
        let findings = Standing.allCases.map { standing in
            Finding(
                rule: rule(RuleID(standing.rawValue)),
                standing: standing,
                since: day("2024-07-09"),
                isAssumed: true,
                certainty: .possible,
                missing: Attribute.allCases,
                because: [],
            )
        }
        for verdict in Verdict.allCases {
            try run.record(use("service", JurisdictionCode(verdict.rawValue), answer(verdict, findings)))
        }
        let notices = Notice.Kind.allCases.map { kind in
            CountedNotice(notice: Notice(kind: kind, what: "x"), services: 0, firstService: nil, firstLine: nil)
        }
        try run.finish(at: minute(11), inventoryDigest: inventoryDigest, notices: notices, exitCode: 1)
        let words = "SELECT count(DISTINCT verdict), count(DISTINCT standing) FROM finding_latest"
        #expect(try ask(folder.database, words) == ["5|7"])
    }
}
