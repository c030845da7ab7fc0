/// An alert as the database records it: its content, and whether it was delivered.
package struct AlertRecord: Hashable, Sendable {
    /// The reason for an alert; the raw value is stored.
    package enum Kind: String, CaseIterable, Sendable {
        /// The first audit that is reported to this target.
        case firstAudit = "first-audit"
        /// Something changed since the last audit that was reported to this target.
        case change
        /// Nothing changed, but something will.
        case ahead
        /// The audit could not be done.
        case couldNotAudit = "could-not-audit"
    }

    /// The delivery state of an alert; the raw value is that of the view `alert_log`.
    package enum State: String, CaseIterable, Sendable {
        case arrived
        case undelivered
        /// It did not arrive in time to be useful, and is not sent again.
        case givenUp = "given-up"
    }

    /// Its number, from 1.
    package var id: Int64
    /// Identifier that stays the same each time the alert is sent, so that its receiver can recognise a repeat.
    package var uuid: String
    /// When it was written.
    package var createdAt: Instant
    /// The reason for the alert.
    package var kind: Kind
    /// The target, without its secrets.
    package var target: String
    /// The inventory's name.
    package var inventory: String
    /// Number of the run that it reports; nil if none was recorded.
    package var run: Int64?
    /// Summary of the alert, in one line.
    package var subject: String
    /// Its status.
    package var state: State
    /// Number of attempts to send it.
    package var attempts: Int
    /// The last attempt; nil if there was none.
    package var last: AlertAttempt?

    /// A record of these values.
    package init(
        id: Int64,
        uuid: String,
        createdAt: Instant,
        kind: Kind,
        target: String,
        inventory: String,
        run: Int64?,
        subject: String,
        state: State,
        attempts: Int,
        last: AlertAttempt?,
    ) {
        self.id = id
        self.uuid = uuid
        self.createdAt = createdAt
        self.kind = kind
        self.target = target
        self.inventory = inventory
        self.run = run
        self.subject = subject
        self.state = state
        self.attempts = attempts
        self.last = last
    }
}

/// One attempt to send an alert.
package struct AlertAttempt: Hashable, Sendable {
    /// The result of an attempt; the raw value is stored.
    package enum Outcome: String, CaseIterable, Sendable {
        case arrived
        /// The receiver rejected it: sending it again at once would not help.
        case refused
        /// The receiver could not be reached, or had an error of its own.
        case failed
        /// The receiver took too long to answer.
        case timedOut = "timed-out"
        /// The alert was too old to be sent.
        case givenUp = "given-up"
    }

    /// When it began.
    package let beganAt: Instant
    /// When it ended.
    package let endedAt: Instant
    /// The result of the attempt.
    package let outcome: Outcome
    /// The receiver's answer, or the error: untrusted text.
    package let answer: String
    /// An attempt.
    package init(beganAt: Instant, endedAt: Instant, outcome: Outcome, answer: String) {
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.answer = answer
    }
}
