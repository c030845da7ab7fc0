internal import AsyncHTTPClient
internal import CompcheckModel
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// Posts messages to a web address.
struct WebhookDeliverer: Deliverer {
    /// How much of an answer is kept, in bytes.
    private static let mostOfAnAnswer = 300
    /// For how long an answer is waited for whose status is known already.
    private static let patienceForWords = Duration.seconds(1)

    let mostAttempts = 5
    private let client: HTTPClient
    private let address: WebAddress
    private let secret: String?

    init(_ client: HTTPClient, _ address: WebAddress, secret: String?) {
        self.client = client
        self.address = address
        self.secret = secret
    }

    /// A client that follows no redirects: what is posted is for nobody but whom the user named.
    static func client() -> HTTPClient {
        var configuration = HTTPClient.Configuration(
            redirectConfiguration: .disallow,
            timeout: HTTPClient.Configuration.Timeout(connect: .seconds(5)),
        )
        // Whoever waits for the connection decides how often it is tried.
        configuration.connectionPool.retryConnectionEstablishment = false
        return HTTPClient(eventLoopGroup: HTTPClient.defaultEventLoopGroup, configuration: configuration)
    }

    func send(_ message: AlertMessage, by deadline: ContinuousClock.Instant) async -> Reply {
        let timeout = (deadline - .now).inMilliseconds
        guard timeout > 0 else { return Reply(outcome: .timedOut, answer: "no time was left to send it") }
        do {
            let response = try await client.execute(request(message), timeout: .milliseconds(timeout))
            return await reply(to: response)
        } catch {
            return Reply(error)
        }
    }

    private func request(_ message: AlertMessage) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.text)
        request.method = .POST
        request.headers.add(name: "Content-Type", value: "application/json")
        request.headers.add(name: "User-Agent", value: "compcheck")
        request.headers.add(name: "Idempotency-Key", value: message.uuid)
        if let secret {
            let signature = Signature.of(message.payload, with: secret)
            request.headers.add(name: "X-Compcheck-Signature", value: signature)
        }
        request.body = .bytes(Array(message.payload.utf8))
        return request
    }

    private func reply(to response: HTTPClientResponse) async -> Reply {
        let status = "\(response.status.code) \(response.status.reasonPhrase)"
        switch response.status.code {
        case 200...299: return Reply(outcome: .arrived, answer: status)
        case 300...399:
            return Reply(outcome: .refused, answer: "\(status): redirects are not followed: name where it leads to")
        default: break
        }
        let words = await words(of: response)
        let answer = words.isEmpty ? status : "\(status): \(words)"
        switch response.status.code {
        case 408, 429, 500...:
            let seconds = response.headers.first(name: "Retry-After").flatMap { Int($0) }
            return Reply(
                outcome: .failed,
                answer: answer,
                retryAfter: seconds.flatMap { (0...86_400).contains($0) ? .seconds($0) : nil },
            )
        default: return Reply(outcome: .refused, answer: answer)
        }
    }

    /// The beginning of what the receiver says, as far as it says it soon.
    private func words(of response: HTTPClientResponse) async -> String {
        await withTaskGroup { group in
            group.addTask {
                var bytes: [UInt8] = []
                do {
                    for try await chunk in response.body {
                        bytes += chunk.readableBytesView.prefix(WebhookDeliverer.mostOfAnAnswer - bytes.count)
                        if bytes.count >= WebhookDeliverer.mostOfAnAnswer { break }
                    }
                } catch {
                    // What came so far is what it said.
                }
                return String(said: bytes)
            }
            group.addTask {
                try? await Task.sleep(for: WebhookDeliverer.patienceForWords)
                return ""
            }
            let words = await group.next() ?? ""
            group.cancelAll()
            return words
        }
    }
}

extension Reply {
    /// What it means that no answer came at all.
    fileprivate init(_ error: any Error) {
        let words = String(describing: error)
        switch error as? HTTPClientError {
        case .deadlineExceeded?, .readTimeout?, .connectTimeout?:
            self.init(outcome: .timedOut, answer: "it did not answer in time")
        case .remoteConnectionClosed?:
            self.init(outcome: .failed, answer: "it could not be reached: it closed the connection")
        case _ where words.contains("CERTIFICATE_VERIFY_FAILED"):
            self.init(outcome: .refused, answer: "its certificate is not trusted: nothing was sent")
        default:
            self.init(outcome: .failed, answer: "it could not be reached: \(Reply.reason(in: words))")
        }
    }
}

extension Reply {
    /// The system's own words where an error names their number, else the error's.
    fileprivate static func reason(in words: String) -> String {
        guard let match = words.firstMatch(of: /errno: (\d+)/), let code = Int32(match.1) else {
            return String(words.prefix(300))
        }
        return systemReason(code)
    }
}

extension Duration {
    /// Whole milliseconds, at most an hour.
    fileprivate var inMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        return min(seconds, 3600) * 1000 + attoseconds / 1_000_000_000_000_000
    }
}
