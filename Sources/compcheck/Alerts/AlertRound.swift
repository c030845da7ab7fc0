internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckNotify
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// Tells those who are to be told what became of an audit.
///
/// Whatever goes wrong here is said on standard error and changes nothing about the audit. First all alerts are written
/// into the database, then they are sent, so that none is lost silently.
struct AlertRound {
    private let targets: [NotifyTarget]
    private let options: AlertOptions
    private let inventory: String
    private let store: Store

    /// A round for an inventory; nil where nobody is to be told.
    /// - Throws: `ValidationError` where a target cannot be read.
    init?(_ options: AlertOptions, of inventory: String, in store: Store?) throws {
        guard options.notify.isAsked, let store else { return nil }
        targets = try options.notify.targets()
        self.options = options
        self.inventory = inventory
        self.store = store
    }

    /// Tells of a finished audit.
    func tell(of run: RunID) {
        attempt("the alerts of run \(run) could not be written") {
            let writer = try AlertWriter(of: run, in: store, ahead: options.daysAhead)
            let now = Instant(milliseconds: Terminal.now)
            try store.record(targets.map { try writer.look(for: $0, at: now) }, at: now)
        }
        send()
    }

    /// Tells of an audit that could not be done, unless that was told already.
    func tell(of error: any Error, run: RunID?) {
        // A wrong command is the business of who typed it.
        if Failure.told(error) is ValidationError { return }
        let reason = Failure.words(for: error).joined(separator: "\n")
        let news = AlertNews(ofFailure: reason, inventory: inventory, toolVersion: Compcheck.toolVersion)
        attempt("that the audit could not be done could not be put into alerts") {
            let now = Instant(milliseconds: Terminal.now)
            let looks = try targets.map { target in
                let isTold = try store.isTold(target.digest, that: inventory, failsFor: reason)
                return AlertLook(
                    of: inventory,
                    .failure(reason, run: run),
                    for: target.shown,
                    targetDigest: target.digest,
                    draft: isTold ? nil : target.draft(news, at: now),
                )
            }
            try store.record(looks, at: now)
        }
        send()
    }

    private func send() {
        attempt("alerts could not be sent") { try AlertSending(options.notify, in: store).send(to: targets) }
    }

    private func attempt(_ failure: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            Terminal.say("warning: \(failure): \(error)".shown)
        }
    }
}
