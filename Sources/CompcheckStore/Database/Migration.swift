internal import CompcheckModel

/// One step of the database schema: a file in `migrations/`, which is never edited once it has landed.
package struct Migration: Hashable, Sendable {
    /// The file's name without `.sql`, such as `0001-rulebook-history`.
    package let name: String
    /// The file's text: SQL without transactions of its own.
    package let sql: String
    /// SHA-256 of the text, in lower-case hexadecimal.
    package var digest: String { Digest.sha256(sql) }

    /// Creates a migration; a `.sql` at the end of the name is dropped.
    package init(name: String, sql: String) {
        self.name = name.hasSuffix(".sql") ? String(name.dropLast(4)) : name
        self.sql = sql
    }

    /// Returns the migrations sorted by number, which must be 0001, 0002, and so on.
    static func ordered(_ migrations: [Migration]) throws(StoreError) -> [Migration] {
        let ordered = migrations.sorted { $0.name < $1.name }
        for (position, migration) in ordered.enumerated() {
            let number = migration.name.prefix { $0 != "-" }
            guard number.count == 4, Int(number) == position + 1 else {
                throw .badMigration(name: migration.name, reason: "should have number \(position + 1), in four digits")
            }
        }
        guard !ordered.isEmpty else { throw .badMigration(name: "0001", reason: "there are no migrations") }
        return ordered
    }
}
