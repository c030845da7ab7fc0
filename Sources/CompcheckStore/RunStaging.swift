internal import CompcheckModel
internal import GRDB

/// Where a run's uses wait until it is finished: temporary tables.
///
/// SQLite keeps them in a file of its own that is gone with the process. No view sees them, no other process waits
/// for them, and memory stays bounded.
struct RunStaging {
    private struct Because: Encodable {
        let attribute: String
        let values: [String]
    }

    private static let tables = ["service", "answer", "finding", "use"]

    private let run: RunID

    init(_ run: RunID, in database: Database) throws {
        self.run = run
        for table in RunStaging.tables {
            try database.execute(sql: "CREATE TEMP TABLE \(staged(table)) AS SELECT * FROM run_\(table) WHERE false")
        }
    }

    private func staged(_ table: String) -> String { "staged_\(table)_\(run)" }

    private func insert(_ table: String, _ values: StatementArguments, columns: Int, in database: Database) throws {
        let marks = repeatElement("?", count: columns).joined(separator: ", ")
        let statement = try database.cachedStatement(sql: "INSERT INTO temp.\(staged(table)) VALUES (\(marks))")
        try statement.execute(arguments: values)
    }

    func add(_ service: Service, ordinal: Int, in database: Database) throws {
        let values: StatementArguments = [run.number, ordinal, service.id, service.name, service.owner]
        try insert("service", values, columns: 5, in: database)
    }

    func add(_ answer: Answer, ordinal: Int, in database: Database) throws {
        let values: StatementArguments = [run.number, ordinal, answer.verdict.rawValue, answer.atWorst.rawValue]
        try insert("answer", values, columns: 4, in: database)
        for finding in answer.findings {
            let because = finding.because.map { Because(attribute: $0.attribute.rawValue, values: $0.values) }
            let values: StatementArguments = [
                run.number, ordinal, finding.rule.id.text, finding.rule.title, finding.rule.effect.rawValue,
                finding.rule.severity.rawValue, finding.standing.rawValue, finding.since.description,
                finding.isAssumed, finding.certainty.rawValue, try canonicalJSON(finding.missing),
                try canonicalJSON(because),
            ]
            try insert("finding", values, columns: 12, in: database)
        }
    }

    func add(jurisdiction: JurisdictionCode, service: Int, answer: Int, in database: Database) throws {
        let values: StatementArguments = [run.number, service, jurisdiction.text, answer]
        try insert("use", values, columns: 4, in: database)
    }

    /// Moves everything to where the views see it, inside the caller's transaction.
    func publish(in database: Database) throws {
        for table in RunStaging.tables {
            try database.execute(sql: "INSERT INTO run_\(table) SELECT * FROM temp.\(staged(table)) ORDER BY rowid")
        }
    }

    /// Forgets everything that has not been published.
    func drop(in database: Database) throws {
        for table in RunStaging.tables { try database.execute(sql: "DROP TABLE temp.\(staged(table))") }
    }
}
