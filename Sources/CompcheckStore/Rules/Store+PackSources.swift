internal import GRDB

extension Store {
    /// Finds out whether a pack's files must be read to know what it is to say.
    /// - Parameters:
    ///   - pack: The pack's name.
    ///   - source: The digest of its files, and of the program that reads them.
    /// - Returns: Whether the pack says now what the files were found to say.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func isUpToDate(pack: String, with source: String) throws(StoreError) -> Bool {
        guard let digest = try currentDigest(ofPack: pack) else { return false }
        return try reading { try Store.remembers(pack, source, digest, in: $0) }
    }

    /// Remembers what the files of a pack say.
    /// - Parameters:
    ///   - source: The digest of its files, and of the program that reads them.
    ///   - digest: That of the documents in them (`Document.digest(of:)`).
    ///   - pack: The pack's name, which something is recorded of.
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
    /// What the files of a pack are remembered to say, by the digest of the documents; more than one: not all is true.
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
