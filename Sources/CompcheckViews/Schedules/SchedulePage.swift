package import CompcheckModel
internal import CompcheckReport

/// A page about one schedule.
package struct SchedulePage: Sendable {
    private let record: ScheduleRecord
    private let now: Instant

    /// Creates a page about a schedule as it is at an instant.
    package init(_ record: ScheduleRecord, now: Instant) {
        self.record = record
        self.now = now
    }

    /// For people.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        let (schedule, clock) = (record.schedule, record.schedule.timetable.clock)
        page.paragraph([.bold("schedule \(schedule.name): \(schedule.timetable.displayText)")])
        for trouble in record.troubles(at: now) {
            page.paragraph([Span(trouble.word, .alarm), Span(" \(trouble.describe(schedule))")], hanging: 3)
        }
        page.blank()
        let who = schedule.addedBy.map { ", by \(SafeText.of($0))" } ?? ""
        let lines = [
            ("typed", record.command), ("in", SafeText.of(schedule.folder, limit: 240)),
            ("added", clock.displayText(at: schedule.addedAt) + who), ("given to", record.locations),
            ("next", record.next(after: now)),
        ]
        for (label, text) in lines { page.labelled(label, [Span(text)], indent: 0) }
        page.blank()
        page.paragraph([record.runs.isEmpty ? "has not run yet" : .dim("latest runs")])
        for run in record.runs {
            page.paragraph([Span(run.displayText(by: clock))], hanging: 3)
            for detail in run.details { page.paragraph([Span(detail)], indent: 3, hanging: 5) }
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// For machines: one document.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("now", now.description)
            json.write(record, now: now)
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}
