internal import CompcheckModel

/// Renders an audit as a comment on a pull request.
///
/// Writes nothing before the end, as the comment begins with the result. The aggregator bounds memory as in the
/// text report.
struct MarkdownReporter: Reporter {
    private let audit: Audit
    private var aggregator = UseAggregator()

    init(_ audit: Audit) { self.audit = audit }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) { aggregator.add(use) }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        var report = MarkdownReport(audit, summary, aggregator)
        report.writeHead()
        report.writeFailing()
        report.writeComing()
        report.writePending()
        report.writeWaivers()
        report.writeNotices()
        output.append(report.text)
    }
}
