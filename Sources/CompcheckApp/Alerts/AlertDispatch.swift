package import CompcheckAlerts
internal import CompcheckModel
internal import CompcheckStore

/// Tells those who are to be told what became of an audit.
///
/// Whatever goes wrong here is printed as talk and changes nothing about the audit. First all alerts are written into the
/// database, then they are sent, so that none is lost silently.
struct AlertDispatch {
    /// How far ahead alerts look, in days, where nobody says.
    private static let usualDays = 30

    private let targets: [NotifyTarget]
    private let request: AuditRequest
    private let store: Store
    private let environment: AppEnvironment

    /// A round for an audit; nil where nobody is to be told.
    /// - Throws: `UsageFault` where a target cannot be read.
    init?(_ request: AuditRequest, in store: Store?, _ environment: AppEnvironment) throws(UsageFault) {
        guard !request.alerts.targets.isEmpty, let store else { return nil }
        targets = try request.alerts.notifyTargets(in: environment)
        self.request = request
        self.store = store
        self.environment = environment
    }

    /// Alerts about a finished audit.
    func send(of run: RunID) {
        attempt("the alerts of run \(run) could not be written") {
            let days = request.alerts.aheadDays ?? AlertDispatch.usualDays
            let writer = try AlertWriter(of: run, in: store, ahead: days)
            let now = environment.now()
            try store.record(targets.map { try writer.assessment(for: $0, at: now) }, at: now)
        }
        send()
    }

    /// Alerts about a failed audit, except targets that were already alerted to the same failure.
    func send(of error: any Error, run: RunID?) {
        // What is wrong with the request is the business of who asked.
        if UsageFault(error) != nil { return }
        let reason = ErrorLines.of(error).joined(separator: "\n")
        let inventory = request.inventory
        let news = AlertNews(ofFailure: reason, inventory: inventory, toolVersion: ToolVersion.current)
        attempt("alerts about the failed audit could not be written") {
            let now = environment.now()
            let assessments = try targets.map { target in
                let isTold = try store.isTold(target.digest, that: inventory, failsFor: reason)
                return AlertAssessment(
                    of: inventory,
                    .failure(reason, run: run),
                    for: target.displayText,
                    targetDigest: target.digest,
                    draft: isTold ? nil : target.draft(news, at: now),
                )
            }
            try store.record(assessments, at: now)
        }
        send()
    }

    private func send() {
        attempt("alerts could not be sent") {
            let sending = AlertSending(request.alerts, in: store, environment)
            try sending.send(to: targets)
        }
    }

    private func attempt(_ failure: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            environment.printError("warning: \(failure): \(error)".terminalSafe)
        }
    }
}

extension AlertsRequest {
    /// Those who are told, each once.
    /// - Throws: `UsageFault` where one cannot be read.
    package func notifyTargets(in environment: AppEnvironment) throws(UsageFault) -> [NotifyTarget] {
        var targets: [NotifyTarget] = []
        for text in self.targets {
            let target: NotifyTarget
            do {
                target = try NotifyTarget(text, environment: environment.variables)
            } catch {
                throw UsageFault("\(error)")
            }
            if !targets.contains(where: { $0.digest == target.digest }) { targets.append(target) }
        }
        return targets
    }
}
