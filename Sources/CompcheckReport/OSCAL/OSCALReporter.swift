package import CompcheckModel

/// Tells an audit as assessment results of the Open Security Controls Assessment Language 1.1.3, for auditors.
///
/// OSCAL speaks of controls, and a rule that prohibits or requires something is one: its objective is that no use is
/// caught by it. A finding says of a rule whether that is so, an observation tells of one use that is caught, and a risk
/// what that means and what to do. Nothing is told before the end: only the weightiest observations are, and those alone
/// are held until then.
package struct OSCALReporter: Reporter {
    /// Memory and the programs that read such a document set the bound.
    package static let limit = 100_000

    private let audit: Audit
    private var weightiest: Weightiest<Remark>
    private var tally = OSCALTally()

    package init(_ audit: Audit, limit: Int = OSCALReporter.limit) {
        self.audit = audit
        weightiest = Weightiest(limit: limit)
    }

    package mutating func begin(into output: inout OutputBuffer) {}

    package mutating func report(_ use: Use, into output: inout OutputBuffer) {
        tally.add(use)
        for remark in Remark.all(of: use) { weightiest.add(remark) }
    }

    package mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {
        OSCALDocument(audit, summary, weightiest, tally).write(to: &output)
    }
}
