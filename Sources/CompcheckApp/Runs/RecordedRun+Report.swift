internal import CompcheckModel
package import CompcheckStore

extension RecordedRun {
    /// Writes the reports of a recorded run as they were written when it ran.
    /// - Parameters:
    ///   - request: In which formats, and where to.
    ///   - files: Those that a report must not take the place of.
    ///   - isQuiet: Whether nothing is printed besides.
    ///   - environment: Where files and the output are.
    /// - Throws: `StoreError` where the run cannot be read; `OutputError` where something cannot be written.
    package func report(
        _ request: ReportsRequest,
        sparing files: [String],
        isQuiet: Bool,
        in environment: AppEnvironment,
    ) throws {
        var tally = AuditTally(audit)
        var reports = try Reports(request, of: audit, sparing: files, environment)
        try uses.handOut { use in
            tally.count(use)
            try reports.report(use)
        }
        let summary = tally.finish(summary)
        try reports.finish(summary)
        if !isQuiet { AuditNotes(audit, summary, request).print(in: environment) }
    }
}
