public import CompcheckModel
internal import GRDB

/// The uses of a recorded run, a batch at a time: a million of them must not sit in memory.
public struct RecordedUses {
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
    private var answers: RecordedAnswers
    /// The number of the next service.
    private var next = 1

    init(_ run: RecordedRun, servicesInABatch: Int, remembering limit: Int) {
        self.run = run.id
        database = run.database
        self.servicesInABatch = servicesInABatch
        waivers = run.audit.waivers
        answers = RecordedAnswers(of: run.id, run.audit.rulebook, remembering: limit)
    }

    /// Reads the uses of the next few services.
    /// - Returns: The uses; nil after the last one.
    /// - Throws: `StoreError`, if the database cannot be read or somebody has changed it.
    public mutating func nextBatch() throws(StoreError) -> [Use]? {
        let uses = try database.telling(run) { try read(from: $0) }
        next += servicesInABatch
        return uses.isEmpty ? nil : uses
    }

    private mutating func read(from database: Database) throws -> [Use] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: RecordedUses.sql),
            arguments: [run.number, next, next + servicesInABatch],
        )
        var uses: [Use] = []
        var entry: Entry?
        while let row = try rows.next() {
            if entry?.ordinal != row[0] {
                uses += entry?.uses(waivers) ?? []
                entry = Entry(row)
            }
            let answer = try answers.answer(row[7], in: database)
            let alternative = try (row[8] as Int?).map { try answers.alternative($0, in: database) }
            entry?.places.append((JurisdictionCode(row[6]), answer, alternative))
        }
        return uses + (entry?.uses(waivers) ?? [])
    }
}

/// A service while the rows of its uses come.
private struct Entry {
    let ordinal: Int
    private let row: Row
    var places: [(code: JurisdictionCode, answer: Answer, alternative: Alternative?)] = []

    /// A service from the first row of its uses, which the cursor will overwrite.
    init(_ row: Row) {
        ordinal = row[0]
        self.row = row.copy()
    }

    func uses(_ waivers: Waivers) -> [Use] {
        let service = Service(recorded: row, in: places.map(\.code))
        return places.map {
            Use(
                service: service,
                jurisdiction: $0.code,
                answer: $0.answer,
                alternative: $0.alternative,
                waivers: waivers.covering($0.answer, of: service, in: $0.code),
            )
        }
    }
}
