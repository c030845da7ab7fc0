internal import CompcheckModel

/// The delivery of what one target is to get, one message after the other.
struct DeliveryRound: Sendable {
    /// A receiver that takes longer for one message counts as down.
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

    /// Sends the messages; where the receiver is not there for one, the others wait for the next audit.
    func deliver(_ messages: [AlertMessage]) async {
        for message in messages {
            switch await deliver(message) {
            case .arrived, .refused: continue
            case .failed, .timedOut, .givenUp, nil: return
            }
        }
    }

    /// Sends a message until it arrives, is refused, or there is no time left.
    /// - Returns: How it ended; nil where there was no time to send it at all.
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
            // To wait for a moment at which nothing may be sent any more helps nobody.
            guard attempt < deliverer.mostAttempts, ContinuousClock.now + pause < deadline else { return latest }
            try? await Task.sleep(for: pause)
        }
        return latest
    }

    /// Half a second, then twice as long each time.
    private static func pause(after attempt: Int) -> Duration { .milliseconds(500 << min(attempt - 1, 5)) }
}
