/// An alert as the database remembers it: what somebody was to be told, and whether it arrived.
public struct AlertRecord: Hashable, Sendable {
    /// Why somebody is told; the raw value is stored.
    public enum Kind: String, CaseIterable, Sendable {
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
    public enum State: String, CaseIterable, Sendable {
        case arrived
        case undelivered
        /// It did not arrive in time to be of use, and is not sent any more.
        case givenUp = "given-up"
    }

    /// Its number, from 1.
    public var id: Int64
    /// By which its receiver knows it, each time that it is sent.
    public var uuid: String
    /// When it was written.
    public var createdAt: Instant
    /// Why somebody is told.
    public var kind: Kind
    /// Where it goes, without what is secret.
    public var target: String
    /// The inventory's name.
    public var inventory: String
    /// The run that it tells of; nil where none was recorded.
    public var run: Int64?
    /// What it says, in a line.
    public var subject: String
    /// What became of it.
    public var state: State
    /// How often it was sent.
    public var attempts: Int
    /// The last time.
    public var last: AlertAttempt?

    /// A record of these values.
    public init(
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
public struct AlertAttempt: Hashable, Sendable {
    /// How it went; the raw value is stored.
    public enum Outcome: String, CaseIterable, Sendable {
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
    public let beganAt: Instant
    /// When it ended.
    public let endedAt: Instant
    /// How it went.
    public let outcome: Outcome
    /// What was answered, or what went wrong: untrusted text.
    public let answer: String
    /// An attempt.
    public init(beganAt: Instant, endedAt: Instant, outcome: Outcome, answer: String) {
        self.beganAt = beganAt
        self.endedAt = endedAt
        self.outcome = outcome
        self.answer = answer
    }
}
