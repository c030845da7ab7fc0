package import CompcheckModel
internal import GRDB

/// Stages the uses of a run and commits them in one transaction on `finish`.
///
/// Every use is kept, also those without findings, so that its verdict can be queried later. Uses that share an
/// answer share its findings. Memory does not grow with the inventory. Only one thread may use it at a time.
package final class RunRecorder {
    /// The number of uses that wait in memory before they are written.
    private static let usesInMemory = 4096
    /// The number of answers, and of alternatives, that are cached so that a returning one is recognised.
    static let answersInMemory = 16_384

    private enum State {
        case taking
        /// A use could not be written; what is staged is incomplete.
        case broken
        case ended
    }

    /// The run.
    package let id: RunID
    /// The counts of the uses written so far: all of them once `finish` has returned.
    package private(set) var counts = RunCounts()

    private let store: Store
    private let copy: InventoryCopy?
    /// Whether new findings are recorded; they are not if the baseline is `nothing`, which makes all findings new.
    private let recordsNews: Bool
    /// Nil once the run has ended.
    private var staging: RunStaging?
    private var lock: LivenessLock?
    private var state = State.taking
    private var waiting: [Use] = []
    private var lastService: Service?
    /// The number of uses of `lastService` so far.
    private var position = 0
    private var answers: IdentityCache<Answer>
    private var alternatives: IdentityCache<Alternative>

    init(
        _ id: RunID,
        of header: RunHeader,
        in store: Store,
        lock: consuming LivenessLock?,
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
        answers = IdentityCache(remembering: limit)
        alternatives = IdentityCache(remembering: limit)
    }

    deinit { forgetStaging() }

    /// Records a use.
    ///
    /// The uses of one service must follow each other.
    /// - Throws: `StoreError`, if the run has ended or the disk is full; call `fail` then.
    package func record(_ use: Use) throws(StoreError) {
        guard state == .taking else { throw .runHasEnded(run: id) }
        waiting.append(use)
        if waiting.count >= RunRecorder.usesInMemory { try flush() }
    }

    /// Publishes the run with all its uses and findings, in one transaction.
    /// - Parameters:
    ///   - instant: The present.
    ///   - inventoryDigest: SHA-256 of the inventory's bytes, in lower-case hexadecimal.
    ///   - organization: The organization that the inventory belongs to.
    ///   - notices: The notices about the inventory, counted.
    ///   - exitCode: The exit code of the process.
    /// - Returns: The counts of services, and of uses by verdict.
    /// - Throws: `StoreError`. Nothing is published then; unless the run had ended, `fail` can still end it.
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
    ///   - reason: Why it failed, in words.
    ///   - exitCode: The exit code of the process.
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
            try database.enter(.runEnded(id), LedgerTimestamp(instant: instant, toolVersion: store.toolVersion))
        }
        state = .ended
        waiting = []
        answers.forget()
        alternatives.forget()
        lock.take()?.release()
        forgetStaging()
    }

    /// Drops the temporary tables; if that fails, they disappear with the connection.
    private func forgetStaging() {
        // Take `staging` inside the closure: its statements must be finalized while the connection is exclusively ours.
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
    /// Returns whether it is the same entry; ids are compared by bytes, so canonically equivalent ones differ.
    fileprivate func isSame(as other: Service) -> Bool {
        self === other || id.utf8.elementsEqual(other.id.utf8)
    }
}
