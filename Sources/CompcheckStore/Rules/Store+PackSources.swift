internal import GRDB

extension Store {
    /// Returns whether a pack is recorded as its files have it, without reading the files.
    /// - Parameters:
    ///   - pack: The pack's name.
    ///   - source: The digest of its files, and of the program that reads them.
    /// - Returns: Whether these files were once read and gave the documents now recorded for the pack.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func isUpToDate(pack: String, with source: String) throws(StoreError) -> Bool {
        guard let digest = try currentDigest(ofPack: pack) else { return false }
        return try reading { try Store.remembers(pack, source, digest, in: $0) }
    }

    /// Records which documents the files of a pack contain.
    /// - Parameters:
    ///   - source: The digest of its files, and of the program that reads them.
    ///   - digest: The digest of the documents in them (`Document.digest(of:)`).
    ///   - pack: The name of a pack that is already recorded.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func remember(source: String, saying digest: String, ofPack pack: String) throws(StoreError) {
        try writing { database in
            guard try !Store.remembers(pack, source, digest, in: database) else { return }
            try database.execute(
                sql: "INSERT INTO pack_source (pack, source, digest) VALUES (?, ?, ?)",
                arguments: [pack, source, digest],
            )
        }
    }

    private static func remembers(
        _ pack: String,
        _ source: String,
        _ digest: String,
        in database: Database,
    ) throws -> Bool {
        try Bool.fetchOne(
            database,
            sql: "SELECT EXISTS (SELECT 1 FROM pack_source WHERE pack = ? AND source = ? AND digest = ?)",
            arguments: [pack, source, digest],
        ) ?? false
    }
}

extension ReadOnlyDatabase {
    /// Returns the document digests recorded for the files of a pack; if there are several, at least one is wrong.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func digests(ofPack pack: String, from source: String) throws(StoreError) -> [String] {
        try reading { database in
            guard try database.tableExists("pack_source") else { return [] }
            return try String.fetchAll(
                database,
                sql: "SELECT digest FROM pack_source WHERE pack = ? AND source = ? ORDER BY digest",
                arguments: [pack, source],
            )
        }
    }
}
