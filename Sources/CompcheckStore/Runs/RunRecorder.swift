package import CompcheckModel
internal import GRDB

/// Takes down the uses of one run as they come, and publishes them all at once when it is finished.
///
/// Every use is kept, those without findings too, so that the verdict of each can be asked for later. Uses that
/// share an answer share its findings. Memory does not grow with the inventory. Belongs to one thread at a time.
package final class RunRecorder {
    /// How many uses wait in memory before they are written.
    private static let usesInMemory = 4096
    /// How many answers, and how many alternatives, are recognised when they return.
    static let answersInMemory = 16_384

    private enum State {
        case taking
        /// A use could not be written; what is staged is incomplete.
        case broken
        case ended
    }

    /// The run.
    package let id: RunID
    /// The uses written so far: all of them once `finish` has returned.
    package private(set) var counts = RunCounts()

    private let store: Store
    private let copy: InventoryCopy?
    /// Whether it is taken down what is new: where all is, the baseline says so.
    private let recordsNews: Bool
    /// Nil once the run has ended.
    private var staging: RunStaging?
    private var lock: LifeLock?
    private var state = State.taking
    private var waiting: [Use] = []
    private var lastService: Service?
    /// How many uses of it there were so far.
    private var position = 0
    private var answers: Numbering<Answer>
    private var alternatives: Numbering<Alternative>

    init(
        _ id: RunID,
        of header: RunHeader,
        in store: Store,
        lock: consuming LifeLock?,
        staging: RunStaging,
        copy: InventoryCopy?,
        remembering limit: Int,
    ) {
        self.id = id
        self.store = store
        self.copy = copy
        recordsNews = header.baseline != .nothing
        self.lock = lock
        self.staging = staging
        answers = Numbering(remembering: limit)
        alternatives = Numbering(remembering: limit)
    }

    deinit { forgetStaging() }

    /// Takes down a use.
    ///
    /// Those of one service come one after the other.
    /// - Throws: `StoreError`, if the run has ended or the disk is full. Then all that is left is to `fail`.
    package func record(_ use: Use) throws(StoreError) {
        guard state == .taking else { throw .runHasEnded(run: id) }
        waiting.append(use)
        if waiting.count >= RunRecorder.usesInMemory { try flush() }
    }

    /// Publishes the run with all its uses and findings, in one transaction.
    /// - Parameters:
    ///   - instant: The present.
    ///   - inventoryDigest: SHA-256 of the inventory's bytes, in lower-case hexadecimal.
    ///   - organization: Whose inventory it is.
    ///   - notices: What its reader should know about it.
    ///   - exitCode: What the process will say.
    /// - Returns: How many uses got which verdict.
    /// - Throws: `StoreError`. Nothing is published then, and the run may still be told to `fail`.
    @discardableResult package func finish(
        at instant: Instant,
        inventoryDigest: String,
        organization: Organization = Organization(),
        notices: [CountedNotice] = [],
        exitCode: Int32,
    ) throws(StoreError) -> RunCounts {
        try flush()
        func uses(_ verdict: Verdict) -> Int { counts.uses[verdict, default: 0] }
        try end(at: instant) { database in
            try staging?.publish(in: database)
            if let copy {
                try staging?.add(copy.takePieces(last: true))
                try staging?.publishSnapshot(inventoryDigest, bytes: copy.count, in: database)
            }
            try write(notices, in: database)
            try database.execute(
                sql: """
                    UPDATE run SET status = 'finished', finished_at = ?, inventory_digest = ?, exit_code = ?,
                        organization = CAST(? AS TEXT), services = ?, prohibited = ?, restricted = ?, undetermined = ?,
                        permitted = ?, unregulated = ?, snapshot_kept = ?
                    WHERE id = ?
                    """,
                arguments: [
                    instant.description, inventoryDigest, exitCode, whole(organization.name), counts.services,
                    uses(.prohibited), uses(.restricted), uses(.undetermined), uses(.permitted),
                    uses(.unregulated), copy != nil, id.number,
                ],
            )
        }
        return counts
    }

    /// Ends the run without uses and findings.
    /// - Parameters:
    ///   - instant: The present.
    ///   - reason: Why, in words.
    ///   - exitCode: What the process will say.
    /// - Throws: `StoreError`, if the run has ended or the database cannot be written.
    package func fail(at instant: Instant, reason: String, exitCode: Int32 = 2) throws(StoreError) {
        try end(at: instant) { database in
            try database.execute(
                sql: "UPDATE run SET status = 'failed', finished_at = ?, failure = ?, exit_code = ? WHERE id = ?",
                arguments: [instant.description, reason, exitCode, id.number],
            )
        }
    }

    private func end(at instant: Instant, _ body: (Database) throws -> Void) throws(StoreError) {
        guard state != .ended else { throw .runHasEnded(run: id) }
        try store.writing { database in
            try body(database)
            try database.enter(.runEnded(id), LedgerOccasion(instant: instant, toolVersion: store.toolVersion))
        }
        state = .ended
        waiting = []
        answers.forget()
        alternatives.forget()
        lock.take()?.release()
        forgetStaging()
    }

    /// Drops the temporary tables; those that should stay behind go with the connection.
    private func forgetStaging() {
        // Statements must end where the connection is ours alone.
        try? store.staging { try staging.take()?.drop(in: $0) }
    }

    private func flush() throws(StoreError) {
        guard state == .taking else { throw .runHasEnded(run: id) }
        state = .broken
        try store.staging { _ in
            for use in waiting { try stage(use) }
            try staging?.add(copy?.takePieces(last: false) ?? [])
        }
        state = .taking
        waiting.removeAll(keepingCapacity: true)
    }

    private func stage(_ use: Use) throws {
        if lastService?.isSame(as: use.service) != true {
            counts.services += 1
            position = 0
            lastService = use.service
            try staging?.add(use.service, ordinal: counts.services)
        }
        position += 1
        try staging?.add(
            use.jurisdiction,
            service: counts.services,
            position: position,
            answer: number(of: use.answer),
            alternative: try use.alternative.map(number),
        )
        if recordsNews { try staging?.add(use.new ?? [], of: use.jurisdiction, service: counts.services) }
        counts.uses[use.answer.verdict, default: 0] += 1
    }

    private func number(of answer: Answer) throws -> Int {
        try answers.number(of: answer) { try staging?.add(answer, ordinal: $0) }
    }

    private func number(of alternative: Alternative) throws -> Int {
        let answer = try number(of: alternative.answer)
        return try alternatives.number(of: alternative) {
            try staging?.add(alternative, ordinal: $0, answer: answer)
        }
    }

    private func write(_ notices: [CountedNotice], in database: Database) throws {
        let insert = try database.makeStatement(
            sql: "INSERT INTO run_notice VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?)"
        )
        for (position, counted) in notices.enumerated() {
            try insert.execute(
                arguments: [
                    id.number, position + 1, counted.notice.kind.rawValue, whole(counted.notice.what),
                    counted.services, counted.firstService, counted.firstLine,
                ]
            )
        }
    }
}

extension Service {
    /// Whether it is the same entry: ids are told apart by their bytes, also where they look alike.
    fileprivate func isSame(as other: Service) -> Bool {
        self === other || id.utf8.elementsEqual(other.id.utf8)
    }
}
