public import CompcheckModel

/// A finished run of which an alert tells, or with which it compares.
public struct AlertSide: Sendable {
    /// The run, with its rules.
    let compared: ComparedRun
    /// What was asked, and which waivers held.
    let audit: Audit

    /// A run.
    public init(_ record: RunRecord, _ audit: Audit) {
        compared = ComparedRun(record, audit.rulebook, waivers: audit.waivers)
        self.audit = audit
    }

    /// The waivers that cover findings of a use in it.
    func waivers(_ answer: Answer?, _ service: Service, in place: JurisdictionCode) -> [Waiver] {
        answer.map { audit.waivers.covering($0, of: service, in: place) } ?? []
    }
}
