package import CompcheckModel

/// Renders an audit as assessment results of the Open Security Controls Assessment Language 1.1.3, for
/// auditors.
///
/// OSCAL speaks of controls. A rule that prohibits or requires something is a control, and its objective is
/// that it catches no use. A finding says whether a rule's objective is satisfied, an observation reports one
/// use that the rule catches, and a risk says what that means and what to do. Nothing is written before the
/// end: the reporter holds only the weightiest observations, and writes only those.
package struct OSCALReporter: Reporter {
    /// The maximum number of observations, for the sake of memory and of programs that read the document.
    package static let limit = 100_000

    private let audit: Audit
    private var weightiest: TopRanked<ReportedFinding>
    private var tally = OSCALTally()

    package init(_ audit: Audit, limit: Int = OSCALReporter.limit) {
        self.audit = audit
        weightiest = TopRanked(limit: limit)
    }

    package mutating func begin(into output: inout OutputBuffer) {}

    package mutating func report(_ use: Use, into output: inout OutputBuffer) {
        tally.add(use)
        for reported in ReportedFinding.all(of: use) { weightiest.add(reported) }
    }

    package mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        OSCALDocument(audit, summary, weightiest, tally).write(to: &output)
    }
}
