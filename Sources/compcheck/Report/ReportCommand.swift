internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckStore

/// The command `compcheck report RUN`.
struct ReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Tell a recorded audit again, in any format.",
        discussion: """
            Nothing is evaluated: what was found then is told, by the rules of then, byte for byte as it was told then. \
            The database is only read.

            Exits 0 when it is told, whatever was found: the gate was the audit. Exits 2 if it cannot be told, 64 if the \
            command is wrong.
            """,
    )

    @OptionGroup var named: RunArgument

    @OptionGroup var reporting: ReportingOptions

    @OptionGroup var place: DatabaseOption

    @Flag(name: .shortAndLong, help: "Say nothing on standard error but what is wrong.")
    var quiet = false

    func run() throws {
        do {
            // Longer than the record of a large audit takes to be written.
            let database = try place.openForReading(patience: 60)
            let run = try database.recordedRun(named.choice, knowing: DatabaseLocation.migrations)
            let summary = try run.tell(in: reporting, sparing: [place.path])
            if !quiet { reporting.sayBesides(run.audit, summary) }
        } catch {
            throw Failure.exitCode(for: error)
        }
    }
}

extension RecordedRun {
    /// Tells it in the formats that are asked for.
    /// - Parameters:
    ///   - reporting: In which formats, and where to.
    ///   - files: Those that a report must not take the place of.
    /// - Returns: What was counted.
    /// - Throws: `StoreError` where the run cannot be read; `OutputError` where something cannot be written.
    func tell(in reporting: ReportingOptions, sparing files: [String]) throws -> AuditSummary {
        var reports = try Reports(reporting, of: audit, sparing: files)
        try uses.handOut { try reports.report($0) }
        return try reports.finish(summary)
    }
}
