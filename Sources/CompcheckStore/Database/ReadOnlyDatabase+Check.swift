internal import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// What is wrong with the database, in words; nothing where all is well.
    ///
    /// Looked at: the file itself (`PRAGMA integrity_check`), its foreign keys, the ledger of migrations and what they
    /// made, and whether every document and every pack has the digest that was recorded with it.
    /// - Parameter asksForUpdates: Whether a migration that is not applied yet is a problem.
    /// - Returns: A line for each problem.
    /// - Throws: `StoreError`, if the database cannot be read at all.
    package func problems(asksForUpdates: Bool = true) throws(StoreError) -> [String] {
        var problems: [String] = []
        let assessments: [(Database) throws -> [String]] = [
            integrity, foreignKeys, { try self.migrations($0, asksForUpdates) }, schema, documents, packs,
        ]
        for assessment in assessments {
            do {
                problems += try reading(assessment)
            } catch .damaged(_, let reason) {
                return problems + ["damaged: \(reason)"]
            }
        }
        return problems
    }

    private func integrity(_ database: Database) throws -> [String] {
        try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }.map { "file: \($0)" }
    }

    private func foreignKeys(_ database: Database) throws -> [String] {
        try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
            let number = (row["rowid"] as Int64?).map { ", row \($0)" } ?? ""
            return "foreign key: \(row["table"] as String)\(number): there is no such \(row["parent"] as String)"
        }
    }

    private func migrations(_ database: Database, _ asksForUpdates: Bool) throws -> [String] {
        do {
            let pending = try ledger.pending(in: database)
            return (asksForUpdates ? pending : []).map { "ledger: migration \($0.name) is not applied yet" }
        } catch StoreError.newerDatabase(_, let migration, let version) {
            return ["ledger: migration \(migration) is from a newer compcheck, \(version)"]
        } catch StoreError.ledgerMismatch(_, let migration) {
            return ["ledger: migration \(migration) was applied with different text"]
        }
    }

    /// Reports tables, views, indexes and triggers of the applied migrations that are missing or changed.
    ///
    /// Additional ones are allowed.
    private func schema(_ database: Database) throws -> [String] {
        let applied = try Set(String.fetchAll(database, sql: "SELECT name FROM migration_ledger"))
        let sample = try DatabaseQueue()
        return try sample.write { sample in
            // A migration depends on those before it, so nothing is compared after a gap; `ledger` reports the gap.
            for migration in ledger.migrations.prefix(while: { applied.contains($0.name) }) {
                try sample.execute(sql: migration.sql)
            }
            let sql = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type, name"
            let found = try Row.fetchAll(database, sql: sql).map { ["\($0[0] as String) \($0[1] as String)", $0[2]] }
            let texts = Dictionary(found.map { ($0[0], $0[1]) }) { first, _ in first }
            return try Row.fetchAll(sample, sql: sql).compactMap { row in
                let name = "\(row[0] as String) \(row[1] as String)"
                if texts[name] == row[2] { return nil }
                return "schema: \(name) is \(texts[name] == nil ? "missing" : "not what its migration created")"
            }
        }
    }

    private func documents(_ database: Database) throws -> [String] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT version, kind, id, json, digest FROM document_version ORDER BY version",
        )
        var problems: [String] = []
        while let row = try rows.next() {
            let (kind, id, json, digest): (String, String, String, String) = (row[1], row[2], row[3], row[4])
            if Digest.sha256("\(kind)\n\(id)\n\(json)") == digest { continue }
            problems.append("document: version \(row[0] as Int64), \(kind) \(id), is not what was recorded")
        }
        return problems
    }

    private func packs(_ database: Database) throws -> [String] {
        let sql = "SELECT pack, digest FROM pack_import WHERE id IN (SELECT max(id) FROM pack_import GROUP BY pack)"
        return try Row.fetchAll(database, sql: sql).compactMap { row in
            let digests = try String.fetchAll(
                database,
                sql: "SELECT digest FROM document_version WHERE pack = ? AND recorded_to IS NULL",
                arguments: [row["pack"] as String],
            )
            if Document.digest(ofDigests: digests) == row["digest"] as String { return nil }
            return "pack: \(row["pack"] as String) does not hold the documents of its last import"
        }
    }
}
