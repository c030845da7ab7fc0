package import CompcheckModel
internal import GRDB

/// The uses of a recorded run, a batch at a time, because a million of them must not be in memory at once.
package struct RecordedUses: BatchedUses {
    private static let sql = """
        SELECT \(Service.recordedColumns),
            u.jurisdiction, u.answer, u.alternative
        FROM run_service AS s JOIN run_use AS u ON u.run = s.run AND u.service = s.ordinal
        WHERE s.run = ? AND s.ordinal >= ? AND s.ordinal < ? ORDER BY s.ordinal, u.position
        """

    private let run: RunID
    private let database: ReadOnlyDatabase
    private let servicesInABatch: Int
    private let waivers: Waivers
    private let baseline: Baseline?
    private var answers: RecordedAnswers
    /// The ordinal of the next service.
    private var next = 1

    init(_ run: RecordedRun, servicesInABatch: Int, remembering limit: Int) {
        self.run = run.id
        database = run.database
        self.servicesInABatch = servicesInABatch
        waivers = run.audit.waivers
        baseline = run.audit.baseline
        answers = RecordedAnswers(of: run.id, run.audit.rulebook, remembering: limit)
    }

    /// Reads the uses of the next few services.
    /// - Returns: The uses; nil after the last one.
    /// - Throws: `StoreError`, if the database cannot be read or somebody has changed it.
    package mutating func nextBatch() throws(StoreError) -> [Use]? {
        let uses = try database.telling(run) { try read(from: $0) }
        next += servicesInABatch
        return uses.isEmpty ? nil : uses
    }

    private mutating func read(from database: Database) throws -> [Use] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: RecordedUses.sql),
            arguments: [run.number, next, next + servicesInABatch],
        )
        let news = try news(in: database)
        var uses: [Use] = []
        var entry: Entry?
        while let row = try rows.next() {
            if entry?.ordinal != row[0] {
                uses += entry?.uses(waivers, news) ?? []
                entry = Entry(row)
            }
            let answer = try answers.answer(row[7], in: database)
            let alternative = try (row[8] as Int?).map { try answers.alternative($0, in: database) }
            entry?.jurisdictions.append((JurisdictionCode(row[6]), answer, alternative))
        }
        return uses + (entry?.uses(waivers, news) ?? [])
    }

    /// Reads which findings of the next services are new; nil if the run had no baseline.
    private func news(in database: Database) throws -> News? {
        guard let baseline else { return nil }
        if baseline == .nothing { return .everything }
        let sql = """
            SELECT service, jurisdiction, rule FROM run_new_finding WHERE run = ? AND service >= ? AND service < ?
            """
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: sql),
            arguments: [run.number, next, next + servicesInABatch],
        )
        var rules: [News.UsePosition: Set<RuleID>] = [:]
        while let row = try rows.next() {
            rules[News.UsePosition(service: row[0], code: JurisdictionCode(row[1])), default: []].insert(RuleID(row[2]))
        }
        return .some(rules)
    }
}

/// The new findings of some uses.
private enum News {
    case everything
    case some([UsePosition: Set<RuleID>])

    /// A service, by its ordinal, in a jurisdiction.
    struct UsePosition: Hashable {
        let service: Int
        let code: JurisdictionCode
    }

    /// Returns the rules whose findings are new, in the order of the findings.
    func rules(in answer: Answer, at position: UsePosition) -> [RuleID] {
        let rules = answer.findings.map(\.rule.id)
        return switch self {
        case .everything: rules
        case .some(let new): new[position].map { new in rules.filter(new.contains) } ?? []
        }
    }
}

/// A service whose rows of uses are being read.
private struct Entry {
    let ordinal: Int
    private let row: Row
    var jurisdictions: [(code: JurisdictionCode, answer: Answer, alternative: Alternative?)] = []

    /// Starts a service from the first row of its uses, and copies it, because the cursor will overwrite it.
    init(_ row: Row) {
        ordinal = row[0]
        self.row = row.copy()
    }

    func uses(_ waivers: Waivers, _ news: News?) -> [Use] {
        let service = Service(recorded: row, in: jurisdictions.map(\.code))
        return jurisdictions.map {
            Use(
                service: service,
                jurisdiction: $0.code,
                answer: $0.answer,
                alternative: $0.alternative,
                waivers: waivers.covering($0.answer, of: service, in: $0.code),
                new: news?.rules(in: $0.answer, at: News.UsePosition(service: ordinal, code: $0.code)),
            )
        }
    }
}
