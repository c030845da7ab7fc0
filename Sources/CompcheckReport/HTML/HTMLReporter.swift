internal import CompcheckModel

/// Tells an audit as one web page that stands alone: no network, no server, no other file, in a browser or on paper.
///
/// Nothing is told before the end: how it ends comes first. Memory is bounded as in the text report, and the matrix
/// holds the weightiest services.
struct HTMLReporter: Reporter {
    private let audit: Audit
    private var ledger = Ledger()
    private var matrix: Matrix

    init(_ audit: Audit) {
        self.audit = audit
        matrix = Matrix()
    }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        let group = ledger.add(use)
        matrix.add(use, group: group)
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        matrix.finish()
        output.append(HTMLPage(audit, summary, ledger, matrix).rendered)
    }
}
