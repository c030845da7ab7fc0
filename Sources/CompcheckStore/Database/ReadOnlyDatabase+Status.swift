package import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// Lists what is in the database: its file, size in bytes, migrations, packs with their versions, and runs.
    /// - Returns: A row for each, with the columns `what` and `value`.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func status() throws(StoreError) -> Listing {
        let contents = try reading { database in
            try String.fetchAll(database, sql: "SELECT name FROM migration_ledger ORDER BY name").map {
                ("migration", $0)
            }
                + [("size", try size(in: database))]
                + packs(in: database) + runs(in: database)
        }
        let rows = [("file", path)] + contents
        return Listing(columns: ["what", "value"], rows: rows.map { [.text($0.0), .text($0.1)] })
    }

    private func size(in database: Database) throws -> String {
        let sql = "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
        return "\(try Int64.fetchOne(database, sql: sql) ?? 0) bytes"
    }

    private func packs(in database: Database) throws -> [(String, String)] {
        let sql = """
            SELECT d.pack AS pack,
                count(*) FILTER (WHERE d.recorded_to IS NULL AND d.kind = 'rule') AS rules,
                count(*) FILTER (WHERE d.recorded_to IS NULL AND d.kind <> 'rule') AS entries,
                count(*) AS versions, i.recorded_at AS recorded_at, i.tool_version AS tool_version,
                substr(i.digest, 1, 12) AS digest
            FROM document_version AS d
            JOIN pack_import AS i ON i.id = (SELECT max(id) FROM pack_import WHERE pack = d.pack)
            GROUP BY d.pack ORDER BY d.pack
            """
        return try Row.fetchAll(database, sql: sql).map { row in
            let counts =
                "\(row["rules"] as Int) rules, \(row["entries"] as Int) entries, \(row["versions"] as Int) versions"
            let last = "last import \(row["recorded_at"] as String) by compcheck \(row["tool_version"] as String)"
            return ("pack \(row["pack"] as String)", "\(counts); \(last), digest \(row["digest"] as String)")
        }
    }

    private func runs(in database: Database) throws -> [(String, String)] {
        let counts = try Row.fetchAll(
            database,
            sql: "SELECT status, count(*) AS n FROM run GROUP BY status ORDER BY 1",
        )
        let words = counts.map { "\($0["n"] as Int) \($0["status"] as String)" }
        let sql = "SELECT id, started_at, inventory, as_of, status, exit_code FROM run ORDER BY id DESC LIMIT 1"
        let last = try Row.fetchOne(database, sql: sql).map { row in
            let exit = (row["exit_code"] as Int?).map { ", exit code \($0)" } ?? ""
            let what = "\(row["inventory"] as String) as of \(row["as_of"] as String)"
            return
                "run \(row["id"] as Int) of \(row["started_at"] as String): \(what), \(row["status"] as String)\(exit)"
        }
        return [("runs", words.isEmpty ? "none" : words.joined(separator: ", "))]
            + (last.map { [("last run", $0)] } ?? [])
    }
}
