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

    /// The comparison of a run with another; without one with the latest of its inventory.
    /// - Throws: `StoreError` where one of them is not there or cannot be read.
    package init(from: RunChoice, to: RunChoice?, in database: ReadOnlyDatabase) throws(StoreError) {
        let before = try database.recordedRun(from)
        self.init(before, try database.recordedRun(to ?? .latest(inventory: before.record.inventory)))
    }

    /// The comparison of a run with the one before it.
    /// - Throws: `StoreError` where one of them is not there or cannot be read.
    package init(withPreviousOf choice: RunChoice, in database: ReadOnlyDatabase) throws(StoreError) {
        // The previous run is looked up from this one, so a run recorded meanwhile makes no difference.
        let after = try database.recordedRun(choice)
        guard let previous = after.record.previous else { throw StoreError.noPreviousRun(of: after.id) }
        self.init(try database.recordedRun(.number(RunID(number: previous))), after)
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

    /// Writes all of it.
    /// - Throws: `StoreError` where a run cannot be read; `OutputError` where it cannot be written.
    package func write(to answer: AnswerOutput, sparing database: ReadOnlyDatabase) throws {
        let output = try answer.open(sparing: [database.path])
        var reporter = answer.format.runDiffReporter(for: pair, options: answer.reportOptions)
        try write(by: &reporter, to: output)
        try output.finish()
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
