/// An alert as the database remembers it: what somebody was to be told, and whether it arrived.
package struct AlertRecord: Hashable, Sendable {
    /// Why somebody is told; the raw value is stored.
    package enum Kind: String, CaseIterable, Sendable {
        /// It is the first audit that this target hears of.
        case firstAudit = "first-audit"
        /// Something changed since the audit that this target heard of last.
        case change
        /// Nothing changed, but something will.
        case ahead
        /// The audit could not be done.
        case couldNotAudit = "could-not-audit"
    }

    /// What became of it; the raw value is that of the view `alert_log`.
    package enum State: String, CaseIterable, Sendable {
        case arrived
        case undelivered
        /// It did not arrive in time to be of use, and is not sent any more.
        case givenUp = "given-up"
    }

    /// Its number, from 1.
    package var id: Int64
    /// By which its receiver knows it, each time that it is sent.
    package var uuid: String
    /// When it was written.
    package var createdAt: Instant
    /// Why somebody is told.
    package var kind: Kind
    /// Where it goes, without what is secret.
    package var target: String
    /// The inventory's name.
    package var inventory: String
    /// The run that it tells of; nil where none was recorded.
    package var run: Int64?
    /// What it says, in a line.
    package var subject: String
    /// What became of it.
    package var state: State
    /// How often it was sent.
    package var attempts: Int
    /// The last time.
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

/// One time that an alert was sent.
package struct AlertAttempt: Hashable, Sendable {
    /// How it went; the raw value is stored.
    package enum Outcome: String, CaseIterable, Sendable {
        case arrived
        /// Its receiver does not want it: sending it again at once would not help.
        case refused
        /// Its receiver was not reached, or was in trouble.
        case failed
        /// Its receiver took too long.
        case timedOut = "timed-out"
        /// It was too old to be sent.
        case givenUp = "given-up"
    }

    /// When it began.
    package let beganAt: Instant
    /// When it ended.
    package let endedAt: Instant
    /// How it went.
    package let outcome: Outcome
    /// What was answered, or what went wrong: untrusted text.
    package let answer: String
    /// An attempt.
    package init(beganAt: Instant, endedAt: Instant, outcome: Outcome, answer: String) {
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.answer = answer
    }
}
