internal import GRDB

/// The result of verifying the ledger and everything that it covers.
package struct Verification: Hashable, Sendable {
    /// The number of entries in the ledger.
    package let entries: Int64
    /// The digest of the newest entry; kept elsewhere, it proves later that nothing before it was changed.
    package let head: String
    /// Descriptions of what does not match, in the order found; empty if nothing is wrong.
    package let problems: [String]
}

extension ReadOnlyDatabase {
    /// Walks the ledger and holds every entry, every row that it covers and every stored digest against each other.
    ///
    /// Audits may go on meanwhile: the ledger is read a few entries at a time.
    /// - Parameter head: The digest of an entry that must be in the ledger; nil: none is known.
    /// - Returns: What was found.
    /// - Throws: `StoreError`, if the database cannot be read at all, or is older than the ledger.
    package func verify(head: String?) throws(StoreError) -> Verification {
        guard try reading({ try $0.tableExists("ledger") }) else { throw .noLedger(path: path) }
        do {
            let walk = try walkTheLedger()
            var problems = walk.problems
            if let head, try !reading({ try ReadOnlyDatabase.has(head, in: $0) }) {
                problems.append("ledger: no entry has the digest \(head): the ledger was truncated or rewritten")
            }
            problems += try damagedSnapshots()
            // What an older compcheck recorded is as it was, whether or not this one has brought it up to date.
            problems += try self.problems(asksForUpdates: false)
            return Verification(entries: walk.newest.number, head: walk.newest.digest, problems: problems)
        } catch .damaged(_, let reason) {
            return Verification(entries: 0, head: LedgerEntry.beforeTheFirst, problems: ["file: \(reason)"])
        }
    }

    /// Returns the ledger entry for the end of a run; nil if there is none or the database is older than the ledger.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func ledgerEntry(endOf run: RunID) throws(StoreError) -> (number: Int64, digest: String)? {
        try reading { database in
            guard try database.tableExists("ledger") else { return nil }
            let event = LedgerEvent.runEnded(run)
            let row = try Row.fetchOne(
                database,
                sql: "SELECT entry, digest FROM ledger WHERE act = ? AND subject = ?",
                arguments: [event.kind, event.subject],
            )
            return row.map { ($0["entry"], $0["digest"]) }
        }
    }

    private static func has(_ head: String, in database: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM ledger WHERE digest = ?)"
        return try Bool.fetchOne(database, sql: sql, arguments: [head]) ?? false
    }

    /// Walks the ledger, a few entries in each transaction, so that no writer waits long.
    ///
    /// Entries already walked do not change, except when somebody prunes; then the walk starts again.
    private func walkTheLedger() throws(StoreError) -> LedgerWalk {
        while true {
            var walk = LedgerWalk()
            let prunings = try reading { try ReadOnlyDatabase.prunings(in: $0) }
            while try reading({ try walk.goOn(in: $0, entries: 8) }) {}
            let isWhole = try reading { database in
                guard try ReadOnlyDatabase.prunings(in: database) == prunings else { return false }
                _ = try walk.goOn(in: database)
                try walk.lookForTheUncovered(in: database)
                return true
            }
            if isWhole { return walk }
        }
    }

    private static func prunings(in database: Database) throws -> Int {
        try Int.fetchOne(database, sql: "SELECT count(*) FROM pruning") ?? 0
    }
}
