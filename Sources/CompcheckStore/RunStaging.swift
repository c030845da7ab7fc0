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
    private let service: Statement
    private let answer: Statement
    private let finding: Statement
    private let use: Statement

    init(_ run: RunID, in database: Database) throws {
        func statement(for table: String, columns: Int) throws -> Statement {
            let name = RunStaging.name(of: table, run)
            try database.execute(sql: "CREATE TEMP TABLE \(name) AS SELECT * FROM run_\(table) WHERE false")
            let marks = repeatElement("?", count: columns).joined(separator: ", ")
            return try database.makeStatement(sql: "INSERT INTO temp.\(name) VALUES (\(marks))")
        }
        self.run = run
        service = try statement(for: "service", columns: 5)
        answer = try statement(for: "answer", columns: 4)
        finding = try statement(for: "finding", columns: 12)
        use = try statement(for: "use", columns: 4)
    }

    private static func name(of table: String, _ run: RunID) -> String { "staged_\(table)_\(run)" }

    func add(_ item: Service, ordinal: Int) throws {
        try service.execute(arguments: [run.number, ordinal, item.id, item.name, item.owner])
    }

    func add(_ item: Answer, ordinal: Int) throws {
        try answer.execute(arguments: [run.number, ordinal, item.verdict.rawValue, item.atWorst.rawValue])
        for item in item.findings {
            let because = item.because.map { Because(attribute: $0.attribute.rawValue, values: $0.values) }
            try finding.execute(
                arguments: [
                    run.number, ordinal, item.rule.id.text, item.rule.title, item.rule.effect.rawValue,
                    item.rule.severity.rawValue, item.standing.rawValue, item.since.description, item.isAssumed,
                    item.certainty.rawValue, try canonicalJSON(item.missing), try canonicalJSON(because),
                ]
            )
        }
    }

    func add(_ jurisdiction: JurisdictionCode, service: Int, answer: Int) throws {
        try use.execute(arguments: [run.number, service, jurisdiction.text, answer])
    }

    /// Moves everything to where the views see it, inside the caller's transaction.
    func publish(in database: Database) throws {
        for table in RunStaging.tables {
            try database.execute(
                sql: "INSERT INTO run_\(table) SELECT * FROM temp.\(RunStaging.name(of: table, run)) ORDER BY rowid"
            )
        }
    }

    /// Forgets everything that has not been published.
    func drop(in database: Database) throws {
        for table in RunStaging.tables {
            try database.execute(sql: "DROP TABLE temp.\(RunStaging.name(of: table, run))")
        }
    }
}
