internal import CompcheckModel
internal import GRDB

/// The difference between the documents recorded for a pack and those to record from an instant on.
struct PackChange {
    /// A document's identity, whatever its content.
    private struct Name: Hashable {
        let kind: String
        let id: String

        init(_ document: Document) {
            kind = document.kind.rawValue
            id = document.id
        }

        init(_ row: Row) {
            kind = row["kind"]
            id = row["id"]
        }

        func change(_ what: ImportSummary.Change.Kind) -> ImportSummary.Change {
            ImportSummary.Change(what: what, kind: kind, id: id)
        }
    }

    private let pack: String
    let instant: Instant
    /// Documents that need a new version.
    private let fresh: [Document]
    /// The versions to close: those of changed and of removed documents.
    private let closing: [Int64]
    let summary: ImportSummary

    /// Computes the difference.
    /// - Throws: `StoreError`, if another pack owns a document, or one is there twice.
    init(of pack: String, to documents: [Document], at instant: Instant, in database: Database) throws {
        self.pack = pack
        self.instant = instant
        var open: [Name: Row] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT kind, id, pack, version, digest FROM document_version WHERE recorded_to IS NULL",
        )
        while let row = try rows.next() { open[Name(row)] = row.copy() }

        var seen: Set<Name> = []
        var owned: [StoreError.OwnedDocument] = []
        var fresh: [Document] = []
        var replaced: [Int64] = []
        var changes: [ImportSummary.Change] = []
        for document in documents {
            let name = Name(document)
            guard seen.insert(name).inserted else {
                throw StoreError.duplicateDocument(pack: pack, kind: name.kind, id: name.id)
            }
            guard let row = open[name] else {
                fresh.append(document)
                changes.append(name.change(.added))
                continue
            }
            if row["pack"] != pack {
                owned.append(StoreError.OwnedDocument(kind: name.kind, id: name.id, owner: row["pack"]))
            } else if row["digest"] != document.digest {
                fresh.append(document)
                replaced.append(row["version"])
                changes.append(name.change(.changed))
            }
        }
        guard owned.isEmpty else { throw StoreError.ownedByOtherPacks(pack: pack, documents: owned) }
        let vanished = open.filter { $0.value["pack"] == pack && !seen.contains($0.key) }
        changes += vanished.keys.map { $0.change(.closed) }
        self.fresh = fresh
        closing = (replaced + vanished.values.map { $0["version"] as Int64 }).sorted()
        summary = ImportSummary(
            recordedAt: instant,
            changes: changes.inOrder,
            unchanged: documents.count - fresh.count,
        )
    }

    /// Records it, inside the caller's transaction.
    func write(digest: String, note: String?, toolVersion: String, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO pack (name) SELECT ?1 WHERE ?1 NOT IN (SELECT name FROM pack)",
            arguments: [pack],
        )
        try database.execute(
            sql: """
                INSERT INTO pack_import
                    (pack, recorded_at, tool_version, note, digest, added, changed, closed, unchanged)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                pack, instant.description, toolVersion, note, digest,
                summary.added, summary.changed, summary.closed, summary.unchanged,
            ],
        )
        let close = try database.makeStatement(sql: "UPDATE document_version SET recorded_to = ? WHERE version = ?")
        for version in closing { try close.execute(arguments: [instant.description, version]) }
        let insert = try database.makeStatement(
            sql: """
                INSERT INTO document_version (kind, id, pack, json, digest, recorded_from)
                VALUES (?, ?, ?, ?, ?, ?)
                """
        )
        var rules: [(version: Int64, document: Document)] = []
        for document in fresh {
            let (kind, id) = (document.kind.rawValue, document.id)
            try insert.execute(
                arguments: [kind, id, pack, document.json, document.digest, instant.description]
            )
            if document.kind == .rule { rules.append((database.lastInsertedRowID, document)) }
        }
        try RuleRows(database).write(rules)
    }
}

extension [ImportSummary.Change] {
    /// The changes sorted by what happened, then by kind and id: they come in any order.
    fileprivate var inOrder: [ImportSummary.Change] {
        ImportSummary.Change.Kind.allCases.flatMap { what in
            filter { $0.what == what }.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
        }
    }
}
