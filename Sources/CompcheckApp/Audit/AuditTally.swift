internal import CompcheckIntake
internal import CompcheckModel

/// Counts an audit: what each report, the record and the exit code say of it.
struct AuditTally {
    private let audit: Audit
    private(set) var summary = AuditSummary()
    private var lastService: Service?

    init(_ audit: Audit) { self.audit = audit }

    /// Counts a use; those of one service come one after the other.
    mutating func count(_ use: Use) {
        if use.service !== lastService { summary.services += 1 }
        lastService = use.service
        summary.count(use, in: audit)
    }

    /// The numbers, with what is known of the inventory once it is read.
    func finish(_ contents: InventoryReader.Contents) -> AuditSummary {
        finish(contents.organization, contents.notices, inventoryDigest: contents.digest)
    }

    /// The numbers, with what a record has of the inventory.
    func finish(_ recorded: AuditSummary) -> AuditSummary {
        finish(recorded.organization, recorded.notices, inventoryDigest: recorded.inventoryDigest)
    }

    private func finish(
        _ organization: Organization,
        _ notices: [CountedNotice],
        inventoryDigest: String?,
    ) -> AuditSummary {
        var summary = summary
        summary.organization = organization
        summary.notices = notices
        summary.inventoryDigest = inventoryDigest
        return summary
    }
}
