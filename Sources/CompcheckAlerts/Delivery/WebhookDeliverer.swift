internal import CompcheckModel

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
        do {
            return reply(to: try await post(message).send(within: timeout))
        } catch {
            return Reply(error)
        }
    }

    private func post(_ message: AlertMessage) -> WebPost {
        var headers = [
            (name: "Content-Type", value: "application/json"), ("User-Agent", "compcheck"),
            ("Idempotency-Key", message.uuid),
        ]
        if let secret { headers.append(("X-Compcheck-Signature", Signature.of(message.payload, with: secret))) }
        return WebPost(url: address.text, headers: headers, body: message.payload)
    }

    private func reply(to response: WebPost.Response) -> Reply {
        let status = WebStatus(code: response.status).description
        switch response.status {
        case 200...299: return Reply(outcome: .arrived, answer: status)
        case 300...399:
            return Reply(outcome: .refused, answer: "\(status): redirects are not followed: name where it leads to")
        default: break
        }
        let words = String(said: response.body)
        let answer = words.isEmpty ? status : "\(status): \(words)"
        switch response.status {
        case 408, 429, 500...: return Reply(outcome: .failed, answer: answer, retryAfter: response.retryAfter)
        default: return Reply(outcome: .refused, answer: answer)
        }
    }
}

/// An HTTP status with the name that RFC 9110 and RFC 6585 give it; what the receiver calls it is not trusted.
private struct WebStatus: CustomStringConvertible {
    private static let names = [
        200: "OK", 201: "Created", 202: "Accepted", 204: "No Content", 301: "Moved Permanently", 302: "Found",
        303: "See Other", 307: "Temporary Redirect", 308: "Permanent Redirect", 400: "Bad Request",
        401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 408: "Request Timeout",
        409: "Conflict", 410: "Gone", 413: "Content Too Large", 415: "Unsupported Media Type",
        422: "Unprocessable Content", 429: "Too Many Requests", 500: "Internal Server Error", 501: "Not Implemented",
        502: "Bad Gateway", 503: "Service Unavailable", 504: "Gateway Timeout",
    ]

    let code: Int

    var description: String { "\(code)" + (WebStatus.names[code].map { " \($0)" } ?? "") }
}

extension Reply {
    /// Creates the result for a post without an answer.
    fileprivate init(_ error: any Error) {
        func unreached(_ reason: String) -> Reply {
            Reply(outcome: .failed, answer: "it could not be reached: \(reason)")
        }
        self =
            switch error as? WebPost.Fault {
            case .timedOut?: Reply(outcome: .timedOut, answer: "it did not answer in time")
            case .notTrusted?:
                Reply(outcome: .refused, answer: "its certificate is not trusted: nothing was sent")
            case .closed?: unreached("it closed the connection")
            case .notConnected?: unreached("connection refused")
            case .noLibrary?: unreached("libcurl is not installed")
            case .other(let reason)?: unreached(String(said: Array(reason.utf8)))
            case nil: unreached("\(error)")
            }
    }
}
