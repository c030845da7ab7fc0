package import CompcheckModel

/// Sends alerts to all targets concurrently, and reports each attempt.
package struct AlertSender: Sendable {
    /// A target with its messages, the oldest first.
    package struct DeliveryBatch: Sendable {
        let target: NotifyTarget
        let messages: [AlertMessage]

        /// Creates a batch of messages for a target.
        package init(to target: NotifyTarget, _ messages: [AlertMessage]) {
            self.target = target
            self.messages = messages
        }
    }

    private let within: Duration
    private let secret: String?
    private let sendmail: String
    private let folder: String?
    private let now: @Sendable () -> Instant

    /// A sender.
    /// - Parameters:
    ///   - within: By then all is over, whatever has arrived.
    ///   - secret: With this web posts are signed; nil: they are not.
    ///   - sendmail: The program that takes mail, as sendmail(8) does.
    ///   - folder: Where commands start; nil: in the folder of this process.
    ///   - now: The clock that attempts are dated by.
    package init(
        within: Duration,
        secret: String?,
        sendmail: String,
        folder: String? = nil,
        now: @escaping @Sendable () -> Instant,
    ) {
        self.within = within
        self.secret = secret
        self.sendmail = sendmail
        self.folder = folder
        self.now = now
    }

    /// Sends batches of messages.
    /// - Parameters:
    ///   - batches: One batch for each target.
    ///   - note: Called on any thread with each attempt as soon as it has ended, and the number of its alert.
    package func deliver(
        _ batches: [DeliveryBatch],
        noting note: @escaping @Sendable (Int64, AlertAttempt) -> Void,
    ) async {
        let deadline = ContinuousClock.now + within
        await withTaskGroup { group in
            for batch in batches {
                let round = DeliveryRound(deliverer(batch.target), until: deadline, now: now, noting: note)
                group.addTask { await round.deliver(batch.messages) }
            }
        }
    }

    private func deliverer(_ target: NotifyTarget) -> any Deliverer {
        switch target.channel {
        case .command(let command): CommandDeliverer(program: "/bin/sh", arguments: ["-c", command], folder: folder)
        case .mail: CommandDeliverer(program: sendmail, arguments: ["-t", "-oi"], folder: folder)
        case .webhook(let address), .slack(let address): WebhookDeliverer(address, secret: secret)
        }
    }
}
