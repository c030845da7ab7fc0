package import CompcheckModel
internal import GRDB

/// Which runs of each inventory pruning keeps whole: those that one of the two limits covers.
package struct Retention: Hashable, Sendable {
    /// The number of newest runs to keep.
    package var newest: Int?
    /// The number of days: runs that ended within them are kept.
    package var days: Int?

    /// Creates a retention policy; the newest run of an inventory is always kept.
    package init(newest: Int? = nil, days: Int? = nil) {
        self.newest = newest
        self.days = days
    }

    /// The policy in words.
    package var displayText: String {
        let newest = newest.map { "the newest \($0) of each inventory" }
        let days = days.map { "those of the last \($0) days" }
        return [newest, days].compactMap(\.self).joined(separator: ", and ")
    }
}

/// The result of pruning, or what it would be.
package struct Pruning: Hashable, Sendable {
    /// The pruned runs, the oldest first.
    package let pruned: [RunID]
    /// The number of finished runs kept whole.
    package let kept: Int
}

extension Store {
    /// The tables with the findings of a run, in an order in which their rows can be deleted.
    private static let found = [
        "run_new_finding", "run_use", "run_alternative", "run_outlook", "run_permission", "run_finding", "run_answer",
        "run_service", "run_notice",
    ]

    /// Returns which runs `prune` would prune, and changes nothing.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func pruning(keeping retention: Retention, at instant: Instant) throws(StoreError) -> Pruning {
        try reading { try Store.pruning(keeping: retention, at: instant, in: $0) }
    }

    /// Deletes the findings of old runs, and inventory snapshots that no remaining run needs, in one transaction.
    ///
    /// The rows of the runs and their counts stay, and the ledger records the pruning.
    /// - Parameters:
    ///   - retention: Which runs are kept whole.
    ///   - name: Who prunes, as free text.
    ///   - instant: The present.
    /// - Returns: The pruned runs.
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
                arguments: [instant.description, whole(name), retention.displayText],
            )
            let number = database.lastInsertedRowID
            for run in pruning.pruned {
                try database.execute(sql: "INSERT INTO pruned_run VALUES (?, ?)", arguments: [run.number, number])
                for table in Store.found {
                    try database.execute(sql: "DELETE FROM \(table) WHERE run = ?", arguments: [run.number])
                }
            }
            try Store.dropUnusedSnapshots(in: database)
            let timestamp = LedgerTimestamp(instant: instant, toolVersion: toolVersion)
            try database.enter(.prune(number), timestamp)
            return pruning
        }
    }

    /// Returns the space freed by pruning to the file system.
    /// - Throws: `StoreError`, `busy` if the database is in use; the file then reuses the space over time.
    package func compact() throws(StoreError) {
        try StoreError.translating(at: location) { try queue.vacuum() }
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
