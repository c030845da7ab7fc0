internal import CompcheckModel

extension TextReport {
    /// Writes the notes, each rule once.
    mutating func writeNotes() {
        let notes = aggregator.notes.values.map { (finding: $0.finding, sample: aggregator.samples[$0.sample]) }
            .sorted { $0.finding.rule.id < $1.finding.rule.id }
        guard !notes.isEmpty else { return }
        page.heading("NOTES", right: counted(notes.count, "rule"))
        for (position, (finding, sample)) in notes.prefix(room).enumerated() {
            if position > 0 { page.blank() }
            page.paragraph([.bold(SafeText.of(finding.rule.title, limit: 240))])
            let facts = [
                finding.rule.severity.rawValue, "notes\(finding.noteSinceText)", SafeText.of(finding.rule.id.text),
            ]
            page.paragraph([Span](facts.map { [Span($0)] } + otherDay), indent: 2)
            label("about", [.bold(counted(sample.uses, "use")), ": "] + sample.spans)
            writeBackground(finding.rule)
        }
        if notes.count > room {
            let rest = notes.dropFirst(room).map(\.finding.rule.id)
            page.blank()
            page.paragraph([.dim("and \(counted(rest.count, "more rule")): "), Span(ids(rest))])
        }
    }

    /// Writes the waivers that cover nothing: their findings may have been fixed, or their names changed or mistyped.
    mutating func writeIdleWaivers() {
        let idle = summary.idle(audit.waivers)
        guard !idle.isEmpty else { return }
        page.heading("WAIVERS THAT COVER NOTHING", right: counted(idle.count, "waiver"))
        for waiver in idle.prefix(room) {
            page.paragraph([.bold(waiver.subject), Span(", \(waiver.displayText)")], hanging: 2)
        }
        if idle.count > room { writeRest(counted(idle.count - room, "more waiver"), indent: 0) }
    }

    /// Writes the notices about what was not recognised or contradicts the catalogue.
    mutating func writeNotices() {
        let notices = summary.notices.filter { $0.notice.kind != .recognized }
        guard !notices.isEmpty else { return }
        page.heading("NOT RECOGNISED", right: counted(notices.count, "notice"))
        for kind in Notice.Kind.allCases {
            let notices = notices.filter { $0.notice.kind == kind }
            for counted in notices.prefix(room) { write(counted) }
            if notices.count > room {
                writeRest("\(counted(notices.count - room, "more \(kind.displayText)"))", indent: 0)
            }
        }
    }

    /// Writes how names, hosts and regions were recognised, those of most services first.
    mutating func writeRecognized() {
        let most = 20
        let notices = summary.notices.filter { $0.notice.kind == .recognized }
            .enumerated().sorted { ($1.element.services, $0.offset) < ($0.element.services, $1.offset) }
            .map(\.element)
        guard !notices.isEmpty else { return }
        page.heading("RECOGNISED", right: counted(notices.count, "name"))
        for notice in notices.prefix(most) {
            let count = notice.services > 0 ? " · " + counted(notice.services, "service") : ""
            page.paragraph([Span(SafeText.of(notice.notice.what, limit: 300)), .dim(count)], hanging: 2)
        }
        if notices.count > most {
            page.paragraph([.dim("… and \(grouped(notices.count - most)) more: see --format json")])
        }
    }

    private mutating func write(_ notice: CountedNotice) {
        var details: [String] = []
        if let service = notice.firstService { details.append("first in " + SafeText.of(service, limit: 80)) }
        if let line = notice.firstLine { details.append("line \(line)") }
        let count = notice.services > 0 ? " · " + counted(notice.services, "service") : ""
        let whereabouts = details.isEmpty ? "" : ", " + details.joined(separator: ", ")
        let what = Span(SafeText.of(notice.notice.what, limit: 300))
        page.labelled(notice.notice.kind.label, [what, .dim(count + whereabouts)], indent: 0)
    }

    /// Writes the number of uses with each verdict, now and at worst.
    mutating func writeTotals() {
        let services = counted(summary.services, "service")
        page.heading("TOTALS", right: "\(counted(summary.uses, "use")) of \(services)")
        func row(_ label: String, _ now: String, _ atWorst: String, _ style: Span.Style) {
            func right(_ text: String, to width: Int) -> String {
                String(repeating: "\u{A0}", count: max(1, width - text.utf8.count)) + text
            }
            let name = label + String(repeating: "\u{A0}", count: max(1, 14 - label.utf8.count))
            page.paragraph([Span(name, style), Span(right(now, to: 12) + right(atWorst, to: 12))])
        }
        row("", "now", "at worst", .plain)
        for verdict in Verdict.allCases.reversed() {
            let now = grouped(summary.verdicts[verdict])
            row(verdict.rawValue, now, grouped(summary.atWorst[verdict]), .verdict(verdict))
        }
    }
}

extension Notice.Kind {
    /// The kind in words.
    fileprivate var displayText: String {
        switch self {
        case .unknownKey: "unknown key"
        case .unknownName: "unknown name"
        case .disagreement: "disagreement"
        case .recognized: "recognised name"
        }
    }

    /// The kind in one word.
    fileprivate var label: String {
        switch self {
        case .unknownKey: "key"
        case .unknownName: "name"
        case .disagreement: "differs"
        case .recognized: "known"
        }
    }
}
