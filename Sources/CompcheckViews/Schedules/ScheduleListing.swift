package import CompcheckModel
internal import CompcheckReport

/// A list of schedules.
package struct ScheduleListing: Sendable {
    private let records: [ScheduleRecord]
    private let now: Instant

    /// Creates a list of schedules as they are at an instant.
    package init(_ records: [ScheduleRecord], now: Instant) {
        self.records = records
        self.now = now
    }

    /// For people.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        if records.isEmpty { page.paragraph(["no schedule: `compcheck schedule add` makes one"]) }
        for (position, record) in records.enumerated() {
            if position > 0 { page.blank() }
            let troubles = record.troubles(at: now).map { [" ", Span($0.word, .alarm)] }.joined()
            page.paragraph(
                [.bold(record.schedule.name), Span(": \(record.schedule.timetable.displayText)")] + troubles
            )
            page.labelled("typed", [Span(record.command)], indent: 3)
            page.labelled("last", [Span(record.last)], indent: 3)
            page.labelled("next", [Span(record.next(after: now))], indent: 3)
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// For machines: one document.
    package var json: String { json(undelivered: nil) }

    /// Returns the same document, with the number of undelivered alerts.
    func json(undelivered: Int?) -> String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("now", now.description)
            json.field("isWell", records.allSatisfy { $0.troubles(at: now).isEmpty } && undelivered ?? 0 == 0)
            json.field("undeliveredAlerts", undelivered)
            json.field("schedules", each: records) { $0.write($1, now: now) }
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}
