import CompcheckModel
import CompcheckReport

/// Reports uses in a format.
func tell(
    _ format: ReportFormat,
    _ audit: Audit = Fixture.audit(),
    _ uses: some Sequence<Use> = Fixture.uses,
    options: ReportOptions = ReportOptions(),
    organization: String? = "Example Trading GmbH",
    notices: [CountedNotice] = Fixture.notices,
) -> String {
    let reporter = format.reporter(for: audit, options: options)
    return tell(reporter, audit, uses, organization: organization, notices: notices)
}

/// Runs a reporter over uses like the command does, and drains the buffer on the way.
func tell(
    _ reporter: any Reporter,
    _ audit: Audit,
    _ uses: some Sequence<Use>,
    organization: String? = "Example Trading GmbH",
    notices: [CountedNotice] = [],
) -> String {
    var reporter = reporter
    var output = OutputBuffer()
    var bytes: [UInt8] = []
    var summary = AuditSummary(organization: Organization(name: organization))
    summary.inventoryDigest = String(repeating: "9e8f", count: 16)
    summary.notices = notices
    var latest: String?
    reporter.begin(into: &output)
    for use in uses {
        if latest != use.service.id { summary.services += 1 }
        latest = use.service.id
        summary.count(use, in: audit)
        reporter.report(use, into: &output)
        if output.isLarge { output.drain { bytes += $0 } }
    }
    reporter.finish(summary, into: &output)
    output.drain { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
}
