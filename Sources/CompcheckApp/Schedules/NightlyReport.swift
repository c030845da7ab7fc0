internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore

/// The report for a scheduler's mail or journal: first what changed and, if anything did, then the whole report.
struct NightlyReport {
    private let run: RecordedRun
    private let database: ReadOnlyDatabase
    private let environment: AppEnvironment

    /// Creates the report of a recorded run.
    /// - Throws: `StoreError`, if the database cannot be read.
    init(of run: RunID, in database: ReadOnlyDatabase, _ environment: AppEnvironment) throws {
        self.run = try database.recordedRun(.number(run))
        self.database = database
        self.environment = environment
    }

    /// Writes it to the output, behind a line that says what it is about.
    func write(_ headline: String) throws {
        guard let number = run.record.previous else {
            try put("\(headline), the first audit of this inventory\n\n")
            return try tellAll()
        }
        let before = try database.recordedRun(.number(RunID(number: number)))
        let change = try RunComparison(before, run).text(ReportOptions(to: nil, environment))
        if change.isEmpty { return try put("\(headline), nothing changed since run \(number)\n") }
        try put("\(headline)\n\n\(change.text)\n")
        try tellAll()
    }

    private func put(_ text: String) throws(OutputError) { try Output(in: environment).put(text) }

    private func tellAll() throws {
        try run.report(ReportsRequest(), sparing: [], isQuiet: true, in: environment)
    }
}
