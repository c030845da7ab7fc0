package import CompcheckComparison
internal import CompcheckModel
internal import GRDB

/// The uses of two recorded runs, joined by service and jurisdiction, a batch at a time.
///
/// First come all uses of the later run, in the order of its inventory, with their answers in the earlier run; then
/// those that only the earlier run has, in the order of its inventory. Each is found in the other run by an index,
/// so that nothing is sorted and a million uses need no more memory than a few.
package struct ComparedUses: BatchedUses {
    /// Selects the uses of one run, with their answers in that run and in the other.
    private static let sql = """
        SELECT \(Service.recordedColumns),
            u.jurisdiction, u.answer, o.answer
        FROM run_service AS s
        JOIN run_use AS u ON u.run = s.run AND u.service = s.ordinal
        LEFT JOIN run_service AS t ON t.run = :other AND t.id = s.id
        LEFT JOIN run_use AS o ON o.run = t.run AND o.service = t.ordinal AND o.jurisdiction = u.jurisdiction
        WHERE s.run = :run AND s.ordinal >= :first AND s.ordinal < :end
        ORDER BY s.ordinal, u.position
        """

    private let before: RunID
    private let after: RunID
    private let database: ReadOnlyDatabase
    private let servicesInABatch: Int
    private var old: RecordedAnswers
    private var new: RecordedAnswers
    /// Whether the batches now come from the earlier run: uses that only it has.
    private var readsGone = false
    /// The ordinal of the next service.
    private var next = 1

    /// Creates the comparison of two runs of one database.
    package init(_ before: RecordedRun, _ after: RecordedRun) {
        self.init(before, after, servicesInABatch: 256, remembering: RunRecorder.answersInMemory)
    }

    /// Creates it with a batch size and a number of answers of each run to cache.
    init(_ before: RecordedRun, _ after: RecordedRun, servicesInABatch: Int, remembering limit: Int) {
        (self.before, self.after) = (before.id, after.id)
        database = after.database
        self.servicesInABatch = servicesInABatch
        old = RecordedAnswers(of: before.id, before.audit.rulebook, remembering: limit)
        new = RecordedAnswers(of: after.id, after.audit.rulebook, remembering: limit)
    }

    /// Reads the uses of the next few services.
    /// - Returns: The uses, perhaps none; nil after the last one.
    /// - Throws: `StoreError`, if the database cannot be read or somebody has changed it.
    package mutating func nextBatch() throws(StoreError) -> [ComparedUse]? {
        let run = readsGone ? before : after
        if let uses = try database.telling(run, { try read(run, from: $0) }) {
            next += servicesInABatch
            return uses
        }
        if readsGone { return nil }
        (readsGone, next) = (true, 1)
        return []
    }

    /// Reads the uses of the next services of a run; nil if it has no more services.
    private mutating func read(_ run: RunID, from database: Database) throws -> [ComparedUse]? {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: ComparedUses.sql),
            arguments: [
                "other": (readsGone ? after : before).number, "run": run.number, "first": next,
                "end": next + servicesInABatch,
            ],
        )
        var uses: [ComparedUse] = []
        var service: (ordinal: Int, told: Service)?
        var isEnd = true
        while let row = try rows.next() {
            isEnd = false
            let (own, other): (Int, Int?) = (row[7], row[8])
            if readsGone, other != nil { continue }
            let shared = service.flatMap { $0.ordinal == row[0] ? $0.told : nil } ?? Service(recorded: row)
            service = (row[0], shared)
            let before =
                try readsGone ? old.answer(own, in: database) : other.map { try old.answer($0, in: database) }
            let after = try readsGone ? nil : new.answer(own, in: database)
            uses.append(
                ComparedUse(service: shared, jurisdiction: JurisdictionCode(row[6]), before: before, after: after)
            )
        }
        return isEnd ? nil : uses
    }
}
