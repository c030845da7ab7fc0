internal import CompcheckModel

/// Renders an audit as events of the Open Cybersecurity Schema Framework, for SIEM systems.
///
/// Each finding of each use is a Compliance Finding (class 2003) on a line of its own. Such systems take
/// streams of events, so there is no document around them.
struct OCSFReporter: Reporter {
    private let events: OCSFEvents
    private var cache = FindingCache<OCSFEvents.Parts>()

    init(_ audit: Audit) { events = OCSFEvents(audit) }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: Use, into output: inout OutputBuffer) {
        for reported in ReportedFinding.all(of: use) {
            let parts = cache.written(reported.finding, events.parts)
            var json = JSONWriter()
            json.object { events.write(reported, of: use.answer, parts, to: &$0) }
            output.append(json.output.bytes)
            output.append("\n")
        }
    }

    mutating func finish(_ summary: AuditSummary, into output: inout OutputBuffer) {}
}
