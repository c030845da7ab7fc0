package import CompcheckModel
package import CompcheckStore
internal import Synchronization

/// Runs audits in one environment and against one database, which is opened once for all of them.
package final class AuditSession: Sendable {
    /// The world around the audits.
    package let environment: AppEnvironment
    /// The database; it is opened by the first audit that needs one.
    package let location: DatabaseLocation
    private let opened: Mutex<Opened>

    private struct Opened {
        var store: Store?
        /// Whether this program's own rules are in it.
        var isUpToDate = false
    }

    /// A session of a database.
    /// - Parameters:
    ///   - environment: The world around the audits.
    ///   - location: The database.
    ///   - store: The same database, where it is open already.
    package init(in environment: AppEnvironment, database location: DatabaseLocation, opened store: Store? = nil) {
        self.environment = environment
        self.location = location
        opened = Mutex(Opened(store: store))
    }

    /// Runs an audit: rules, inventory, checker, reports, record, alerts.
    /// - Parameters:
    ///   - request: What is asked for.
    ///   - today: The present day, where it is not that of the environment.
    /// - Returns: What became of it.
    /// - Throws: Why it could not be done; where it had begun, the record says so.
    package func run(_ request: AuditRequest, today: Day? = nil) throws -> AuditOutcome {
        let today = today ?? environment.today
        let started = environment.now()
        let store = try store(for: request.rules, today: today)
        let alerts = try AlertDispatch(request, in: store, environment)
        var recording = RunRecording(
            in: request.isRecorded ? store : nil,
            keepsInventory: request.keepsInventory,
            environment,
        )
        do {
            let audit = try PreparedAudit(request, store, today: today, environment)
            recording.isOf { RunHeader(audit.audit, startedAt: started) }
            let summary = try audit.run(&recording)
            if let run = recording.run { alerts?.send(of: run) }
            return AuditOutcome(run: recording.run, summary: summary)
        } catch {
            recording.fail(error)
            alerts?.send(of: error, run: recording.run)
            throw error
        }
    }

    /// The open database with this program's own rules in it; nil where an audit asks folders.
    private func store(for rules: RuleSelection, today: Day) throws -> Store? {
        guard case .database = rules else { return nil }
        return try opened.withLock { opened in
            let store = try opened.store ?? location.openAsItIs()
            opened.store = store
            if !opened.isUpToDate { try location.recordBuiltinPack(in: store, today: today) }
            opened.isUpToDate = true
            return store
        }
    }
}

/// The outcome of a completed audit.
package struct AuditOutcome: Sendable {
    /// Its run in the database; nil if it was not recorded.
    package let run: RunID?
    /// The summary of its findings.
    package let summary: AuditSummary

    /// The exit code that says how it ended.
    package var exitCode: Int32 { AuditOutcome.exitCode(of: summary) }

    static func exitCode(of summary: AuditSummary) -> Int32 { summary.failing > 0 ? 1 : 0 }
}
