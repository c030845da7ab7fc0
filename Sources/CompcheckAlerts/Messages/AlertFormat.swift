package import CompcheckModel
internal import CompcheckReport

/// In which form a target reads an alert.
package enum AlertFormat: Hashable, Sendable {
    /// Our own JSON, format version 1.
    case json
    /// JSON as Slack's incoming webhooks take it.
    case slack
    /// A mail message to these addresses.
    case mail(to: [String])

    /// Puts news into this form.
    /// - Parameters:
    ///   - news: What is told.
    ///   - uuid: By which its receiver knows it.
    ///   - instant: When it is written.
    /// - Returns: What is sent, byte for byte.
    package func payload(_ news: AlertNews, uuid: String, at instant: Instant) -> String {
        switch self {
        case .json: AlertJSON.document(news, uuid: uuid, at: instant)
        case .slack: AlertSlack.document(news)
        case .mail(let addresses): AlertMail.message(news, to: addresses, uuid: uuid, at: instant)
        }
    }
}
