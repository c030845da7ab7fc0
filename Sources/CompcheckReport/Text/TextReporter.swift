internal import CompcheckModel

/// Renders an audit for a compliance officer.
///
/// Writes nothing before the end, as the worst possible verdicts come first.
struct TextReporter: Reporter {
    private let audit: Audit
    private let options: ReportOptions
    private var aggregator = UseAggregator()

    init(_ audit: Audit, options: ReportOptions) {
        self.audit = audit
        self.options = options
    }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) { aggregator.add(use) }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        var report = TextReport(audit, summary, aggregator, options)
        report.writeHeader()
        report.writeSections()
        report.writeComing()
        report.writePending()
        report.writeQuestions()
        report.writeNotes()
        report.writeIdleWaivers()
        report.writeNotices()
        report.writeRecognized()
        report.writeTotals()
        output.append(report.page.output.bytes)
    }
}
