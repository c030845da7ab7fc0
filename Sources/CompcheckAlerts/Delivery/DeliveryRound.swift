internal import CompcheckModel

/// The delivery of the messages of one target, one after the other.
struct DeliveryRound: Sendable {
    /// The time limit for one attempt; a slower receiver counts as down.
    private static let patience = Duration.seconds(10)

    private let deliverer: any Deliverer
    private let deadline: ContinuousClock.Instant
    private let now: @Sendable () -> Instant
    private let note: @Sendable (Int64, AlertAttempt) -> Void

    init(
        _ deliverer: any Deliverer,
        until deadline: ContinuousClock.Instant,
        now: @escaping @Sendable () -> Instant,
        noting note: @escaping @Sendable (Int64, AlertAttempt) -> Void,
    ) {
        self.deliverer = deliverer
        self.deadline = deadline
        self.now = now
        self.note = note
    }

    /// Sends the messages; if the receiver is unavailable for one, the others wait for the next audit.
    func deliver(_ messages: [AlertMessage]) async {
        for message in messages {
            switch await deliver(message) {
            case .arrived, .refused: continue
            case .failed, .timedOut, .givenUp, nil: return
            }
        }
    }

    /// Sends a message until it arrives, is refused, or there is no time left.
    /// - Returns: The outcome of the last attempt; nil if there was no time for any.
    private func deliver(_ message: AlertMessage) async -> AlertAttempt.Outcome? {
        var latest: AlertAttempt.Outcome?
        for attempt in 1...deliverer.mostAttempts {
            guard ContinuousClock.now < deadline else { return latest }
            let began = now()
            let reply = await deliverer.send(message, by: min(deadline, .now + DeliveryRound.patience))
            let ended = max(began, now())
            note(
                message.id,
                AlertAttempt(beganAt: began, endedAt: ended, outcome: reply.outcome, answer: reply.answer),
            )
            latest = reply.outcome
            switch reply.outcome {
            case .arrived, .refused, .givenUp: return latest
            case .failed, .timedOut: break
            }
            let pause = max(DeliveryRound.pause(after: attempt), reply.retryAfter ?? .zero)
            // Do not wait if the deadline is over after the pause.
            guard attempt < deliverer.mostAttempts, ContinuousClock.now + pause < deadline else { return latest }
            try? await Task.sleep(for: pause)
        }
        return latest
    }

    /// Returns half a second, doubled after each attempt up to 16 seconds.
    private static func pause(after attempt: Int) -> Duration { .milliseconds(500 << min(attempt - 1, 5)) }
}
