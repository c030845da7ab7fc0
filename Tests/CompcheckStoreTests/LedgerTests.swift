import CompcheckModel
import CompcheckSamples
import Foundation
import GRDB
import Testing

@testable import CompcheckStore

@Suite struct LedgerTests {
    private let folder: Folder
    private let untouched: Data
    /// The bytes of the database without triggers.
    private let unguarded: Data

    init() throws {
        folder = try Folder()
        try recordOneOfEverything(in: folder.database)
        untouched = try folder.bytes()
        try DatabaseQueue(path: folder.database).inDatabase { database in
            for name in try String.fetchAll(database, sql: "SELECT name FROM sqlite_schema WHERE type = 'trigger'") {
                try database.execute(sql: "DROP TRIGGER \(name)")
            }
        }
        unguarded = try folder.bytes()
    }

    private static let tables = [
        "migration_ledger", "pack", "pack_import", "document_version", "rule_version", "rule_event",
        "rule_standing_period", "rule_override", "rule_reference", "run", "run_service", "run_answer", "run_finding",
        "run_use", "run_permission", "run_outlook", "run_alternative", "run_new_finding", "run_notice", "run_waiver",
        "waiver",
        "inventory_snapshot", "inventory_piece", "pruning", "pruned_run", "ledger", "ledger_part",
    ]

    private func problems(head: String? = nil) throws -> [String] {
        try ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: head).problems
            .filter { !$0.hasPrefix("schema: trigger ") }
    }

    /// Tampers with the database, without triggers and foreign keys.
    private func tamper(_ sql: String, _ arguments: StatementArguments = []) throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: folder.database, configuration: configuration).inDatabase { database in
            try database.execute(sql: "PRAGMA ignore_check_constraints = 1; PRAGMA synchronous = OFF")
            try database.execute(sql: sql, arguments: arguments)
            #expect(database.changesCount == 1, "\(sql)")
        }
    }

    private func restore() throws { try unguarded.write(to: URL(filePath: folder.database)) }

    @Test func fitsAsItWasWritten() throws {
        try untouched.write(to: URL(filePath: folder.database))
        let found = try ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: nil)
        #expect(found.problems.isEmpty)
        #expect(found.entries == 27)
        let acts = try ask(folder.database, "SELECT DISTINCT act FROM ledger ORDER BY act")
        #expect(
            acts == ["import", "migration", "prune", "run-began", "run-ended", "waiver", "waiver-revoked"]
        )
    }

    @Test func coversEveryTable() throws {
        let all = try ask(folder.database, "SELECT name FROM sqlite_schema WHERE type = 'table'")
        // Schedules, alerts and the cache of pack files are not evidence, so the ledger does not cover them.
        let tables = all.filter { !$0.hasPrefix("schedule") && !$0.hasPrefix("alert") && $0 != "pack_source" }
        #expect(Set(tables) == Set(LedgerTests.tables))
        let parts = Set(LedgerPart.everything.map(\.table))
        #expect(parts.union(["ledger", "ledger_part"]) == Set(tables))
        for table in tables {
            #expect(try ask(folder.database, "SELECT count(*) FROM \(table)") != ["0"], "\(table)")
        }
    }

    /// Changing one byte of any value of any row makes `verify` name the table.
    @Test(arguments: tables) func namesWhatWasChanged(in table: String) throws {
        let columns = try ask(folder.database, "SELECT name FROM pragma_table_info('\(table)')")
        let numbers = try ask(folder.database, "SELECT name FROM pragma_table_info('\(table)') WHERE type = 'INTEGER'")
        let rows = try DatabaseQueue(path: folder.database).inDatabase {
            try Row.fetchAll($0, sql: "SELECT * FROM \(table)")
        }
        #expect(!rows.isEmpty)
        for (number, row) in rows.enumerated() {
            // There are many rows of `ledger_part`: test one column of each, in turn.
            for column in table == "ledger_part" ? [columns[number % columns.count]] : columns {
                let value = row[column] as DatabaseValue
                let place = columns.map { "\($0) IS :\($0)" }.joined(separator: " AND ")
                var arguments: StatementArguments = [:]
                for column in columns { arguments += [column: row[column] as DatabaseValue] }
                arguments += ["flipped_value": value.flipped(inNumbers: numbers.contains(column))]
                try tamper("UPDATE \(table) SET \(column) = :flipped_value WHERE \(place)", arguments)
                let found = try problems()
                #expect(found.contains { $0.contains(table) }, "\(column) \(value): \(found)")
                try restore()
            }
        }
    }

    /// Flipping one bit of the file is reported, unless the content is unchanged.
    @Test func seesWhatHasChangedInTheFile() throws {
        let (whole, before) = (untouched, try contents())
        var random = SplitMix64(seed: 6)
        for _ in 0..<200 {
            var bytes = whole
            let place = Int.random(in: 0..<bytes.count, using: &random)
            bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            try bytes.write(to: URL(filePath: folder.database))
            let found = try? ReadOnlyDatabase(at: folder.database, migrations: migrations).verify(head: nil).problems
            guard found?.isEmpty == true else { continue }
            #expect(try contents() == before, "byte \(place)")
        }
    }

    private func contents() throws -> [[Row]] {
        try DatabaseQueue(path: folder.database).inDatabase { database in
            try LedgerTests.tables.map { try Row.fetchAll(database, sql: "SELECT * FROM \($0)") }
        }
    }

    /// Cutting off the end of the ledger with all that it covers is detected only by a digest kept elsewhere.
    @Test func knowsADigestThatWasKeptElsewhere() throws {
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        let head = try database.verify(head: nil).head
        #expect(try problems(head: head).isEmpty)
        let first = try ask(folder.database, "SELECT digest FROM ledger WHERE entry = 1")[0]
        #expect(try problems(head: first).isEmpty)
        let other = String(repeating: "0", count: 64)
        let words = "ledger: no entry has the digest \(other): the ledger was truncated or rewritten"
        #expect(try problems(head: other) == [words])
    }

    /// Deleting any row makes `verify` name the table.
    @Test(arguments: tables) func namesWhatWasDeleted(from table: String) throws {
        let columns = try ask(folder.database, "SELECT name FROM pragma_table_info('\(table)')")
        let rows = try DatabaseQueue(path: folder.database).inDatabase {
            try Row.fetchAll($0, sql: "SELECT * FROM \(table)")
        }
        for row in rows {
            var arguments: StatementArguments = [:]
            for column in columns { arguments += [column: row[column] as DatabaseValue] }
            try tamper(
                "DELETE FROM \(table) WHERE \(columns.map { "\($0) IS :\($0)" }.joined(separator: " AND "))",
                arguments,
            )
            let found = try problems()
            // Deleting the newest entry leaves rows that no entry covers.
            #expect(found.contains { $0.contains(table) } || (table == "ledger" && !found.isEmpty), "\(row): \(found)")
            try restore()
        }
    }
}

extension DatabaseValue {
    /// Returns the value with one bit flipped.
    fileprivate func flipped(inNumbers: Bool) -> DatabaseValue {
        switch storage {
        case .null: inNumbers ? 1.databaseValue : "x".databaseValue
        case .int64(let number): (number ^ 64).databaseValue
        case .double(let number): (-number).databaseValue
        case .string(let text): (String(text.dropLast()) + (text.last == "x" ? "y" : "x")).databaseValue
        case .blob(let data): Data(data.dropLast() + [(data.last ?? 0) ^ 1]).databaseValue
        }
    }
}
