internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Temporary tables that hold a run's uses until it is finished.
///
/// SQLite keeps them in a file of its own, which disappears with the process. No view sees them, no other process
/// waits for them, and memory stays bounded.
struct RunStaging {
    /// The staged tables, in an order in which each comes after those that it refers to.
    private static let tables = [
        "service", "answer", "finding", "permission", "outlook", "alternative", "use", "new_finding",
    ]

    private let run: RunID
    private let service: Statement
    private let answer: Statement
    private let finding: Statement
    private let permission: Statement
    private let outlook: Statement
    private let alternative: Statement
    private let use: Statement
    private let newFinding: Statement
    private let piece: Statement

    init(_ run: RunID, in database: Database) throws {
        /// Creates a temporary table, and prepares an insert; columns in `typed` hold user-supplied text.
        func statement(for table: String, columns: Int, typed: Set<Int> = []) throws -> Statement {
            let name = RunStaging.name(of: table, run)
            try database.execute(sql: "CREATE TEMP TABLE \(name) AS SELECT * FROM run_\(table) WHERE false")
            let marks = (1...columns).map { typed.contains($0) ? "CAST(? AS TEXT)" : "?" }
            return try database.makeStatement(
                sql: "INSERT INTO temp.\(name) VALUES (\(marks.joined(separator: ", ")))"
            )
        }
        self.run = run
        service = try statement(for: "service", columns: 7, typed: [4, 5])
        answer = try statement(for: "answer", columns: 4)
        finding = try statement(for: "finding", columns: 13)
        permission = try statement(for: "permission", columns: 11, typed: [8])
        outlook = try statement(for: "outlook", columns: 8)
        alternative = try statement(for: "alternative", columns: 6)
        use = try statement(for: "use", columns: 6)
        newFinding = try statement(for: "new_finding", columns: 4)
        let pieces = RunStaging.name(of: "piece", run)
        try database.execute(sql: "CREATE TEMP TABLE \(pieces) (ordinal INTEGER PRIMARY KEY, content BLOB)")
        piece = try database.makeStatement(sql: "INSERT INTO temp.\(pieces) (content) VALUES (?)")
    }

    private static func name(of table: String, _ run: RunID) -> String { "staged_\(table)_\(run)" }

    func add(_ item: Service, ordinal: Int) throws {
        try service.execute(
            arguments: [
                run.number, ordinal, item.id, whole(item.name), whole(item.owner), item.line, item.column,
            ]
        )
    }

    func add(_ item: Answer, ordinal: Int) throws {
        try answer.execute(arguments: [run.number, ordinal, item.verdict.rawValue, item.atWorst.rawValue])
        for finding in item.findings { try add(finding, of: ordinal) }
        for permission in item.permissions { try add(permission, of: ordinal) }
        for (position, entry) in item.outlook.enumerated() { try add(entry, ordinal: position + 1, of: ordinal) }
    }

    private func add(_ item: Finding, of answer: Int) throws {
        try finding.execute(
            arguments: [
                run.number, answer, item.rule.id.text, item.rule.title, item.rule.effect.rawValue,
                item.rule.severity.rawValue, item.standing.rawValue, item.since.description, item.isAssumed,
                item.certainty.rawValue, try canonicalJSON(item.missing),
                try canonicalJSON(item.because.map(RecordedReason.init)),
                item.doubts.isEmpty ? nil : try canonicalJSON(item.doubts),
            ]
        )
    }

    private func add(_ item: Permission, of answer: Int) throws {
        let evidence = item.evidence
        try permission.execute(
            arguments: [
                run.number, answer, item.rule.id.text, item.rule.title, item.certainty.rawValue,
                try canonicalJSON(item.lifts), evidence?.requirement.text, whole(evidence?.reference),
                try evidence?.jurisdictions.map { try canonicalJSON($0) }, evidence?.validFrom?.description,
                evidence?.validUntil?.description,
            ]
        )
    }

    private func add(_ item: OutlookEntry, ordinal: Int, of answer: Int) throws {
        let (day, assuming): (Day?, RuleID?) =
            switch item.cause {
            case .date(let day): (day, nil)
            case .assuming(let rule): (nil, rule)
            }
        try outlook.execute(
            arguments: [
                run.number, answer, ordinal, day?.description, assuming?.text, item.verdict.rawValue,
                try canonicalJSON(item.appears), try canonicalJSON(item.disappears),
            ]
        )
    }

    func add(_ item: Alternative, ordinal: Int, answer: Int) throws {
        try alternative.execute(
            arguments: [
                run.number, ordinal, item.offering.id.text, item.offering.title, answer,
                try canonicalJSON(item.lacks),
            ]
        )
    }

    func add(
        _ jurisdiction: JurisdictionCode,
        service: Int,
        position: Int,
        answer: Int,
        alternative: Int?,
    ) throws {
        try use.execute(arguments: [run.number, service, jurisdiction.text, answer, position, alternative])
    }

    /// Adds the rules whose findings on a use are new.
    func add(_ rules: [RuleID], of jurisdiction: JurisdictionCode, service: Int) throws {
        for rule in rules {
            try newFinding.execute(arguments: [run.number, service, jurisdiction.text, rule.text])
        }
    }

    func add(_ pieces: [[UInt8]]) throws {
        for bytes in pieces { try piece.execute(arguments: [Data(bytes)]) }
    }

    /// Copies the pieces of an inventory to the permanent table, unless its digest is there already.
    func publishSnapshot(_ digest: String, bytes: Int, in database: Database) throws {
        let known = "SELECT EXISTS (SELECT 1 FROM inventory_snapshot WHERE digest = ?)"
        if try Bool.fetchOne(database, sql: known, arguments: [digest]) == true { return }
        try database.execute(
            sql: "INSERT INTO inventory_snapshot VALUES (?, ?, ?)",
            arguments: [digest, bytes, run.number],
        )
        try database.execute(
            sql:
                "INSERT INTO inventory_piece SELECT ?, ordinal, content FROM temp.\(RunStaging.name(of: "piece", run))",
            arguments: [digest],
        )
    }

    /// Copies everything to the permanent tables, inside the caller's transaction.
    func publish(in database: Database) throws {
        for table in RunStaging.tables {
            try database.execute(
                sql: "INSERT INTO run_\(table) SELECT * FROM temp.\(RunStaging.name(of: table, run)) ORDER BY rowid"
            )
        }
    }

    /// Drops the temporary tables.
    func drop(in database: Database) throws {
        for table in RunStaging.tables + ["piece"] {
            try database.execute(sql: "DROP TABLE temp.\(RunStaging.name(of: table, run))")
        }
    }
}
