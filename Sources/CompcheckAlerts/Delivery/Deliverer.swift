internal import CompcheckModel

/// A channel that delivers messages to a target.
protocol Deliverer: Sendable {
    /// The greatest number of attempts for a message before it waits for the next audit.
    var mostAttempts: Int { get }

    /// Sends a message once.
    /// - Parameters:
    ///   - message: The message.
    ///   - deadline: The instant by which the attempt ends.
    /// - Returns: The result.
    func send(_ message: AlertMessage, by deadline: ContinuousClock.Instant) async -> Reply
}

/// The result of sending a message once.
struct Reply: Sendable {
    /// Whether it arrived, or why not.
    let outcome: AlertAttempt.Outcome
    /// The receiver's answer, or what went wrong.
    let answer: String
    /// The delay that the receiver asks for before the next attempt.
    var retryAfter: Duration?
}

extension String {
    /// Decodes UTF-8, and trims white space at both ends.
    init(said bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        let end = text.lastIndex { !$0.isWhitespace }
        self = end.map { String(text[...$0].drop(while: \.isWhitespace)) } ?? ""
    }
}
