internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// Walks the ledger from its first entry and compares each entry with the rows that it covers.
struct LedgerWalk {
    /// The number and the digest of the last entry checked.
    private(set) var newest: (number: Int64, digest: String) = (0, LedgerEntry.beforeTheFirst)
    /// Descriptions of what does not match, in the order of the ledger.
    private(set) var problems: [String] = []
    /// The number of rows that each part covers, over all entries so far.
    private var covered: [String: Int] = [:]

    /// Checks the next entries, all of them if no limit is given.
    /// - Returns: Whether there were any.
    mutating func goOn(in database: Database, entries limit: Int = .max) throws -> Bool {
        let rows = try Row.fetchAll(
            database,
            sql: "SELECT * FROM ledger WHERE entry > ? ORDER BY entry LIMIT ?",
            arguments: [newest.number, limit],
        )
        for row in rows {
            let entry = LedgerEntry(
                number: row["entry"],
                enteredAt: row["entered_at"],
                toolVersion: row["tool_version"],
                kind: row["act"],
                subject: row["subject"],
                previous: row["previous"],
            )
            try assessment(at: entry, digest: row["digest"], in: database)
            newest = (entry.number, row["digest"])
        }
        return !rows.isEmpty
    }

    /// Looks for rows that no entry covers, once all entries have been checked.
    mutating func lookForTheUncovered(in database: Database) throws {
        for part in LedgerPart.everything {
            let sql = "SELECT count(*) FROM \(part.table) WHERE \(part.all)"
            let more = try (Int.fetchOne(database, sql: sql) ?? 0) - covered[part.name, default: 0]
            // Missing rows have been reported with their entry.
            if more > 0 {
                problems.append("\(part.name): \(more == 1 ? "a row" : "\(more) rows") that the ledger does not cover")
            }
        }
        let sql = """
            SELECT min(id) FROM run WHERE snapshot_kept = 1 AND id NOT IN (SELECT run FROM pruned_run)
                AND inventory_digest NOT IN (SELECT digest FROM inventory_snapshot)
            """
        if let run = try Int64.fetchOne(database, sql: sql) {
            problems.append("inventory_snapshot: the inventory of run \(run) is missing")
        }
    }

    private mutating func assessment(at entry: LedgerEntry, digest: String, in database: Database) throws {
        if entry.number != newest.number + 1 {
            problems.append("ledger: entry \(newest.number + 1) is missing")
        } else if entry.previous != newest.digest {
            problems.append("ledger: entry \(entry.number) does not follow the one before it")
        }
        guard let event = LedgerEvent(kind: entry.kind, subject: entry.subject) else {
            problems.append("ledger: entry \(entry.number) has the unknown kind `\(entry.kind)`")
            return
        }
        let entered = try parts(of: entry.number, in: database)
        let wanted = LedgerPart.parts(of: event)
        let isPruned = try event.endedRun.map { try isGone($0, in: database) } ?? false
        var differing: [(part: LedgerPart, problem: String)] = []
        for part in wanted {
            guard let rows = entered[part.name] else { continue }
            let found = try RowDigests(part, of: event, in: database)
            covered[part.name, default: 0] += found.count
            if found == rows || (part.isPruned && isPruned && found.count == 0) { continue }
            differing.append((part, try problem(of: part, event, found, entered: rows, in: database)))
        }
        let location = "ledger: entry \(entry.number), \(event)"
        guard entry.digest(with: entered.map { ($0.key, $0.value) }) == digest else {
            // The entry itself was changed: its own fields, or its digest of a part.
            let missing = wanted.first { entered[$0.name] == nil }?.name
            let part =
                missing ?? differing.first?.part.name
                ?? entered.keys.sorted().first { name in
                    !wanted.contains { $0.name == name }
                }
            let which = part.map { "its ledger_part \($0)" } ?? (isPruned ? "it or a ledger_part of it" : "it")
            problems.append("\(location): \(which) is not what was entered")
            return
        }
        problems += differing.map { "\(location): \($0.problem)" }
    }

    private func parts(of entry: Int64, in database: Database) throws -> [String: RowDigests] {
        let sql = "SELECT part, row_count, digest, marks FROM ledger_part WHERE entry = ?"
        let rows = try Row.fetchAll(database, sql: sql, arguments: [entry])
        return Dictionary(
            uniqueKeysWithValues: rows.map { row in
                (row[0], RowDigests(count: row[1], digest: row[2], marks: [UInt8](row[3] as Data)))
            }
        )
    }

    private func isGone(_ run: RunID, in database: Database) throws -> Bool {
        let sql = "SELECT EXISTS (SELECT 1 FROM pruned_run WHERE run = ?)"
        return try Bool.fetchOne(database, sql: sql, arguments: [run.number]) ?? false
    }

    /// Describes the first row of a part that differs from what was entered.
    private func problem(
        of part: LedgerPart,
        _ event: LedgerEvent,
        _ found: RowDigests,
        entered: RowDigests,
        in database: Database,
    ) throws -> String {
        guard let location = found.firstDifference(from: entered) else {
            return "\(part.name): is not what was entered"
        }
        var (position, key, last) = (0, String?.none, String?.none)
        try part.forEachRow(of: event, in: database) { row in
            if position == location { key = row.description(for: part.key) }
            last = row.description(for: part.key)
            position += 1
        }
        let row = key.map { "the row \($0)" }
        return switch found.count - entered.count {
        case 0: "\(part.name): \(row ?? "a row") is not what was entered"
        case ..<0:
            "\(part.name): a row is missing"
                + (row.map { ", before \($0)" } ?? last.map { ", after the row \($0)" } ?? "")
        default: "\(part.name): \(row ?? "a row") was never entered"
        }
    }
}
