public import CompcheckModel
internal import GRDB

/// Takes down the uses of one run as they come, and publishes them all at once when it is finished.
///
/// Every use is kept, those without findings too, so that the verdict of each can be asked for later. Uses that
/// share an answer share its findings. Memory does not grow with the inventory. Belongs to one thread at a time.
public final class RunRecorder {
    /// How many uses wait in memory before they are written, and how many answers are recognised when they return.
    private static let usesInMemory = 4096
    private static let answersInMemory = 16_384

    private enum State {
        case taking
        /// A use could not be written; what is staged is incomplete.
        case broken
        case ended
    }

    /// The run.
    public let id: RunID
    /// The uses written so far: all of them once `finish` has returned.
    public private(set) var counts = RunCounts()

    private let store: Store
    /// Nil once the run has ended.
    private var staging: RunStaging?
    private var lock: RunLock?
    private var state = State.taking
    private var waiting: [Use] = []
    private var lastService: String?
    private var answers = 0
    /// Numbers of answers; holding the answers makes sure that no other one gets the same identity.
    private var known: [ObjectIdentifier: (answer: Answer, ordinal: Int)] = [:]

    init(_ id: RunID, in store: Store, lock: consuming RunLock?, staging: RunStaging) {
        self.id = id
        self.store = store
        self.lock = lock
        self.staging = staging
    }

    deinit { forgetStaging() }

    /// Takes down a use.
    ///
    /// Those of one service come one after the other.
    /// - Throws: `StoreError`, if the run has ended or the disk is full. Then all that is left is to `fail`.
    public func record(_ use: Use) throws(StoreError) {
        guard state == .taking else { throw .runHasEnded(run: id) }
        waiting.append(use)
        if waiting.count >= RunRecorder.usesInMemory { try flush() }
    }

    /// Publishes the run with all its uses and findings, in one transaction.
    /// - Parameters:
    ///   - instant: The present.
    ///   - inventoryDigest: SHA-256 of the inventory's bytes, in lower-case hexadecimal.
    ///   - exitCode: What the process will say.
    /// - Returns: How many uses got which verdict.
    /// - Throws: `StoreError`. Nothing is published then, and the run may still be told to `fail`.
    @discardableResult public func finish(
        at instant: Instant,
        inventoryDigest: String,
        exitCode: Int32,
    ) throws(StoreError) -> RunCounts {
        try flush()
        func uses(_ verdict: Verdict) -> Int { counts.uses[verdict, default: 0] }
        try end { database in
            try staging?.publish(in: database)
            try database.execute(
                sql: """
                    UPDATE run SET status = 'finished', finished_at = ?, inventory_digest = ?, exit_code = ?,
                        services = ?, prohibited = ?, restricted = ?, undetermined = ?, permitted = ?, unregulated = ?
                    WHERE id = ?
                    """,
                arguments: [
                    instant.description, inventoryDigest, exitCode, counts.services, uses(.prohibited),
                    uses(.restricted), uses(.undetermined), uses(.permitted), uses(.unregulated), id.number,
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
    public func fail(at instant: Instant, reason: String, exitCode: Int32 = 2) throws(StoreError) {
        try end { database in
            try database.execute(
                sql: "UPDATE run SET status = 'failed', finished_at = ?, failure = ?, exit_code = ? WHERE id = ?",
                arguments: [instant.description, reason, exitCode, id.number],
            )
        }
    }

    private func end(_ body: (Database) throws -> Void) throws(StoreError) {
        guard state != .ended else { throw .runHasEnded(run: id) }
        try store.writing(body)
        state = .ended
        waiting = []
        known = [:]
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
        }
        state = .taking
        waiting.removeAll(keepingCapacity: true)
    }

    private func stage(_ use: Use) throws {
        if use.service.id != lastService {
            counts.services += 1
            lastService = use.service.id
            try staging?.add(use.service, ordinal: counts.services)
        }
        let answer = try number(of: use.answer)
        try staging?.add(use.jurisdiction, service: counts.services, answer: answer)
        counts.uses[use.answer.verdict, default: 0] += 1
    }

    private func number(of answer: Answer) throws -> Int {
        if let known = known[ObjectIdentifier(answer)] { return known.ordinal }
        // One that returns after this is written down a second time, which harms nobody.
        if known.count >= RunRecorder.answersInMemory { known = [:] }
        answers += 1
        known[ObjectIdentifier(answer)] = (answer, answers)
        try staging?.add(answer, ordinal: answers)
        return answers
    }
}
