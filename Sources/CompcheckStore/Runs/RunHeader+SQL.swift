internal import CompcheckModel
internal import GRDB

extension RunHeader {
    /// Inserts the row of a run that is running, and its waivers.
    func insert(in database: Database) throws -> RunID {
        try database.execute(
            sql: """
                INSERT INTO run (
                    started_at, tool_version, inventory, rulebook_digest, rulebook_origin, as_of, known_at,
                    horizon_days, assumptions, without, today, outlook_wanted, fail_on, certain_only, ran_by,
                    baseline, language, status
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')
                """,
            arguments: [
                startedAt.description, toolVersion, inventory, rulebookDigest, rulebookOrigin,
                question.asOf.description, knownAt?.description, question.horizon,
                try question.recordedAssumptions, try question.recordedWithout, today.description,
                question.wantsOutlook,
                failOn.rawValue, certainOnly, ranBy, baseline?.description, language.version,
            ],
        )
        let run = database.lastInsertedRowID
        for (position, waiver) in waivers.enumerated() {
            try database.execute(
                sql: """
                    INSERT INTO run_waiver (run, ordinal, \(Waiver.columns)) VALUES (?, ?, \(Waiver.marks))
                    """,
                arguments: StatementArguments([run, position + 1] + waiver.values),
            )
        }
        return RunID(number: run)
    }

    /// Reads the row of a run with all columns of `run`.
    /// - Throws: `RunFault`, `tooOld` if the run was recorded before these columns existed.
    init(_ row: Row, _ waivers: [Waiver]) throws {
        guard let today: String = row["today"] else { throw RunFault.tooOld }
        self.init(
            startedAt: try Instant(recorded: row["started_at"]),
            toolVersion: row["tool_version"],
            language: Language(recorded: row),
            today: try Day(recorded: today),
            question: try Question(recorded: row),
            rulebookDigest: row["rulebook_digest"],
            rulebookOrigin: row["rulebook_origin"],
            knownAt: try (row["known_at"] as String?).map { try Instant(recorded: $0) },
            inventory: row["inventory"],
            failOn: try Verdict(recorded: row["fail_on"]),
            certainOnly: row["certain_only"],
            waivers: waivers,
            ranBy: row["ran_by"],
            baseline: try (row["baseline"] as String?).map { try Baseline(recorded: $0) },
        )
    }
}

extension Language {
    /// Reads the version from a row of `run` or `audit_run`; before it was kept, it was the first.
    init(recorded row: Row) { self = (row["language"] as Int?).map { Language(version: $0) } ?? .first }
}
