package import CompcheckComparison
package import CompcheckModel
package import CompcheckStore

/// Recorded runs, evaluated again by the rules before a change and by those after it.
package struct AffectedRuns {
    /// The runs that could be evaluated again, also those that the change leaves as they were.
    package private(set) var runs: [AffectedRun] = []
    /// The runs whose inventory was not kept.
    package private(set) var notKept: [Int64] = []
    /// The runs that cannot be evaluated again.
    package private(set) var unreadable: [Int64] = []
    /// Why they cannot, safe to print.
    package private(set) var failures: [String] = []

    /// Evaluates finished runs by a change of the rules.
    /// - Throws: `StoreError`, if a run cannot be read.
    package init(_ finished: [RunRecord], by change: RuleChange, in database: ReadOnlyDatabase) throws {
        let reevaluated = ReevaluatedRuns(by: change, in: database)
        for run in finished {
            do {
                if let affected = try reevaluated.reevaluate(run) {
                    runs.append(affected)
                } else {
                    notKept.append(run.number)
                }
            } catch {
                failures.append(ReevaluatedRuns.message(for: error, about: run))
                unreadable.append(run.number)
            }
        }
    }

    /// Evaluates the latest run of each inventory by what was recorded after an instant.
    /// - Throws: `StoreError`, if the database cannot be read.
    package init(ofLatestRunsIn location: DatabaseLocation, since instant: Instant) throws {
        let database = try location.openForReading(patience: ReadOnlyDatabase.patienceOfPrograms)
        try self.init(database.latestRuns(), by: RuleChange(since: instant, in: database), in: database)
    }
}
