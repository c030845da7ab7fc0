package import CompcheckModel
internal import GRDB

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

extension Store {
    /// Returns all recorded versions of a rule, the oldest first; empty if it was never recorded.
    ///
    /// - Parameters:
    ///   - id: The rule's id.
    ///   - instant: Returns the history as known then: versions that were open then are open; nil: as known now.
    /// - Returns: The versions, with gaps between them where the rule was dropped and came back.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func versions(ofRule id: RuleID, knownAt instant: Instant? = nil) throws(StoreError) -> [RecordedRule] {
        try reading { database in
            let rows = try Row.fetchCursor(
                database,
                sql: """
                    SELECT d.json, d.pack, d.recorded_from, d.recorded_to, i.note, i.tool_version
                    FROM document_version AS d
                    JOIN pack_import AS i ON i.pack = d.pack AND i.recorded_at = d.recorded_from
                    WHERE d.kind = 'rule' AND d.id = ? ORDER BY d.version
                    """,
                arguments: [id.text],
            )
            var versions: [RecordedRule] = []
            while let row = try rows.next() {
                let version = try Store.version(row, of: id)
                guard let instant else {
                    versions.append(version)
                    continue
                }
                if version.recordedFrom <= instant { versions.append(version.known(at: instant)) }
            }
            return versions
        }
    }

    private static func version(_ row: Row, of id: RuleID) throws -> RecordedRule {
        let (json, from, to): (String, String, String?) = (row[0], row[2], row[3])
        guard let rule = try? JSONDecoder().decode(Rule.self, from: Data(json.utf8)), let from = Instant(from) else {
            throw StoreError.unreadableDocument(location: "rule `\(id)`", reason: "it is not in canonical form")
        }
        return RecordedRule(
            rule: rule,
            pack: row[1],
            recordedFrom: from,
            recordedTo: to.flatMap { Instant($0) },
            note: row[4],
            toolVersion: row[5],
        )
    }
}

extension RecordedRule {
    /// Returns the version as known at an instant: without an end recorded later.
    fileprivate func known(at instant: Instant) -> RecordedRule {
        RecordedRule(
            rule: rule,
            pack: pack,
            recordedFrom: recordedFrom,
            recordedTo: recordedTo.flatMap { $0 <= instant ? $0 : nil },
            note: note,
            toolVersion: toolVersion,
        )
    }
}
