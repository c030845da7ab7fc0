package import CompcheckAlerts
internal import CompcheckModel
package import CompcheckStore
internal import Dispatch
internal import Synchronization

/// Sends what waits in the outbox.
package struct AlertSending {
    /// The age in milliseconds after which an alert is given up.
    private static let week = Int64(7 * 86_400_000)
    /// By then all is over where nobody says, in seconds.
    private static let usualSeconds = 30

    private let courier: AlertSender
    private let store: Store
    private let environment: AppEnvironment

    /// A sending from a database, in the time that a request gives.
    package init(_ request: AlertsRequest, in store: Store, _ environment: AppEnvironment) {
        courier = AlertSender(
            within: .seconds(request.withinSeconds ?? AlertSending.usualSeconds),
            secret: environment.variable("COMPCHECK_WEBHOOK_SECRET"),
            sendmail: environment.variable("COMPCHECK_SENDMAIL") ?? "/usr/sbin/sendmail",
            folder: environment.folder,
            now: environment.now,
        )
        self.store = store
        self.environment = environment
    }

    /// Sends what waits for some targets, gives up what waits for too long, for whomever it is, and warns of both.
    /// - Returns: How many alerts for those targets have not arrived.
    /// - Throws: `StoreError`, if the database cannot be read or written.
    @discardableResult package func send(to targets: [NotifyTarget]) throws(StoreError) -> Int {
        let now = environment.now()
        let oldest = Instant(milliseconds: now.milliseconds - AlertSending.week)
        for late in try store.giveUpAlerts(writtenBefore: oldest, at: now) {
            let since = late.createdAt.dayInUTC
            let what = "alert \(late.id) for \(late.target) was given up: it had waited since \(since)"
            environment.printError("warning: \(what)".terminalSafe)
        }
        var batches: [AlertSender.DeliveryBatch] = []
        for target in targets {
            batches.append(AlertSender.DeliveryBatch(to: target, try store.waitingAlerts(for: target.digest)))
        }
        try deliver(batches)
        var missing = 0
        let undelivered = try store.undeliveredAlerts()
        for target in targets {
            let waiting = Set(try store.waitingAlerts(for: target.digest).map(\.id))
            for alert in undelivered where waiting.contains(alert.id) {
                missing += 1
                let why = alert.last.map(\.answer) ?? "there was no time to send it"
                let what = "alert \(alert.id) did not reach \(target.displayText): \(why.prefix(300))"
                environment.printError("warning: \(what)".terminalSafe, .listUndeliveredAlerts)
            }
        }
        return missing
    }

    /// Delivers batches, waits for the end, and records each attempt as soon as it has ended.
    private func deliver(_ batches: [AlertSender.DeliveryBatch]) throws(StoreError) {
        let failure = Mutex<StoreError?>(nil)
        let done = DispatchSemaphore(value: 0)
        let (courier, store) = (courier, store)
        Task.detached {
            await courier.deliver(batches) { id, attempt in
                do throws(StoreError) {
                    try store.note(attempt, ofAlert: id)
                } catch {
                    failure.withLock { $0 = error }
                }
            }
            done.signal()
        }
        done.wait()
        if let error = failure.withLock({ $0 }) { throw error }
    }
}
