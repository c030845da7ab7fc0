internal import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension RunHeader {
    /// Writes the row of a run that is running.
    func insert(in database: Database) throws -> RunID {
        let assumptions = Dictionary(uniqueKeysWithValues: assumptions.map { ($0.key.text, $0.value.description) })
        try database.execute(
            sql: """
                INSERT INTO run (
                    started_at, tool_version, inventory, rulebook_digest, rulebook_origin, as_of, known_at,
                    horizon_days, assumptions, without, status
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'running')
                """,
            arguments: [
                startedAt.description, toolVersion, inventory, rulebookDigest, rulebookOrigin, asOf.description,
                knownAt?.description, horizonDays, try canonicalJSON(assumptions),
                try canonicalJSON(without.sorted().map(\.text)),
            ],
        )
        return RunID(number: database.lastInsertedRowID)
    }
}

/// JSON with sorted keys: the same text for the same content, so that texts can be compared in SQL.
func canonicalJSON(_ content: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(content), as: UTF8.self)
}
