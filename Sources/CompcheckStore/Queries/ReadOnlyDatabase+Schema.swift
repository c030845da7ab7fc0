package import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// Tells the tables and views of the database, views first: `name`, `kind`, `about` and `columns`.
    ///
    /// What a newer compcheck has made is told without a word about it.
    /// - Returns: A row for each of them.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func schema() throws(StoreError) -> Listing {
        let comments = ledger.migrations.map(\.comments).reduce(into: [:]) { $0.merge($1) { $1 } }
        let rows = try reading { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT name, type, (SELECT group_concat(name, ', ') FROM pragma_table_info(s.name)) AS columns
                    FROM sqlite_schema AS s WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
                    ORDER BY type = 'table', name
                    """,
            ).map { row -> [Listing.Cell] in
                let name: String = row["name"]
                return [
                    .text(name), .text(row["type"]), comments[name].map(Listing.Cell.text) ?? .nothing,
                    .text(row["columns"] ?? ""),
                ]
            }
        }
        return Listing(columns: ["name", "kind", "about", "columns"], rows: rows)
    }
}
