package import CompcheckModel
internal import GRDB

extension Store {
    /// Records a waiver.
    /// - Returns: Its number.
    /// - Throws: `StoreError`, if the database cannot be written.
    package func add(_ waiver: Waiver, at instant: Instant) throws(StoreError) -> Int64 {
        try writing { database in
            try database.execute(
                sql: """
                    INSERT INTO waiver (\(Waiver.columns), recorded_from) VALUES (\(Waiver.marks), ?)
                    """,
                arguments: StatementArguments(waiver.values + [instant.description]),
            )
            let number = database.lastInsertedRowID
            try database.enter(.waiver(number), LedgerTimestamp(instant: instant, toolVersion: toolVersion))
            return number
        }
    }

    /// Revokes a waiver: from now on its findings count again; past runs do not change.
    /// - Throws: `StoreError`: `noWaiver` or `waiverIsRevoked`, or another if the database cannot be written.
    package func revoke(
        waiver id: Int64,
        by name: String,
        because reason: String,
        at instant: Instant,
    ) throws(StoreError) {
        try writing { database in
            guard
                let row = try Row.fetchOne(
                    database,
                    sql: "SELECT recorded_from, recorded_to FROM waiver WHERE id = ?",
                    arguments: [id],
                )
            else { throw StoreError.noWaiver(id) }
            if let end: String = row["recorded_to"] { throw StoreError.waiverIsRevoked(id, at: end) }
            // Record time only goes forward, even if the clock was set back.
            let begin = Instant(row["recorded_from"] as String) ?? instant
            let end = max(instant.milliseconds, begin.milliseconds + 1)
            try database.execute(
                sql: "UPDATE waiver SET recorded_to = ?, revoked_by = ?, revoked_because = ? WHERE id = ?",
                arguments: [Instant(milliseconds: end).description, name, reason, id],
            )
            try database.enter(.waiverRevoked(id), LedgerTimestamp(instant: instant, toolVersion: toolVersion))
        }
    }

    /// Returns the waivers that hold on a day, as known now or at an instant, in the order in which they were recorded.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func waivers(on day: Day, knownAt instant: Instant? = nil) throws(StoreError) -> [Waiver] {
        try reading { try RecordedWaiver.all(in: $0) }
            .filter { recorded in
                guard let instant else { return recorded.revocation == nil }
                let isRevoked = recorded.revocation.map { $0.instant <= instant } ?? false
                return recorded.recordedFrom <= instant && !isRevoked
            }
            .map(\.waiver).filter { $0.holds(on: day) }
    }

    /// Returns the finding with a fingerprint of a report, from the latest run of each inventory; nil: none has it.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func finding(
        fingerprint: String
    ) throws(StoreError) -> (rule: RuleID, service: String, jurisdiction: JurisdictionCode)? {
        try reading { database in
            let rows = try Row.fetchCursor(database, sql: "SELECT rule, jurisdiction, service FROM finding_latest")
            while let row = try rows.next() {
                let (rule, jurisdiction, service) = (RuleID(row[0]), JurisdictionCode(row[1]), row[2] as String)
                if Fingerprint.of(rule, jurisdiction, service) == fingerprint { return (rule, service, jurisdiction) }
            }
            return nil
        }
    }

    /// Returns all waivers ever recorded, in the order in which they were recorded.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func recordedWaivers() throws(StoreError) -> [RecordedWaiver] {
        try reading { try RecordedWaiver.all(in: $0) }
    }
}

extension RecordedWaiver {
    fileprivate static func all(in database: Database) throws -> [RecordedWaiver] {
        try Row.fetchAll(database, sql: "SELECT \(Waiver.wholeColumns), * FROM waiver ORDER BY id").map { row in
            let end = try (row["recorded_to"] as String?).map { try Instant(recorded: $0) }
            return RecordedWaiver(
                id: row["id"],
                waiver: try Waiver(row),
                recordedFrom: try Instant(recorded: row["recorded_from"]),
                revocation: end.map {
                    Revocation(instant: $0, by: row["revoked_by"], because: row["revoked_because"])
                },
            )
        }
    }
}

extension Waiver {
    /// The columns of a waiver, in `waiver` and in `run_waiver`.
    static let columns = "rule, service, jurisdiction, reason, accepted_by, ticket, valid_from, valid_to"

    /// The placeholders for `columns`, which keep user-supplied text whole even if it contains a NUL.
    static let marks = "?, CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?"

    /// The select list that `init(_:)` reads: the same columns, with user-supplied text as blobs.
    static let wholeColumns = """
        rule, CAST(service AS BLOB), jurisdiction, CAST(reason AS BLOB), CAST(accepted_by AS BLOB),
        CAST(ticket AS BLOB), valid_from, valid_to
        """

    /// The values for `columns`.
    var values: [(any DatabaseValueConvertible)?] {
        [
            rule.text, whole(service), jurisdiction?.text, whole(reason), whole(acceptedBy), whole(ticket),
            from.description, until.description,
        ]
    }

    /// Reads a waiver from a row that begins with `wholeColumns`.
    init(_ row: Row) throws {
        self.init(
            rule: RuleID(row[0]),
            service: row.whole(1) ?? "",
            jurisdiction: (row[2] as String?).map { JurisdictionCode($0) },
            reason: row.whole(3) ?? "",
            acceptedBy: row.whole(4) ?? "",
            ticket: row.whole(5),
            from: try Day(recorded: row[6]),
            until: try Day(recorded: row[7]),
        )
    }
}
