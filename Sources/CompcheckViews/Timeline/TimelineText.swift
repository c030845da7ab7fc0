package import CompcheckModel
package import CompcheckReport

/// Renders timelines for people: a bar for each use, and its periods below.
struct TimelineText: ViewReporter {
    private let header: ViewHeader
    private let options: ReportOptions
    private let bar: TimelineBar

    init(_ header: ViewHeader, _ options: ReportOptions) {
        self.header = header
        self.options = options
        bar = TimelineBar(from: header.from, to: header.to, columns: Page.columns(of: options.width) - 4)
    }

    mutating func begin(into output: inout OutputBuffer) {
        var page = Page(width: options.width, colour: options.colour)
        page.paragraph([.bold("timeline of \(Setting.describe(header.inventory))")])
        page.blank()
        let view = "\(header.from) to \(header.to); today is \(header.today)"
        page.labelled("days", [Span(view)], indent: 0)
        header.setting.writeRules(to: &page)
        for (rule, day) in header.assumed.sorted(by: { $0.key < $1.key }) {
            page.labelled("assumed", [Span("\(SafeText.of(rule.text)) from \(day)")], indent: 0)
        }
        if !header.without.isEmpty {
            let rules = header.without.sorted().map { SafeText.of($0.text) }.joined(separator: ", ")
            page.labelled("without", [Span(rules)], indent: 0)
        }
        page.labelled("signs", [Span(TimelineBar.legend)], indent: 0)
        output.append(page.output.bytes)
    }

    mutating func report(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ periods: [TimelinePeriod],
        into output: inout OutputBuffer,
    ) {
        var page = Page(width: options.width, colour: options.colour)
        page.blank()
        let more = [service.name, service.owner].compactMap { $0.map { SafeText.of($0) } }.joined(separator: ", ")
        let title = "\(SafeText.of(service.id)) in \(jurisdiction)"
        page.paragraph([.bold(title)] + (more.isEmpty ? [] : [Span(" (\(more))")]))
        page.paragraph(bar.spans(periods), indent: 2)
        let (years, mark) = bar.axis(today: header.today)
        for line in [years, mark].compactMap(\.self) where line.contains(where: { $0 != " " }) {
            let text = line.replacing(#/ +$/#, with: "").replacing(" ", with: "\u{A0}")
            page.paragraph([.dim(text)], indent: 2)
        }
        for (position, period) in periods.enumerated() {
            let before = position > 0 ? periods[position - 1] : nil
            page.paragraph(describe(period, after: before), indent: 2, hanging: 16)
        }
        output.append(page.output.bytes)
    }

    mutating func finish(into output: inout OutputBuffer) {}

    private func describe(_ period: TimelinePeriod, after before: TimelinePeriod?) -> [Span] {
        let isSame = before?.verdict == period.verdict && before?.atWorst == period.atWorst
        let verdict = (isSame ? "still " : "") + period.verdict.rawValue
        var spans = [Span("\(period.from)\u{A0}\u{A0}\u{A0} "), Span(verdict, .verdict(period.verdict))]
        if period.atWorst != period.verdict { spans.append(Span(", may be \(period.atWorst.rawValue)")) }
        let come = period.appears.map { SafeText.of($0.text) }.joined(separator: ", ")
        if !come.isEmpty { spans.append(Span((before == nil ? ": " : "; now ") + come)) }
        let gone = period.disappears.map { SafeText.of($0.text) }.joined(separator: ", ")
        if !gone.isEmpty { spans.append(Span("; no longer \(gone)")) }
        return spans
    }
}

extension PlainFormat {
    /// Makes a reporter of timelines; `options` set the width and the colour of text.
    package func timelineReporter(for header: ViewHeader, options: ReportOptions) -> any ViewReporter<[TimelinePeriod]>
    {
        switch self {
        case .text: TimelineText(header, options)
        case .json: TimelineJSON(header)
        }
    }
}
