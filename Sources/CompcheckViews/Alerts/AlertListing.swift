package import CompcheckModel
internal import CompcheckReport

/// A list of alerts with the state of their delivery.
///
/// The same alerts give the same bytes.
package struct AlertListing: Sendable {
    private let alerts: [AlertRecord]
    private let total: Int

    /// Lists some alerts in their order; `total` also counts those that are not listed.
    package init(_ alerts: [AlertRecord], of total: Int) {
        self.alerts = alerts
        self.total = total
    }

    /// Renders the list for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        for (position, alert) in alerts.enumerated() {
            if position > 0 { page.blank() }
            let head = "\(alert.state.displayText), \(SafeText.of(alert.target, limit: 200))"
            page.paragraph([.bold("\(alert.id)"), " ", .bold(head)], hanging: 4)
            page.labelled("said", [Span(alert.subject)], indent: 3)
            page.labelled(
                "written",
                [Span("\(alert.createdAt.displayText) UTC\(alert.run.map { ", of run \($0)" } ?? "")")],
                indent: 3,
            )
            page.labelled("sent", [Span(alert.sentWords)], indent: 3)
        }
        if !alerts.isEmpty { page.blank() }
        let rest = total - alerts.count
        page.paragraph([
            Span(counted(alerts.count, "alert") + (rest > 0 ? "; \(grouped(rest)) more: see --limit" : ""))
        ])
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// The list as a table for machines; its columns are those of the view `alert_log`.
    package var table: Listing {
        let columns = [
            "id", "created_at", "kind", "target", "inventory", "run", "subject", "state", "attempts",
            "last_attempt_at", "last_outcome", "last_answer", "uuid",
        ]
        let rows = alerts.map { alert -> [Listing.Cell] in
            [
                .integer(alert.id), .text(alert.createdAt.description), .text(alert.kind.rawValue),
                .text(alert.target), .text(alert.inventory), alert.run.map { .integer($0) } ?? .nothing,
                .text(alert.subject), .text(alert.state.rawValue), .integer(Int64(alert.attempts)),
                alert.last.map { .text($0.endedAt.description) } ?? .nothing,
                alert.last.map { .text($0.outcome.rawValue) } ?? .nothing,
                alert.last.map { .text($0.answer) } ?? .nothing, .text(alert.uuid),
            ]
        }
        return Listing(columns: columns, rows: rows)
    }
}

extension AlertRecord {
    /// How often the alert was sent, and how the last attempt ended; safe to print.
    fileprivate var sentWords: String {
        guard let last else { return "not yet" }
        let times = attempts == 0 ? "never" : counted(attempts, "time")
        return
            "\(times), \(last.outcome.displayText) at \(last.endedAt.displayText) UTC: \(SafeText.of(last.answer, limit: 300))"
    }
}

extension AlertRecord.State {
    fileprivate var displayText: String {
        switch self {
        case .arrived: "arrived"
        case .undelivered: "NOT DELIVERED"
        case .givenUp: "GIVEN UP"
        }
    }
}

extension AlertAttempt.Outcome {
    fileprivate var displayText: String {
        switch self {
        case .arrived: "arrived"
        case .refused: "refused"
        case .failed: "failed"
        case .timedOut: "timed out"
        case .givenUp: "given up"
        }
    }
}
