package import CompcheckModel
internal import GRDB

extension Store {
    /// Returns the rulebook of all packs together, as known now or as it was known at an instant.
    ///
    /// An import made at that very instant counts as known. Before the first import the rulebook is empty.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func rulebook(knownAt instant: Instant? = nil) throws(StoreError) -> Rulebook {
        try reader.rulebook(knownAt: instant)
    }

    /// Returns the instants of the first and the newest import; nil if there is none.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func recordSpan() throws(StoreError) -> ClosedRange<Instant>? {
        try reading { database in
            let row = try Row.fetchOne(database, sql: "SELECT min(recorded_at), max(recorded_at) FROM pack_import")
            let first: Instant? = (row?[0] as String?).flatMap { Instant($0) }
            let newest: Instant? = (row?[1] as String?).flatMap { Instant($0) }
            guard let first, let newest, first <= newest else { return nil }
            return first...newest
        }
    }

    /// Returns the documents known now or at an instant, in order of kind and id, and the packs that own them.
    static func documents(
        knownAt instant: Instant?,
        in database: Database,
    ) throws -> (documents: [Document], packs: [String]) {
        let recorded =
            instant == nil
            ? "recorded_to IS NULL"
            : "recorded_from <= :at AND (recorded_to IS NULL OR recorded_to > :at)"
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT kind, id, json, digest, pack FROM document_version WHERE \(recorded) ORDER BY kind, id",
            arguments: instant.map { ["at": $0.description] } ?? [],
        )
        var documents: [Document] = []
        var packs: Set<String> = []
        while let row = try rows.next() {
            let kind: String = row[0]
            guard let kind = Document.Kind(rawValue: kind) else {
                throw StoreError.unreadableDocument(location: "`\(kind)`", reason: "its kind is unknown")
            }
            documents.append(Document(kind: kind, id: row[1], json: row[2], digest: row[3]))
            packs.insert(row[4])
        }
        return (documents, packs.sorted())
    }
}

extension ReadOnlyDatabase {
    /// Returns the rulebook of all packs together, as known now or as it was known at an instant.
    ///
    /// An import made at that very instant counts as known. Before the first import the rulebook is empty.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func rulebook(knownAt instant: Instant? = nil) throws(StoreError) -> Rulebook {
        try reading { database in
            let (documents, packs) = try Store.documents(knownAt: instant, in: database)
            let when = instant.map { " as known at \($0)" } ?? ""
            let origin = packs.isEmpty ? "database, no packs" : "database, packs " + packs.joined(separator: ", ")
            do {
                return try rulebooks.rulebook(documents, origin: origin + when)
            } catch {
                throw StoreError.unreadableDocument(location: "`\(path)`", reason: "\(error)")
            }
        }
    }

    /// Returns the rules and the catalogue of all packs but one, as known now.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func rulebook(outside pack: String) throws(StoreError) -> Rulebook {
        try reading { database in
            let owned = try String.fetchSet(
                database,
                sql: "SELECT kind || ' ' || id FROM document_version WHERE recorded_to IS NULL AND pack = ?",
                arguments: [pack],
            )
            let documents = try Store.documents(knownAt: nil, in: database).documents
                .filter { !owned.contains("\($0.kind.rawValue) \($0.id)") }
            do {
                return try Rulebook(documents: documents, origin: "database, without pack \(pack)")
            } catch {
                throw StoreError.unreadableDocument(location: "`\(path)`", reason: "\(error)")
            }
        }
    }

    /// Returns when a version of a rule was last recorded or closed; nil: there never was such a rule.
    /// - Throws: `StoreError`, if the database cannot be read.
    package func lastChange(of rule: RuleID) throws(StoreError) -> Instant? {
        try reading { database in
            let sql = """
                SELECT max(max(recorded_from, coalesce(recorded_to, ''))) FROM document_version
                WHERE kind = 'rule' AND id = ?
                """
            return try String.fetchOne(database, sql: sql, arguments: [rule.text]).map { try Instant(recorded: $0) }
        }
    }
}
