internal import CompcheckModel
internal import CompcheckNotify
internal import CompcheckStore
internal import Dispatch
internal import Synchronization

/// Sends what waits in the outbox, and says what did not arrive.
struct AlertSending {
    /// News that are older help nobody.
    private static let week = Int64(7 * 86_400_000)

    private let courier: Courier
    private let store: Store

    init(_ options: NotifyOptions, in store: Store) {
        courier = options.courier
        self.store = store
    }

    /// Sends what waits for some targets, and gives up what waits for too long, for whomever it is.
    /// - Returns: The alerts for those targets that have not arrived.
    /// - Throws: `StoreError`, if the database cannot be read or written.
    @discardableResult func send(to targets: [NotifyTarget]) throws -> Int {
        let now = Instant(milliseconds: Terminal.now)
        let oldest = Instant(milliseconds: now.milliseconds - AlertSending.week)
        for late in try store.giveUpAlerts(writtenBefore: oldest, at: now) {
            let when = late.createdAt.dayInUTC
            Terminal.say("warning: alert \(late.id) for \(late.target) is given up: it waited since \(when)".shown)
        }
        let parcels = try targets.map { target in
            Courier.Parcel(to: target, try store.waitingAlerts(for: target.digest))
        }
        try deliver(parcels)
        var missing = 0
        let undelivered = try store.undeliveredAlerts()
        for target in targets {
            let waiting = Set(try store.waitingAlerts(for: target.digest).map(\.id))
            for alert in undelivered where waiting.contains(alert.id) {
                missing += 1
                let why = alert.last.map(\.answer) ?? "there was no time to send it"
                let what = "alert \(alert.id) did not reach \(target.shown): \(why.prefix(300))"
                Terminal.say("warning: \(what): see `compcheck alerts list --undelivered`".shown)
            }
        }
        return missing
    }

    /// Waits until everything is over, and notes each attempt as soon as it is.
    private func deliver(_ parcels: [Courier.Parcel]) throws {
        let failure = Mutex<StoreError?>(nil)
        let done = DispatchSemaphore(value: 0)
        let (courier, store) = (courier, store)
        Task.detached {
            await courier.deliver(parcels) { id, attempt in
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
