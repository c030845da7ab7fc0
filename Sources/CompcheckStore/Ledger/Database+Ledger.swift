internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// The instant of a ledger entry and the version of the program that writes it.
struct LedgerTimestamp {
    let instant: Instant
    let toolVersion: String
}

extension Database {
    /// Appends an entry to the ledger, inside the transaction that wrote the rows it covers.
    func enter(_ event: LedgerEvent, _ timestamp: LedgerTimestamp) throws {
        let newest = try Row.fetchOne(self, sql: "SELECT entry, digest FROM ledger ORDER BY entry DESC LIMIT 1")
        let parts = try LedgerPart.parts(of: event).map { ($0.name, try RowDigests($0, of: event, in: self)) }
        let entry = LedgerEntry(
            number: (newest?["entry"] ?? 0) + 1,
            enteredAt: timestamp.instant.description,
            toolVersion: timestamp.toolVersion,
            kind: event.kind,
            subject: event.subject,
            previous: newest?["digest"] ?? LedgerEntry.beforeTheFirst,
        )
        try execute(
            sql: "INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.number, entry.enteredAt, entry.toolVersion, entry.kind, entry.subject, entry.previous,
                entry.digest(with: parts),
            ],
        )
        let insert = try cachedStatement(sql: "INSERT INTO ledger_part VALUES (?, ?, ?, ?, ?)")
        for (name, rows) in parts {
            try insert.execute(arguments: [entry.number, name, rows.count, rows.digest, Data(rows.marks)])
        }
    }

    /// Appends entries for what was recorded before there was a ledger, kind by kind and in order of record.
    ///
    /// Acts that already have an entry are skipped.
    func enterTheUnentered(_ timestamp: LedgerTimestamp) throws {
        func names(_ sql: String) throws -> [String] { try String.fetchAll(self, sql: sql) }
        func numbers(_ sql: String) throws -> [Int64] { try Int64.fetchAll(self, sql: sql) }
        var events = try names("SELECT name FROM migration_ledger ORDER BY name").map { LedgerEvent.migration($0) }
        events += try names("SELECT recorded_at FROM pack_import ORDER BY id").map { .import($0) }
        for (run, status) in try Row.fetchAll(self, sql: "SELECT id, status FROM run ORDER BY id").map({
            (RunID(number: $0[0]), $0[1] as String)
        }) {
            events.append(.runBegan(run))
            if status != "running" { events.append(.runEnded(run)) }
        }
        events += try numbers("SELECT id FROM waiver ORDER BY id").map { .waiver($0) }
        events += try numbers("SELECT id FROM waiver WHERE recorded_to IS NOT NULL ORDER BY id").map {
            .waiverRevoked($0)
        }
        let entered = try Set(
            Row.fetchAll(self, sql: "SELECT act, subject FROM ledger").map { [$0[0] as String, $0[1] as String] }
        )
        for event in events where !entered.contains([event.kind, event.subject]) { try enter(event, timestamp) }
    }
}
