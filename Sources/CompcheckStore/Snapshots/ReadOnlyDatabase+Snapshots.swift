internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension ReadOnlyDatabase {
    /// Passes the inventory of a run, as it was when audited, to `take`, chunk by chunk.
    /// - Throws: `StoreError`: `cannotTell` if it was not kept or is damaged; whatever `take` throws.
    package func inventory(of run: RunID, _ take: (UnsafeRawBufferPointer) throws -> Void) throws {
        let digest = try telling(run) { database in
            let sql = "SELECT inventory_digest FROM run WHERE id = ? AND snapshot_kept = 1"
            guard let digest = try String.fetchOne(database, sql: sql, arguments: [run.number]) else {
                throw RunFault.noSnapshot
            }
            return digest
        }
        guard try unpack(snapshot: digest, take) else {
            throw StoreError.cannotTell(run: run, .damaged("inventory_snapshot \(digest)"))
        }
    }

    /// Describes each snapshot whose bytes do not match its digest.
    func damagedSnapshots() throws(StoreError) -> [String] {
        let digests = try reading {
            try String.fetchAll($0, sql: "SELECT digest FROM inventory_snapshot ORDER BY run, digest")
        }
        var damaged: [String] = []
        for digest in digests {
            let isWhole = try? unpack(snapshot: digest) { _ in }
            if isWhole != true { damaged.append("inventory_snapshot: \(digest) is not the inventory of that digest") }
        }
        return damaged
    }

    /// Unpacks a snapshot, each piece in a transaction of its own.
    /// - Returns: Whether its bytes match its digest and recorded length.
    private func unpack(snapshot digest: String, _ take: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        var (found, count, ordinal) = (Digest(), 0, 0)
        while true {
            ordinal += 1
            let piece = try reading { database in
                try Data.fetchOne(
                    database,
                    sql: "SELECT content FROM inventory_piece WHERE snapshot = ? AND ordinal = ?",
                    arguments: [digest, ordinal],
                )
            }
            guard let piece else { break }
            let isWhole = try Gzip.unpack([UInt8](piece)) { bytes in
                found.update(bytes)
                count += bytes.count
                try take(bytes)
            }
            guard isWhole else { return false }
        }
        let expected = try reading { database in
            try Int.fetchOne(
                database,
                sql: "SELECT byte_count FROM inventory_snapshot WHERE digest = ?",
                arguments: [digest],
            )
        }
        return found.finalize() == digest && count == expected
    }
}
