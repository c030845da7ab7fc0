internal import ArgumentParser
internal import CompcheckModel
internal import CompcheckReport
internal import CompcheckStore
internal import Foundation

/// What a scheduler's mail or journal shows of an audit: what changed first, then the whole report where something did.
struct NightlyReport {
    private let run: RunRecord
    private let database: ReadOnlyDatabase

    /// The report of a recorded run.
    /// - Throws: `StoreError`, if the database cannot be read.
    init(of run: RunID, in database: ReadOnlyDatabase) throws {
        self.run = try database.run(.number(run), knowing: DatabaseLocation.migrations)
        self.database = database
    }

    /// Writes it to standard output, behind a line that says what it is about.
    func tell(_ headline: String) throws {
        guard let number = run.previous else {
            try Output().put("\(headline), the first audit of this inventory\n\n")
            return try tellAll()
        }
        let before = try database.run(.number(RunID(number: number)), knowing: DatabaseLocation.migrations)
        let options = ReportOptions(width: Terminal.width(STDOUT_FILENO), colour: Terminal.wantsColour(STDOUT_FILENO))
        let comparison = try RunComparison(before, run, in: database)
        let change = try comparison.text(options)
        if change.isEmpty { return try Output().put("\(headline), nothing changed since run \(number)\n") }
        try Output().put("\(headline)\n\n\(change.text)\n")
        try tellAll()
    }

    private func tellAll() throws {
        let choice = RunChoice.number(RunID(number: run.number))
        let recorded = try database.recordedRun(choice, knowing: DatabaseLocation.migrations)
        _ = try recorded.tell(in: ReportingOptions.parse([]), sparing: [])
    }
}
