package import CompcheckModel
internal import GRDB

/// A way to select a recorded run.
package enum RunChoice: Hashable, Sendable {
    /// The run with this number.
    case number(RunID)
    /// The latest finished run, of this inventory if one is named.
    case latest(inventory: String?)
    /// The finished run before the latest, with the same inventory, assumptions and rules left out.
    case previous(inventory: String?)
}

extension ReadOnlyDatabase {
    /// Finds the `previous_run` of a run that begins now: the run that it is compared with.
    /// - Parameters:
    ///   - inventory: The inventory, as its user names it.
    ///   - question: The question; assumptions and rules left out must be the same.
    /// - Returns: The latest such run that is finished and not pruned; nil if there is none.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func previousRun(of inventory: String, asking question: Question) throws(StoreError) -> RunID? {
        try reading { database in
            try Int64.fetchOne(
                database,
                sql: """
                    SELECT max(p.id)
                    FROM run AS p, (SELECT ? AS inventory, ? AS as_of, ? AS assumptions, ? AS without) AS n
                    WHERE p.inventory = n.inventory AND p.status = 'finished' AND \(Question.supposesTheSame("p", "n"))
                        AND p.id NOT IN (SELECT run FROM pruned_run)
                    """,
                arguments: [
                    inventory, question.asOf.description,
                    try question.recordedAssumptions, try question.recordedWithout,
                ],
            )
            .map(RunID.init)
        }
    }

    /// Returns the number of the selected run; does not check that a given number exists.
    func number(of choice: RunChoice, in database: Database) throws -> RunID {
        switch choice {
        case .number(let id): return id
        case .latest(let inventory): return try latestRun(of: inventory, in: database)
        case .previous(let inventory):
            let latest = try latestRun(of: inventory, in: database)
            let sql = "SELECT previous_run FROM audit_run WHERE id = ?"
            guard let number = try Int64.fetchOne(database, sql: sql, arguments: [latest.number]) else {
                throw StoreError.noPreviousRun(of: latest)
            }
            return RunID(number: number)
        }
    }

    private func latestRun(of inventory: String?, in database: Database) throws -> RunID {
        let sql = "SELECT max(id) FROM run WHERE status = 'finished' AND inventory = coalesce(?, inventory)"
        guard let number = try Int64.fetchOne(database, sql: sql, arguments: [inventory]) else {
            throw StoreError.noFinishedRun(inventory: inventory)
        }
        return RunID(number: number)
    }

    /// Returns the error that there is no run with that number.
    func noRun(_ id: RunID, in database: Database) throws -> StoreError {
        .noRun(id, newest: try Int64.fetchOne(database, sql: "SELECT max(id) FROM run").map(RunID.init))
    }
}
