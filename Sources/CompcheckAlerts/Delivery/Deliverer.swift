internal import CompcheckModel

/// One way to bring a message to its target.
protocol Deliverer: Sendable {
    /// How often a message is sent before the next audit has its turn.
    var mostAttempts: Int { get }

    /// Sends a message once.
    /// - Parameters:
    ///   - message: The message.
    ///   - deadline: By then it is over.
    /// - Returns: How it went.
    func send(_ message: AlertMessage, by deadline: ContinuousClock.Instant) async -> Reply
}

/// How it went to send a message.
struct Reply: Sendable {
    /// Whether it arrived, and if not, whose fault that is.
    let outcome: AlertAttempt.Outcome
    /// What was answered, or what went wrong.
    let answer: String
    /// For how long the receiver wants to be left alone.
    var retryAfter: Duration?
}

extension String {
    /// The beginning of what somebody said, without blanks and line ends around it.
    init(said bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.lastIndex { !$0.isWhitespace }
        self = end.map { String(text[...$0].drop(while: \.isWhitespace)) } ?? ""
    }
}
