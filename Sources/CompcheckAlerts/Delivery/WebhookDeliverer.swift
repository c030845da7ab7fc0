internal import CompcheckModel
internal import Foundation

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// Posts messages to a web address.
struct WebhookDeliverer: Deliverer {
    let mostAttempts = 5
    private let address: WebAddress
    private let secret: String?

    init(_ address: WebAddress, secret: String?) {
        self.address = address
        self.secret = secret
    }

    func send(_ message: AlertMessage, by deadline: ContinuousClock.Instant) async -> Reply {
        let timeout = deadline - .now
        guard timeout > .zero else { return Reply(outcome: .timedOut, answer: "no time was left to send it") }
        guard let url = URL(string: address.text) else {
            return Reply(outcome: .refused, answer: "it is no web address")
        }
        do {
            return reply(to: try await WebPost.send(request(message, to: url), within: timeout))
        } catch {
            return Reply(error)
        }
    }

    private func request(_ message: AlertMessage, to url: URL) -> URLRequest {
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        request.setValue("compcheck", forHTTPHeaderField: "User-Agent")
        request.setValue(message.uuid, forHTTPHeaderField: "Idempotency-Key")
        if let secret {
            let signature = Signature.of(message.payload, with: secret)
            request.setValue(signature, forHTTPHeaderField: "X-Compcheck-Signature")
        }
        request.httpBody = Data(message.payload.utf8)
        return request
    }

    private func reply(to response: WebPost.Response) -> Reply {
        let status = "\(response.status) \(HTTPURLResponse.localizedString(forStatusCode: response.status))"
        switch response.status {
        case 200...299: return Reply(outcome: .arrived, answer: status)
        case 300...399:
            return Reply(outcome: .refused, answer: "\(status): redirects are not followed: name where it leads to")
        default: break
        }
        let words = String(said: response.body)
        let answer = words.isEmpty ? status : "\(status): \(words)"
        switch response.status {
        case 408, 429, 500...:
            let seconds = response.retryAfter.flatMap { Int($0) }
            return Reply(
                outcome: .failed,
                answer: answer,
                retryAfter: seconds.flatMap { (0...86_400).contains($0) ? .seconds($0) : nil },
            )
        default: return Reply(outcome: .refused, answer: answer)
        }
    }
}

extension Reply {
    private static let untrusted = Reply(
        outcome: .refused,
        answer: "its certificate is not trusted: nothing was sent",
    )

    /// Creates the result for a post without an answer.
    fileprivate init(_ error: any Error) {
        let words = error.localizedDescription
        switch (error as? URLError)?.code {
        case .timedOut?: self.init(outcome: .timedOut, answer: "it did not answer in time")
        case .serverCertificateUntrusted?, .serverCertificateHasBadDate?, .serverCertificateHasUnknownRoot?,
            .serverCertificateNotYetValid?:
            self = .untrusted
        // On Linux what libcurl says of a certificate comes as an unknown error.
        case .unknown? where words.contains("certificate"): self = .untrusted
        case .networkConnectionLost?, .badServerResponse?:
            self.init(outcome: .failed, answer: "it could not be reached: it closed the connection")
        case .cannotConnectToHost?:
            self.init(outcome: .failed, answer: "it could not be reached: connection refused")
        default: self.init(outcome: .failed, answer: "it could not be reached: \(words.prefix(300))")
        }
    }
}
