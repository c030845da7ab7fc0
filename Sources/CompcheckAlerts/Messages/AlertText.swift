internal import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckViews

/// Renders an alert for people, as lines that fit into mail and chat.
struct AlertText {
    /// The maximum number of lines of changes, and of lines of a failure's reason.
    private static let most = 50

    private let news: AlertNews
    private var page = Page(width: AlertNews.width, colour: false)

    /// Returns the lines, without their line ends.
    static func lines(_ news: AlertNews) -> [String] {
        var text = AlertText(news: news)
        text.write()
        return String(decoding: text.page.output.bytes, as: UTF8.self).lines
    }

    private init(news: AlertNews) { self.news = news }

    private mutating func write() {
        page.paragraph([Span(news.subject)])
        page.blank()
        writeHead()
        writeReason()
        writeChanges()
        news.changes?.difference.waivers.write(to: &page)
        writeAhead()
        guard let command = news.command else { return }
        page.blank()
        page.paragraph([Span("More: \(command)")])
    }

    private mutating func writeHead() {
        page.labelled("input", [Span(Setting.describe(news.inventory))], indent: 0)
        guard let run = news.run else { return }
        if let name = run.organization {
            page.labelled("of", [Span(SafeText.of(name))], indent: 0)
        }
        page.labelled(
            "run",
            [Span("\(run.number), \(run.startedAt.displayText) UTC, as of \(run.question.asOf)")],
            indent: 0,
        )
        let was = news.changes.map { $0.failedBefore == news.failing ? "" : ", before \(grouped($0.failedBefore))" }
        page.labelled(
            "failing",
            [Span("\(grouped(news.failing)) of \(counted(run.uses ?? 0, "use"))\(was ?? "")")],
            indent: 0,
        )
        page.labelled("verdicts", run.verdictSpans.isEmpty ? ["no uses"] : run.verdictSpans, indent: 0)
    }

    private mutating func writeReason() {
        guard let reason = news.reason else { return }
        page.blank()
        let lines = reason.lines
        for line in lines.prefix(AlertText.most) { page.paragraph([Span(SafeText.of(line, limit: 500))], hanging: 4) }
        let rest = lines.count - AlertText.most
        if rest > 0 { page.paragraph([Span("… and \(counted(rest, "more line"))")]) }
    }

    private mutating func writeChanges() {
        guard !news.lines.isEmpty else { return }
        page.blank()
        // These lines are already wrapped.
        for line in news.lines.prefix(AlertText.most) { page.verbatim(line) }
        let rest = news.lines.count - AlertText.most
        if rest > 0 { page.paragraph([Span("… and \(counted(rest, "more line"))")]) }
    }

    private mutating func writeAhead() {
        guard !news.ahead.isEmpty else { return }
        page.heading("TO COME, OR ON ITS WAY", right: "within \(counted(news.days, "day"))")
        for entry in news.ahead {
            page.paragraph([Span("\(entry.topic.day)  \(entry.topic.describe(entry.rule))")], hanging: 12)
            page.paragraph(entry.sample.spans, indent: 12)
        }
    }
}
