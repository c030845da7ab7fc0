package import CompcheckModel
internal import GRDB

extension Store {
    /// Returns the digest of a pack's recorded documents (`Document.digest(of:)`); nil if it was never imported.
    ///
    /// It reads one row through an index, which is cheap enough to check at every start whether to import a pack.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func currentDigest(ofPack pack: String) throws(StoreError) -> String? {
        try reading { try Store.currentDigest(ofPack: pack, in: $0) }
    }

    /// Returns the version of the program that last recorded a change of a pack; nil if it was never imported.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func toolVersion(ofPack pack: String) throws(StoreError) -> String? {
        try reading {
            try String.fetchOne(
                $0,
                sql: "SELECT tool_version FROM pack_import WHERE pack = ? ORDER BY id DESC LIMIT 1",
                arguments: [pack],
            )
        }
    }

    /// Records the documents of a pack from now on, in one transaction.
    ///
    /// Unchanged documents get no new version; documents that the pack no longer has are closed; other packs are not
    /// touched. If nothing has changed, nothing is written, not even the note.
    ///
    /// Record time only goes forward, whatever the clock does: an instant that is not after the newest record of
    /// the database is replaced by the first one after it (see `ImportSummary.recordedAt`). A clock that was once
    /// wrong must not prevent recording.
    /// - Parameters:
    ///   - pack: The pack's name.
    ///   - documents: Everything in it, in any order.
    ///   - note: Why it is recorded, in words.
    ///   - toolVersion: The version of the program.
    ///   - instant: The present.
    /// - Returns: What changed.
    /// - Throws: `StoreError`: another pack owns an id, one is there twice, a rule is not in canonical form.
    @discardableResult package func record(
        pack: String,
        documents: [Document],
        note: String? = nil,
        toolVersion: String,
        at instant: Instant,
    ) throws(StoreError) -> ImportSummary {
        let digest = Document.digest(of: documents)
        let nothing = ImportSummary(recordedAt: nil, changes: [], unchanged: documents.count)
        // Take the write lock only if there is something to write, then check again.
        if try currentDigest(ofPack: pack) == digest { return nothing }
        return try writing { database in
            if try Store.currentDigest(ofPack: pack, in: database) == digest { return nothing }
            let newest = try String.fetchOne(database, sql: "SELECT max(recorded_at) FROM pack_import")
            let change = try PackChange(
                of: pack,
                to: documents,
                at: max(instant, newest.flatMap { Instant($0)?.next } ?? instant),
                in: database,
            )
            try change.write(digest: digest, note: note, toolVersion: toolVersion, in: database)
            let timestamp = LedgerTimestamp(instant: instant, toolVersion: toolVersion)
            try database.enter(.import(change.instant.description), timestamp)
            return change.summary
        }
    }

    private static func currentDigest(ofPack pack: String, in database: Database) throws -> String? {
        try String.fetchOne(
            database,
            sql: "SELECT digest FROM pack_import WHERE pack = ? ORDER BY id DESC LIMIT 1",
            arguments: [pack],
        )
    }
}
