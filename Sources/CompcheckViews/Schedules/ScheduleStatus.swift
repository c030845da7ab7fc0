package import CompcheckModel
internal import CompcheckReport

/// The status of schedules: undelivered alerts, then the schedules in trouble, then the others.
package struct ScheduleStatus: Sendable {
    private let troubled: [(record: ScheduleRecord, troubles: [ScheduleTrouble])]
    private let well: [ScheduleRecord]
    private let records: [ScheduleRecord]
    private let undelivered: (alerts: [AlertRecord], total: Int)
    private let now: Instant

    /// Creates the status at an instant; `undelivered` has the newest undelivered alerts and the number of all.
    package init(_ records: [ScheduleRecord], undelivered: (alerts: [AlertRecord], total: Int), now: Instant) {
        self.undelivered = undelivered
        let all = records.map { (record: $0, troubles: $0.troubles(at: now)) }
        troubled = all.filter { !$0.troubles.isEmpty }
        well = all.filter(\.troubles.isEmpty).map(\.record)
        self.records = records
        self.now = now
    }

    /// Whether anything is wrong.
    package var isTroubled: Bool { !troubled.isEmpty || undelivered.total > 0 }

    /// For people.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        if records.isEmpty { page.paragraph(["no schedule: `compcheck schedule add` makes one"]) }
        writeUndelivered(to: &page)
        for (record, troubles) in troubled {
            for trouble in troubles {
                let name: [Span] = [" ", .bold(record.schedule.name), ": "]
                page.paragraph(
                    [Span(trouble.word, .alarm)] + name + [Span(trouble.describe(record.schedule))],
                    hanging: 3,
                )
                for detail in trouble.run?.details ?? [] { page.paragraph([Span(detail)], indent: 3, hanging: 5) }
            }
            write(record, to: &page)
        }
        for record in well {
            page.paragraph(["ok ", .bold(record.schedule.name), Span(": \(record.schedule.timetable.displayText)")])
            write(record, to: &page)
        }
        if !records.isEmpty {
            let isWell = troubled.isEmpty
            let wrong = isWell ? "all is well" : Span("\(counted(troubled.count, "schedule")) in trouble", .alarm)
            page.paragraph([wrong, Span(", \(counted(records.count, "schedule")) in all")])
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private func writeUndelivered(to page: inout Page) {
        if undelivered.total == 0 { return }
        let sum = " \(counted(undelivered.total, "alert")): see `compcheck alerts list --undelivered`"
        page.paragraph([Span("UNDELIVERED", .alarm), Span(sum)], hanging: 3)
        for alert in undelivered.alerts {
            page.paragraph(
                [Span("\(SafeText.of(alert.target)): \(SafeText.of(alert.subject))")],
                indent: 3,
                hanging: 5,
            )
        }
        page.blank()
    }

    private func write(_ record: ScheduleRecord, to page: inout Page) {
        page.labelled("last", [Span(record.last)], indent: 3)
        page.labelled("next", [Span(record.next(after: now))], indent: 3)
        if record.installs.isEmpty { page.labelled("installed", [Span(record.locations)], indent: 3, labelWidth: 11) }
        page.blank()
    }

    /// For machines: one document.
    package var json: String { ScheduleListing(records, now: now).json(undelivered: undelivered.total) }
}
