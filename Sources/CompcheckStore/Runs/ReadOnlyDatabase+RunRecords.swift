package import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// Selects runs; the view does not distinguish a `known_at` that was asked for from the default, the table does.
    private static let rows = """
        SELECT *, (SELECT r.known_at FROM run AS r WHERE r.id = audit_run.id) AS asked_known_at FROM audit_run
        """

    /// Lists recorded runs, the newest first.
    /// - Parameters:
    ///   - filter: Which.
    ///   - limit: How many at most.
    /// - Returns: The runs, and how many there are with those that the limit leaves out.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func runs(
        _ filter: RunFilter,
        limit: Int,
    ) throws(StoreError) -> (runs: [RunRecord], total: Int) {
        try reading { database in
            _ = try ledger.pending(in: database)
            let kept = "inventory = coalesce(:inventory, inventory) AND status = coalesce(:status, status)"
            var arguments: StatementArguments = ["inventory": filter.inventory, "status": filter.status?.rawValue]
            let total = try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM run WHERE \(kept)",
                arguments: arguments,
            )
            arguments += ["limit": limit]
            let rows = try Row.fetchAll(
                database,
                sql: "\(ReadOnlyDatabase.rows) WHERE \(kept) ORDER BY id DESC LIMIT :limit",
                arguments: arguments,
            )
            return (try rows.map { try RunRecord($0) }, total ?? 0)
        }
    }

    /// The latest finished run of each inventory, in the order of their beginnings.
    /// - Returns: The runs' rows.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func latestRuns() throws(StoreError) -> [RunRecord] {
        try reading { database in
            _ = try ledger.pending(in: database)
            let latest = "SELECT max(id) FROM run WHERE status = 'finished' GROUP BY inventory"
            return try Row.fetchAll(database, sql: "\(ReadOnlyDatabase.rows) WHERE id IN (\(latest)) ORDER BY id")
                .map { try RunRecord($0) }
        }
    }

    /// Finds a recorded run, whatever became of it.
    /// - Parameter choice: Which one.
    /// - Returns: The run's row.
    /// - Throws: `StoreError`: `noRun`, `noFinishedRun` or `noPreviousRun`, if there is none.
    package func run(_ choice: RunChoice) throws(StoreError) -> RunRecord {
        try reading { database in
            _ = try ledger.pending(in: database)
            let id = try number(of: choice, in: database)
            let sql = "\(ReadOnlyDatabase.rows) WHERE id = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [id.number]) else {
                throw try noRun(id, in: database)
            }
            return try RunRecord(row)
        }
    }
}

extension RunRecord {
    /// Reads a row of `audit_run`, which has fewer columns in an older database.
    fileprivate init(_ row: Row) throws {
        let number: Int64 = row["id"]
        do {
            let counts = Verdict.allCases.compactMap { verdict in
                (row[verdict.rawValue] as Int?).map { (verdict, $0) }
            }
            self.init(
                number: number,
                status: try Status(recorded: row["status"]),
                startedAt: try Instant(recorded: row["started_at"]),
                finishedAt: try (row["finished_at"] as String?).map { try Instant(recorded: $0) },
                toolVersion: row["tool_version"],
                language: Language(recorded: row),
                inventory: row["inventory"],
                inventoryDigest: row["inventory_digest"],
                organization: row["organization"],
                question: try Question(recorded: row),
                knownAt: try (row["asked_known_at"] as String?).map { try Instant(recorded: $0) },
                rulebookDigest: row["rulebook_digest"],
                rulebookOrigin: row["rulebook_origin"],
                failOn: try (row["fail_on"] as String?).map { try Verdict(recorded: $0) },
                certainOnly: row["certain_only"],
                ranBy: row["ran_by"],
                baseline: try (row["baseline"] as String?).map { try Baseline(recorded: $0) },
                exitCode: row["exit_code"],
                failure: row["failure"],
                services: row["services"],
                verdicts: Dictionary(uniqueKeysWithValues: counts),
                previous: row["previous_run"],
                keepsInventory: row["snapshot_kept"],
                prunedAt: try (row["pruned_at"] as String?).map { try Instant(recorded: $0) },
            )
        } catch let fault as RunFault {
            throw StoreError.cannotTell(run: RunID(number: number), fault)
        }
    }
}
