internal import CWebPost
internal import Foundation

/// One POST to a web address, over at its deadline whatever the receiver does.
///
/// The system's libcurl speaks HTTP and TLS, with the system's certificates. Redirects are not followed: a message is
/// for the receiver that the user named, and for nobody else.
struct WebPost: Sendable {
    /// The head of an answer, and the beginning of its body.
    struct Response: Sendable {
        /// The status code.
        let status: Int
        /// How long to wait before the next attempt, if the receiver says so.
        let retryAfter: Duration?
        /// Of a status that is no success: the first bytes of the body.
        let body: [UInt8]
    }

    /// Why no answer came.
    enum Fault: Error {
        case noLibrary
        case timedOut
        case notConnected
        case closed
        case notTrusted
        /// Anything else, in libcurl's words.
        case other(String)
    }

    /// The address.
    let url: String
    /// The headers, by name.
    var headers: [(name: String, value: String)]
    /// What is sent.
    let body: String

    /// Sends it, on a thread of its own, which waits for the answer.
    /// - Parameter timeout: By then it is over.
    /// - Returns: The answer.
    /// - Throws: `Fault`: no answer came, or not in time.
    func send(within timeout: Duration) async throws -> Response {
        let (seconds, attoseconds) = timeout.components
        let milliseconds = max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000)
        return try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try post(within: Int(milliseconds)).get() })
            }
        }
    }

    private func post(within milliseconds: Int) -> Result<Response, Fault> {
        let lines = headers.map { strdup("\($0.name): \($0.value)") }
        defer { for line in lines { free(line) } }
        var result = lines.map { UnsafePointer($0) }.withUnsafeBufferPointer { lines in
            cwp_post(url, lines.baseAddress, lines.count, body, body.utf8.count, milliseconds)
        }
        switch result.outcome {
        case CWP_ANSWERED:
            let seconds = result.retry_after
            let body = withUnsafeBytes(of: &result.body) { Array($0.prefix(result.body_length)) }
            return .success(
                Response(
                    status: Int(result.status),
                    retryAfter: (0...86_400).contains(seconds) ? .seconds(seconds) : nil,
                    body: body,
                )
            )
        case CWP_NO_LIBRARY: return .failure(.noLibrary)
        case CWP_TIMED_OUT: return .failure(.timedOut)
        case CWP_NOT_CONNECTED: return .failure(.notConnected)
        case CWP_CLOSED: return .failure(.closed)
        case CWP_NOT_TRUSTED: return .failure(.notTrusted)
        default:
            let reason = withUnsafeBytes(of: &result.reason) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
            return .failure(.other(reason))
        }
    }
}
