internal import CompcheckModel
internal import CompcheckReport

/// All reports of one audit, written together.
struct Reports {
    private var sinks: [ReportSink]

    /// The reports that are asked for, begun.
    ///
    /// - Parameters:
    ///   - request: In which formats, and where to.
    ///   - audit: What is reported.
    ///   - files: Those that the audit works with: to put a report in their place would destroy them.
    ///   - environment: Where files and the output are.
    /// - Throws: `OutputError` where nothing can be written to one of them.
    init(
        _ request: ReportsRequest,
        of audit: Audit,
        sparing files: [String],
        _ environment: AppEnvironment,
    ) throws(OutputError) {
        var sinks: [ReportSink] = []
        for target in request.targets {
            sinks.append(try ReportSink(target, audit, allUses: request.allUses, sparing: files, environment))
        }
        self.sinks = sinks
    }

    /// Whether one of the reports contains the best alternatives to uses.
    var tellAlternatives: Bool { sinks.contains { $0.format.tellsAlternatives } }

    /// Whether one of them has the digest of the inventory.
    var wantDigest: Bool { sinks.contains { $0.format != .ndjson } }

    /// Writes a use; those of one service come one after the other.
    mutating func report(_ use: Use) throws(OutputError) {
        for position in sinks.indices { try sinks[position].report(use) }
    }

    /// Writes what is known in the end, and puts files in their places.
    /// - Throws: `OutputError` where something cannot be written.
    mutating func finish(_ summary: AuditSummary) throws(OutputError) {
        for position in sinks.indices { try sinks[position].finish(summary) }
        for sink in sinks { try sink.publish() }
    }
}
