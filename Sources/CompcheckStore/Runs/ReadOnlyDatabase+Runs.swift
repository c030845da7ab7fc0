internal import CompcheckModel
internal import GRDB

extension ReadOnlyDatabase {
    /// Finds a finished run, with the rulebook that it had.
    /// - Parameter choice: Which one.
    /// - Returns: The run; its uses are read later.
    /// - Throws: `StoreError`: `noRun`, `noFinishedRun`, `noPreviousRun` or `cannotTell` where there is nothing to tell.
    package func recordedRun(_ choice: RunChoice) throws(StoreError) -> RecordedRun {
        let record = try run(choice)
        let id = RunID(number: record.number)
        return try telling(id) { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id.number])
            else { throw try noRun(id, in: database) }
            switch row["status"] as String {
            case "running": throw RunFault.running
            case "interrupted": throw RunFault.interrupted
            case "failed": throw RunFault.failed(reason: row["failure"])
            default: break
            }
            if let instant = try prunedAt(id, in: database) { throw RunFault.pruned(at: instant) }
            let header = try RunHeader(row, try waivers(of: id, in: database))
            let known = header.knownAt?.description ?? row["finished_at"] as String
            return RecordedRun(
                id: id,
                record: record,
                audit: header.audit(try rulebook(of: header, knownBy: known, in: database)),
                summary: try summary(of: id, row["inventory_digest"], in: database),
                database: self,
            )
        }
    }

    /// Returns when a run was pruned; nil if it was not, also in a database that is older than pruning.
    private func prunedAt(_ run: RunID, in database: Database) throws -> String? {
        guard try database.tableExists("pruned_run") else { return nil }
        return try String.fetchOne(
            database,
            sql: "SELECT p.pruned_at FROM pruned_run AS r JOIN pruning AS p ON p.id = r.pruning WHERE r.run = ?",
            arguments: [run.number],
        )
    }

    /// Reads from a run in one transaction, and rethrows a `RunFault` as `StoreError.cannotTell`.
    func telling<Result>(_ run: RunID, _ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try reading { database in
            do {
                return try body(database)
            } catch let fault as RunFault {
                throw StoreError.cannotTell(run: run, fault)
            }
        }
    }

    /// Returns the waivers recorded with the run; none in a database that is older than waivers.
    private func waivers(of run: RunID, in database: Database) throws -> [Waiver] {
        guard try database.tableExists("run_waiver") else { return [] }
        let sql = "SELECT \(Waiver.wholeColumns) FROM run_waiver WHERE run = ? ORDER BY ordinal"
        return try Row.fetchAll(database, sql: sql, arguments: [run.number]).map(Waiver.init)
    }

    /// Returns the recorded rulebook whose digest is the run's.
    ///
    /// Imports up to the given instant are tried first, then later ones: if a clock was wrong, the rulebook may carry
    /// a later record time than the run.
    private func rulebook(of header: RunHeader, knownBy instant: String, in database: Database) throws -> Rulebook {
        let instants = try String.fetchAll(
            database,
            sql: "SELECT recorded_at FROM pack_import ORDER BY recorded_at <= ? DESC, recorded_at DESC",
            arguments: [instant],
        )
        for instant in instants {
            let digests = try String.fetchAll(
                database,
                sql: """
                    SELECT digest FROM document_version
                    WHERE recorded_from <= ?1 AND (recorded_to IS NULL OR recorded_to > ?1)
                    """,
                arguments: [instant],
            )
            guard Document.digest(ofDigests: digests) == header.rulebookDigest else { continue }
            let documents = try Store.documents(knownAt: Instant(recorded: instant), in: database).documents
            guard let rulebook = try? rulebooks.rulebook(documents, origin: header.rulebookOrigin) else { break }
            return rulebook
        }
        throw RunFault.rulebookIsGone(digest: header.rulebookDigest)
    }

    private func summary(of run: RunID, _ inventoryDigest: String, in database: Database) throws -> AuditSummary {
        let organization = try Row.fetchOne(
            database,
            sql: "SELECT CAST(organization AS BLOB) FROM run WHERE id = ?",
            arguments: [run.number],
        )
        var summary = AuditSummary(organization: Organization(name: organization?.whole(0)))
        summary.inventoryDigest = inventoryDigest
        let notices = try Row.fetchAll(
            database,
            sql: """
                SELECT kind, CAST(what AS BLOB), services, first_service, first_line
                FROM run_notice WHERE run = ? ORDER BY ordinal
                """,
            arguments: [run.number],
        )
        summary.notices = try notices.map { row in
            CountedNotice(
                notice: Notice(kind: try Notice.Kind(recorded: row[0]), what: row.whole(1) ?? ""),
                services: row[2],
                firstService: row[3],
                firstLine: row[4],
            )
        }
        return summary
    }
}
