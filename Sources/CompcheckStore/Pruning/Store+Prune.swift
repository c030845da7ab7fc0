package import CompcheckModel
internal import GRDB

/// Which runs are to be kept whole, of each inventory those that one of the wishes names.
package struct Retention: Hashable, Sendable {
    /// So many of the newest runs.
    package var newest: Int?
    /// The runs that ended within so many days.
    package var days: Int?

    /// A wish; the newest run of an inventory is kept whatever is wished.
    package init(newest: Int? = nil, days: Int? = nil) {
        self.newest = newest
        self.days = days
    }

    /// The wish in words.
    package var words: String {
        let newest = newest.map { "the newest \($0) of each inventory" }
        let days = days.map { "those of the last \($0) days" }
        return [newest, days].compactMap(\.self).joined(separator: ", and ")
    }
}

/// What a pruning did, or would do.
package struct Pruning: Hashable, Sendable {
    /// The runs that were let go of, the oldest first.
    package let pruned: [RunID]
    /// How many finished runs are kept whole.
    package let kept: Int
}

extension Store {
    /// The tables of what a run found, in the order in which their rows may go.
    private static let found = [
        "run_new_finding", "run_use", "run_alternative", "run_outlook", "run_permission", "run_finding", "run_answer",
        "run_service", "run_notice",
    ]

    /// Which runs a pruning would let go of.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func pruning(keeping retention: Retention, at instant: Instant) throws(StoreError) -> Pruning {
        try reading { try Store.pruning(keeping: retention, at: instant, in: $0) }
    }

    /// Lets go of what old runs found, and of inventories that no other run has.
    ///
    /// All of it or, where an error is thrown, nothing. The rows of the runs and their numbers stay, and the ledger says what was done.
    /// - Parameters:
    ///   - retention: Which runs are kept whole.
    ///   - name: Who does it, in their own words.
    ///   - instant: The present.
    /// - Returns: What was let go of.
    /// - Throws: `StoreError`, if the database cannot be written.
    @discardableResult package func prune(
        keeping retention: Retention,
        by name: String?,
        at instant: Instant,
    ) throws(StoreError) -> Pruning {
        try writing { database in
            let pruning = try Store.pruning(keeping: retention, at: instant, in: database)
            if pruning.pruned.isEmpty { return pruning }
            try database.execute(
                sql: "INSERT INTO pruning (pruned_at, pruned_by, keep) VALUES (?, CAST(? AS TEXT), ?)",
                arguments: [instant.description, whole(name), retention.words],
            )
            let number = database.lastInsertedRowID
            for run in pruning.pruned {
                try database.execute(sql: "INSERT INTO pruned_run VALUES (?, ?)", arguments: [run.number, number])
                for table in Store.found {
                    try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run.number])
                }
            }
            try Store.dropUnusedSnapshots(in: database)
            let occasion = LedgerOccasion(instant: instant, toolVersion: toolVersion)
            try database.enter(.prune(number), occasion)
            return pruning
        }
    }

    /// Gives the room of what was let go of back to the file system.
    /// - Throws: `StoreError`, `busy` where somebody uses the database: then the file reuses the room by and by.
    package func compact() throws(StoreError) {
        try StoreError.translating(at: place) { try queue.vacuum() }
    }

    private static func pruning(
        keeping retention: Retention,
        at instant: Instant,
        in database: Database,
    ) throws -> Pruning {
        let since = Instant(milliseconds: instant.milliseconds - Int64(retention.days ?? 0) * 86_400_000)
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT id, finished_at, row_number() OVER (PARTITION BY inventory ORDER BY id DESC) AS age
                FROM run WHERE status = 'finished' AND id NOT IN (SELECT run FROM pruned_run) ORDER BY id
                """,
        )
        let pruned = rows.filter { row in
            let isNew = row["age"] <= max(1, retention.newest ?? 1)
            return !isNew && !(retention.days != nil && row["finished_at"] >= since.description)
        }
        return Pruning(pruned: pruned.map { RunID(number: $0["id"]) }, kept: rows.count - pruned.count)
    }

    private static func dropUnusedSnapshots(in database: Database) throws {
        let unused = """
            SELECT digest FROM inventory_snapshot WHERE NOT EXISTS (
                SELECT 1 FROM run WHERE inventory_digest = digest AND snapshot_kept = 1
                    AND id NOT IN (SELECT run FROM pruned_run)
            )
            """
        try database.execute(sql: "DELETE FROM inventory_piece WHERE snapshot IN (\(unused))")
        try database.execute(sql: "DELETE FROM inventory_snapshot WHERE digest IN (\(unused))")
    }
}
