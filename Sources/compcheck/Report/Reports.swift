internal import CompcheckModel
internal import CompcheckReport

/// All reports of one audit, told together.
struct Reports {
    private let audit: Audit
    private var sinks: [ReportSink]
    private var summary = AuditSummary()
    private var lastService: Service?

    /// The reports that are asked for, begun.
    ///
    /// - Parameters:
    ///   - options: in which formats, and where to.
    ///   - audit: what is told.
    ///   - files: those that the command works with: to put a report in their place would destroy them.
    /// - Throws: `OutputError` where nothing can be written to one of the places.
    init(_ options: ReportingOptions, of audit: Audit, sparing files: [String]) throws {
        self.audit = audit
        sinks = try options.targets.map { target in
            try ReportSink(target, audit, allUses: options.allUses, sparing: files)
        }
    }

    /// How many services were told of so far.
    var services: Int { summary.services }

    /// Whether one of them names the best alternative to a use.
    var tellAlternatives: Bool { sinks.contains { $0.format.tellsAlternatives } }

    /// Whether one of them tells the digest of the inventory.
    var wantDigest: Bool { sinks.contains { $0.format != .ndjson } }

    /// Tells of a use; those of one service come one after the other.
    mutating func report(_ use: Use) throws {
        if use.service !== lastService { summary.services += 1 }
        lastService = use.service
        summary.count(use, in: audit)
        for position in sinks.indices { try sinks[position].report(use) }
    }

    /// Tells what is known in the end, and puts files in their places.
    ///
    /// - Parameter known: what is known besides the numbers.
    /// - Returns: all of it.
    /// - Throws: `OutputError` where something cannot be written.
    mutating func finish(_ known: AuditSummary) throws -> AuditSummary {
        summary.organization = known.organization
        summary.notices = known.notices
        summary.inventoryDigest = known.inventoryDigest
        for position in sinks.indices { try sinks[position].finish(summary) }
        for sink in sinks { try sink.publish() }
        return summary
    }
}
