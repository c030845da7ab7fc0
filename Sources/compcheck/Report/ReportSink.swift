internal import CompcheckModel
internal import CompcheckReport
internal import Foundation

/// One report of an audit and the place that it goes to.
struct ReportSink {
    /// The format.
    let format: ReportFormat
    private var reporter: any Reporter
    private var buffer = OutputBuffer()
    private let output: Output

    /// A report to standard output or to a file.
    ///
    /// - Parameters:
    ///   - target: what is written where.
    ///   - audit: what is told.
    ///   - allUses: whether formats for machines tell every use.
    ///   - files: those that the audit works with: to put a report in their place would destroy them.
    /// - Throws: `OutputError` where nothing can be written there.
    init(_ target: ReportTarget, _ audit: Audit, allUses: Bool, sparing files: [String]) throws {
        let descriptor = target.file == nil ? STDOUT_FILENO : -1
        let options = ReportOptions(
            allUses: allUses,
            width: Terminal.width(descriptor),
            colour: Terminal.wantsColour(descriptor),
        )
        format = target.format
        reporter = target.format.reporter(for: audit, options: options)
        output = try target.file.map { try Output(file: $0, sparing: files) } ?? Output()
        reporter.begin(into: &buffer)
    }

    /// Tells of a use.
    mutating func report(_ use: Use) throws {
        reporter.report(use, into: &buffer)
        if buffer.isLarge { try output.drain(&buffer) }
    }

    /// Tells what is known in the end; a file is written, but not in its place yet.
    mutating func finish(_ summary: AuditSummary) throws {
        reporter.finish(summary, into: &buffer)
        try output.drain(&buffer)
    }

    /// Puts a file in its place.
    func publish() throws { try output.finish() }
}
