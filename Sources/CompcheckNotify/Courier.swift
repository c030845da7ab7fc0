internal import AsyncHTTPClient
public import CompcheckModel

/// Brings alerts to their targets, to all of them at the same time, and says how each attempt went.
public struct Courier: Sendable {
    /// A target with what it is to get, the oldest first.
    public struct Parcel: Sendable {
        let target: NotifyTarget
        let messages: [AlertMessage]

        /// A parcel.
        public init(to target: NotifyTarget, _ messages: [AlertMessage]) {
            self.target = target
            self.messages = messages
        }
    }

    private let within: Duration
    private let secret: String?
    private let sendmail: String
    private let now: @Sendable () -> Instant

    /// A courier.
    /// - Parameters:
    ///   - within: By then all is over, whatever has arrived.
    ///   - secret: With this web posts are signed; nil: they are not.
    ///   - sendmail: The program that takes mail, as sendmail(8) does.
    ///   - now: The clock that attempts are dated by.
    public init(
        within: Duration,
        secret: String?,
        sendmail: String,
        now: @escaping @Sendable () -> Instant,
    ) {
        self.within = within
        self.secret = secret
        self.sendmail = sendmail
        self.now = now
    }

    /// Sends what is in some parcels.
    /// - Parameters:
    ///   - parcels: One for each target.
    ///   - note: Hears of each attempt as soon as it has ended, with the number of its alert; from any thread.
    public func deliver(
        _ parcels: [Parcel],
        noting note: @escaping @Sendable (Int64, AlertAttempt) -> Void,
    ) async {
        let deadline = ContinuousClock.now + within
        let client = WebhookDeliverer.client()
        await withTaskGroup { group in
            for parcel in parcels {
                let round = DeliveryRound(deliverer(parcel.target, client), until: deadline, now: now, noting: note)
                group.addTask { await round.deliver(parcel.messages) }
            }
        }
        // What is still open, such as an answer that nobody reads to its end, is closed.
        try? await client.shutdown()
    }

    private func deliverer(_ target: NotifyTarget, _ client: HTTPClient) -> any Deliverer {
        switch target.way {
        case .command(let command): CommandDeliverer(program: "/bin/sh", arguments: ["-c", command])
        case .mail: CommandDeliverer(program: sendmail, arguments: ["-t", "-oi"])
        case .webhook(let address), .slack(let address): WebhookDeliverer(client, address, secret: secret)
        }
    }
}
