internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// Two recorded runs, to be told use by use.
struct RunComparison {
    /// What is compared.
    let pair: RunPair
    private let before: RecordedRun
    private let after: RecordedRun

    /// The runs of these records.
    /// - Throws: `StoreError` where one of them cannot be told.
    init(_ old: RunRecord, _ new: RunRecord, in database: ReadOnlyDatabase) throws {
        func recorded(_ run: RunRecord) throws -> RecordedRun {
            try database.recordedRun(.number(RunID(number: run.number)), knowing: DatabaseLocation.migrations)
        }
        (before, after) = (try recorded(old), try recorded(new))
        pair = RunPair(
            ComparedRun(old, before.audit.rulebook, waivers: before.audit.waivers),
            ComparedRun(new, after.audit.rulebook, waivers: after.audit.waivers),
        )
    }

    /// All of it as a text for people, which is no longer than the rules are many, and whether nothing changed.
    func text(_ options: ReportOptions) throws -> (text: String, isEmpty: Bool) {
        var reporter = PlainFormat.text.runDiffReporter(for: pair, options: options)
        var text = OutputBuffer()
        reporter.begin(into: &text)
        try ComparedUses(before, after).handOut { reporter.report($0, into: &text) }
        reporter.finish(into: &text)
        return (String(decoding: text.bytes, as: UTF8.self), reporter.isEmpty)
    }

    /// Tells all of it; a file is not put in its place yet.
    func tell(by reporter: inout any RunDiffReporter, to output: Output) throws {
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
