package import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// Lists alerts, the newest first.
    /// - Parameters:
    ///   - state: Only those of which this became; nil: all.
    ///   - limit: How many at most.
    /// - Returns: The alerts, and how many there are with those that the limit leaves out.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func alerts(
        _ state: AlertRecord.State?,
        limit: Int,
    ) throws(StoreError) -> (alerts: [AlertRecord], total: Int) {
        try reading { database in
            _ = try ledger.pending(in: database)
            // Databases older than alerts have no such table.
            guard try database.tableExists("alert") else { return ([], 0) }
            let condition = "state = coalesce(?, state)"
            let arguments: StatementArguments = [state?.rawValue]
            let total = try Int.fetchOne(
                database,
                sql: "SELECT count(*) FROM alert_log WHERE \(condition)",
                arguments: arguments,
            )
            let all = try AlertRecord.all(where: condition, arguments, limit: limit, in: database)
            return (all, total ?? 0)
        }
    }
}

extension AlertRecord {
    /// Returns the alerts that match a condition on `alert_log`, the newest first.
    static func all(
        where condition: String,
        _ arguments: StatementArguments,
        limit: Int = -1,
        in database: Database,
    ) throws -> [AlertRecord] {
        try Row.fetchAll(
            database,
            sql: """
                SELECT CAST(l.last_answer AS BLOB), l.*, t.began_at
                FROM alert_log AS l
                LEFT JOIN alert_attempt AS t ON t.id = (SELECT max(id) FROM alert_attempt WHERE alert = l.id)
                WHERE \(condition) ORDER BY l.id DESC LIMIT \(limit)
                """,
            arguments: arguments,
        ).map { try AlertRecord($0) }
    }

    private init(_ row: Row) throws {
        let last = try (row["last_outcome"] as String?).map { outcome in
            AlertAttempt(
                beganAt: try Instant(recorded: row["began_at"]),
                endedAt: try Instant(recorded: row["last_attempt_at"]),
                outcome: try AlertAttempt.Outcome(recorded: outcome),
                answer: row.whole(0) ?? "",
            )
        }
        self.init(
            id: row["id"],
            uuid: row["uuid"],
            createdAt: try Instant(recorded: row["created_at"]),
            kind: try Kind(recorded: row["kind"]),
            target: row["target"],
            inventory: row["inventory"],
            run: row["run"],
            subject: row["subject"],
            state: try State(recorded: row["state"]),
            attempts: row["attempts"],
            last: last,
        )
    }
}
