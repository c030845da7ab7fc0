package import CompcheckModel
internal import CompcheckReport

/// A list of waivers with their standings.
package struct WaiverListing: Sendable {
    /// A waiver as it was recorded.
    package struct Entry: Sendable {
        let id: Int
        let waiver: Waiver
        let recordedAt: Instant
        let revokedAt: Instant?
        let revokedBy: String?
        let revokedBecause: String?

        /// Creates an entry; the last three arguments are nil if the waiver was not revoked, or if they are not known.
        package init(
            id: Int,
            waiver: Waiver,
            recordedAt: Instant,
            revokedAt: Instant? = nil,
            revokedBy: String? = nil,
            revokedBecause: String? = nil,
        ) {
            self.id = id
            self.waiver = waiver
            self.recordedAt = recordedAt
            self.revokedAt = revokedAt
            self.revokedBy = revokedBy
            self.revokedBecause = revokedBecause
        }

        func standing(on day: Day) -> String {
            if revokedAt != nil { return "revoked" }
            if day < waiver.from { return "from \(waiver.from)" }
            return waiver.holds(on: day) ? "holds" : "ended"
        }
    }

    private let entries: [Entry]
    private let today: Day

    /// Creates a list of waivers as they stand on a day.
    package init(_ entries: [Entry], today: Day) {
        self.entries = entries
        self.today = today
    }

    /// For people.
    package func text(width: Int) -> String {
        var page = Page(width: width, colour: false)
        if entries.isEmpty { page.paragraph(["no waiver"]) }
        for (position, entry) in entries.enumerated() {
            if position > 0 { page.blank() }
            page.paragraph([.bold("\(entry.id)"), Span("  \(entry.waiver.subject): \(entry.standing(on: today))")])
            page.labelled("days", [Span(days(entry.waiver))], indent: 3)
            page.labelled("waived", [Span(entry.waiver.displayText)], indent: 3)
            guard let instant = entry.revokedAt else { continue }
            let by = entry.revokedBy.map { " by \(SafeText.of($0, limit: 80))" } ?? ""
            let because = entry.revokedBecause.map { ": \(SafeText.of($0, limit: 240))" } ?? ""
            page.labelled("revoked", [Span("\(instant)\(by)\(because)")], indent: 3)
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private func days(_ waiver: Waiver) -> String {
        let left = waiver.until.number - today.number
        let more = waiver.holds(on: today) ? ", \(counted(Int(left), "day")) left" : ""
        return "\(waiver.from) to \(waiver.until.advanced(by: -1))\(more)"
    }

    /// For machines: one document.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("today", today)
            json.field("waivers", each: entries) { json, entry in
                json.field("id", entry.id)
                json.write(entry.waiver)
                json.field("holds", entry.revokedAt == nil && entry.waiver.holds(on: today))
                json.field("recordedAt", entry.recordedAt.description)
                json.field("revokedAt", entry.revokedAt?.description)
                json.field("revokedBy", entry.revokedBy)
                json.field("revokedBecause", entry.revokedBecause)
            }
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}
