internal import Foundation
internal import Synchronization

#if canImport(FoundationNetworking)
internal import FoundationNetworking
#endif

/// One POST to a web address, over at its deadline whatever the receiver does.
///
/// Foundation speaks HTTP and TLS, on Linux through the system's libcurl and its certificates. Redirects are not
/// followed: a message is for the receiver that the user named, and for nobody else.
final class WebPost: NSObject, URLSessionDataDelegate, Sendable {
    /// The head of an answer, and the beginning of its body.
    struct Response: Sendable {
        /// The status code.
        let status: Int
        /// The header `Retry-After`.
        let retryAfter: String?
        /// Of a status that is no success: the first bytes of the body.
        let body: [UInt8]
    }

    /// A body is read up to this many bytes.
    private static let mostOfTheBody = 300
    /// The rest of an answer whose status is known already is waited for this long.
    private static let patienceForTheBody = Duration.seconds(1)

    private struct State {
        var status = 0
        var retryAfter: String?
        var body: [UInt8] = []
        /// Nil once the answer is handed on.
        var continuation: CheckedContinuation<Response, any Error>?
    }

    private let state = Mutex(State())

    /// Sends a request.
    /// - Parameters:
    ///   - request: What is sent.
    ///   - timeout: By then it is over.
    /// - Returns: The answer.
    /// - Throws: `URLError`: no answer came, or not in time.
    static func send(_ request: URLRequest, within timeout: Duration) async throws -> Response {
        let post = WebPost()
        let session = URLSession(configuration: .ephemeral, delegate: post, delegateQueue: nil)
        // Whatever is still open, such as an answer that is not read to its end, is closed.
        defer { session.invalidateAndCancel() }
        let deadline = Task {
            try await Task.sleep(for: timeout)
            post.finish(throwing: URLError(.timedOut))
        }
        defer { deadline.cancel() }
        return try await withCheckedThrowingContinuation { continuation in
            post.state.withLock { $0.continuation = continuation }
            session.dataTask(with: request).resume()
        }
    }

    func urlSession(
        _ session: URLSession,
        task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void,
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession,
        dataTask: URLSessionDataTask,
        didReceive response: URLResponse,
        completionHandler: @escaping @Sendable (URLSession.ResponseDisposition) -> Void,
    ) {
        if let response = response as? HTTPURLResponse {
            state.withLock {
                $0.status = response.statusCode
                $0.retryAfter = response.value(forHTTPHeaderField: "Retry-After")
            }
            if (200...399).contains(response.statusCode) {
                finish()
            } else {
                Task {
                    try await Task.sleep(for: WebPost.patienceForTheBody)
                    finish()
                }
            }
        }
        completionHandler(.allow)
    }

    func urlSession(_ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data) {
        let isEnough = state.withLock { state in
            state.body += data.prefix(WebPost.mostOfTheBody - state.body.count)
            return state.body.count >= WebPost.mostOfTheBody
        }
        if isEnough { finish() }
    }

    func urlSession(_ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        finish(throwing: error)
    }

    /// Hands the answer on, or an error; only the first time counts.
    private func finish(throwing error: (any Error)? = nil) {
        let (continuation, response) = state.withLock { state in
            let continuation = state.continuation
            state.continuation = nil
            return (continuation, Response(status: state.status, retryAfter: state.retryAfter, body: state.body))
        }
        if let error {
            continuation?.resume(throwing: error)
        } else {
            continuation?.resume(returning: response)
        }
    }
}
