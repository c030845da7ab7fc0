internal import CompcheckModel

/// Renders an audit as one self-contained web page, for a browser or for paper, without network, server or
/// other files.
///
/// Writes nothing before the end, as the page begins with the result. The aggregator bounds memory as in the text
/// report, and the matrix keeps only the weightiest services.
struct HTMLReporter: Reporter {
    private let audit: Audit
    private var aggregator = UseAggregator()
    private var matrix: Matrix

    init(_ audit: Audit) {
        self.audit = audit
        matrix = Matrix()
    }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        let group = aggregator.add(use)
        matrix.add(use, group: group)
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        matrix.finish()
        output.append(HTMLPage(audit, summary, aggregator, matrix).rendered)
    }
}
