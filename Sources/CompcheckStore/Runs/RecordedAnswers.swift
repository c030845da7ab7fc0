internal import CompcheckModel
internal import GRDB

/// A cache of the answers and alternatives of a recorded run.
struct RecordedAnswers {
    private let run: RunID
    private let limit: Int
    private let rules: [RuleID: Rule]
    private let offerings: [OfferingID: Offering]
    private var answers: [Int: Answer] = [:]
    private var alternatives: [Int: Alternative] = [:]

    /// Creates an empty cache for answers by this rulebook, with room for `limit` answers and as many alternatives.
    init(of run: RunID, _ rulebook: Rulebook, remembering limit: Int) {
        self.run = run
        self.limit = limit
        rules = Dictionary(rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        offerings = Dictionary(rulebook.catalogue.offerings.map { ($0.id, $0) }) { first, _ in first }
    }

    mutating func answer(_ number: Int, in database: Database) throws -> Answer {
        if let known = answers[number] { return known }
        if answers.count >= limit { answers = [:] }
        let answer = try read(number, from: database)
        answers[number] = answer
        return answer
    }

    mutating func alternative(_ number: Int, in database: Database) throws -> Alternative {
        if let known = alternatives[number] { return known }
        if alternatives.count >= limit { alternatives = [:] }
        let sql = "SELECT offering, answer, lacks FROM run_alternative WHERE run = ? AND ordinal = ?"
        let row = try only(rows(sql, number, database), "alternative \(number)")
        let id: String = row[0]
        guard let offering = offerings[OfferingID(id)] else { throw RunFault.damaged("offering \(id)") }
        let alternative = Alternative(
            offering: offering,
            answer: try answer(row[1], in: database),
            lacks: try content(ofJSON: row[2]),
        )
        alternatives[number] = alternative
        return alternative
    }

    // MARK: Reading

    private func read(_ number: Int, from database: Database) throws -> Answer {
        let sql = "SELECT verdict, at_worst FROM run_answer WHERE run = ? AND ordinal = ?"
        let row = try only(rows(sql, number, database), "answer \(number)")
        return Answer(
            verdict: try Verdict(recorded: row[0]),
            atWorst: try Verdict(recorded: row[1]),
            findings: try findings(number, database),
            permissions: try permissions(number, database),
            outlook: try outlook(number, database),
        )
    }

    private func findings(_ answer: Int, _ database: Database) throws -> [Finding] {
        // All columns, because an older database that is only read has fewer.
        let sql = "SELECT * FROM run_finding WHERE run = ? AND answer = ? ORDER BY rule"
        return try rows(sql, answer, database).map { row in
            Finding(
                rule: try rule(row["rule"]),
                standing: try Standing(recorded: row["standing"]),
                since: try Day(recorded: row["since"]),
                isAssumed: row["assumed"],
                certainty: try Certainty(recorded: row["certainty"]),
                missing: try content(ofJSON: row["missing"]),
                doubts: try (row["doubts"] as String?).map { try content(ofJSON: $0) } ?? [],
                because: try content(ofJSON: row["because"], as: [RecordedReason].self).map(\.reason),
            )
        }
    }

    private func permissions(_ answer: Int, _ database: Database) throws -> [Permission] {
        let sql = """
            SELECT rule, certainty, lifts, requirement, CAST(evidence AS BLOB), jurisdictions, valid_from, valid_to
            FROM run_permission WHERE run = ? AND answer = ? ORDER BY rule
            """
        return try rows(sql, answer, database).map { row in
            Permission(
                rule: try rule(row[0]),
                certainty: try Certainty(recorded: row[1]),
                lifts: try content(ofJSON: row[2]),
                evidence: try (row[3] as String?).map { requirement in
                    Evidence(
                        requirement: RequirementID(requirement),
                        reference: row.whole(4),
                        jurisdictions: try (row[5] as String?).map { try content(ofJSON: $0) },
                        validFrom: try (row[6] as String?).map { try Day(recorded: $0) },
                        validUntil: try (row[7] as String?).map { try Day(recorded: $0) },
                    )
                },
            )
        }
    }

    private func outlook(_ answer: Int, _ database: Database) throws -> [OutlookEntry] {
        let sql = """
            SELECT day, coalesce(day, assuming), verdict, appears, disappears
            FROM run_outlook WHERE run = ? AND answer = ? ORDER BY ordinal
            """
        return try rows(sql, answer, database).map { row in
            let isDated = row[0] as String? != nil
            return OutlookEntry(
                cause: isDated ? .date(try Day(recorded: row[1])) : .assuming(RuleID(row[1])),
                verdict: try Verdict(recorded: row[2]),
                appears: try content(ofJSON: row[3]),
                disappears: try content(ofJSON: row[4]),
            )
        }
    }

    private func rows(_ sql: String, _ number: Int, _ database: Database) throws -> [Row] {
        try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [run.number, number])
    }

    private func only(_ rows: [Row], _ what: String) throws -> Row {
        guard let row = rows.first else { throw RunFault.damaged(what) }
        return row
    }

    private func rule(_ id: String) throws -> Rule {
        guard let rule = rules[RuleID(id)] else { throw RunFault.damaged("rule \(id)") }
        return rule
    }
}
