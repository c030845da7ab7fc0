internal import CompcheckModel
internal import CompcheckReport

/// One report of an audit and where it goes.
struct ReportSink {
    /// The format.
    let format: ReportFormat
    private var reporter: any Reporter
    private var buffer = OutputBuffer()
    private let output: Output

    /// A report to a file or to the output.
    ///
    /// - Parameters:
    ///   - target: The format, and where it goes.
    ///   - audit: What is reported.
    ///   - allUses: Whether formats for machines hold every use.
    ///   - files: Those that the audit works with: to put a report in their place would destroy them.
    ///   - environment: Where files and the output are.
    /// - Throws: `OutputError` where nothing can be written there.
    init(
        _ target: ReportsRequest.Target,
        _ audit: Audit,
        allUses: Bool,
        sparing files: [String],
        _ environment: AppEnvironment,
    ) throws(OutputError) {
        var options = ReportOptions(to: target.file, environment)
        options.allUses = allUses
        format = target.format
        reporter = target.format.reporter(for: audit, options: options)
        output = try Output(target.file, sparing: files, in: environment)
        reporter.begin(into: &buffer)
    }

    /// Writes a use.
    mutating func report(_ use: Use) throws(OutputError) {
        reporter.report(use, into: &buffer)
        if buffer.isLarge { try output.drain(&buffer) }
    }

    /// Writes what is known in the end; a file is not in its place yet.
    mutating func finish(_ summary: AuditSummary) throws(OutputError) {
        reporter.finish(summary, into: &buffer)
        try output.drain(&buffer)
    }

    /// Publishes a file at its path.
    func publish() throws(OutputError) { try output.finish() }
}

extension ReportOptions {
    /// How wide and colourful a text may be that goes to a file, or without one to the output.
    package init(to file: String?, _ environment: AppEnvironment) {
        let terminal = environment.terminal
        self.init(
            width: file == nil ? terminal.columns : terminal.columnsElsewhere,
            colour: file == nil && terminal.usesColour,
        )
    }
}
