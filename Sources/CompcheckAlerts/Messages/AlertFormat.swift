package import CompcheckModel
internal import CompcheckReport

/// The format in which a target receives an alert.
package enum AlertFormat: Hashable, Sendable {
    /// JSON of compcheck's own, format version 1.
    case json
    /// JSON for Slack's incoming webhooks.
    case slack
    /// A mail message to these addresses.
    case mail(to: [String])

    /// Renders an alert in this format.
    /// - Parameters:
    ///   - news: The content of the alert.
    ///   - uuid: The identifier by which the receiver recognizes the alert.
    ///   - instant: The time of writing.
    /// - Returns: The payload to send, byte for byte.
    package func payload(_ news: AlertNews, uuid: String, at instant: Instant) -> String {
        switch self {
        case .json: AlertJSON.document(news, uuid: uuid, at: instant)
        case .slack: AlertSlack.document(news)
        case .mail(let addresses): AlertMail.message(news, to: addresses, uuid: uuid, at: instant)
        }
    }
}
