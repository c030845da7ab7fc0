package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport
package import CompcheckStore
package import CompcheckViews

/// Two recorded runs, to be compared use by use.
package struct RunComparison {
    /// The two runs.
    package let pair: RunPair
    private let before: RecordedRun
    private let after: RecordedRun

    /// The comparison of two runs of one database.
    package init(_ before: RecordedRun, _ after: RecordedRun) {
        (self.before, self.after) = (before, after)
        pair = RunPair(ComparedRun(before), ComparedRun(after))
    }

    /// Returns the comparison as text, whose length depends on the number of rules only, and whether nothing changed.
    /// - Throws: `StoreError` where a run cannot be read.
    package func text(_ options: ReportOptions) throws -> (text: String, isEmpty: Bool) {
        var reporter = PlainFormat.text.runDiffReporter(for: pair, options: options)
        var text = OutputBuffer()
        reporter.begin(into: &text)
        try ComparedUses(before, after).handOut { reporter.report($0, into: &text) }
        reporter.finish(into: &text)
        return (String(decoding: text.bytes, as: UTF8.self), reporter.isEmpty)
    }

    /// Writes all of it; a file is not put in its place yet.
    /// - Throws: `StoreError` where a run cannot be read; `OutputError` where it cannot be written.
    package func write(by reporter: inout any RunDiffReporter, to output: Output) throws {
        var buffer = OutputBuffer()
        reporter.begin(into: &buffer)
        try ComparedUses(before, after).handOut { use in
            reporter.report(use, into: &buffer)
            if buffer.isLarge { try output.drain(&buffer) }
        }
        reporter.finish(into: &buffer)
        try output.drain(&buffer)
    }
}

extension ComparedRun {
    /// A recorded run as one side of a comparison.
    init(_ run: RecordedRun) { self.init(run.record, run.audit) }
}
