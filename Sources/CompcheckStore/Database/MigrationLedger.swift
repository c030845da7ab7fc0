internal import CompcheckModel
internal import GRDB

/// The migrations recorded in a database, compared with those that this program knows.
struct MigrationLedger {
    /// Marks a file as a database of compcheck, in bytes 68 to 71 of its header: "Comp".
    static let applicationID: Int32 = 0x436F_6D70

    /// The migrations that this program knows, in order.
    let migrations: [Migration]
    private let path: String

    init(of migrations: [Migration], at path: String) throws(StoreError) {
        self.migrations = try Migration.ordered(migrations)
        self.path = path
    }

    /// Returns the migrations that the database still needs; all of them if it is empty.
    func pending(in database: Database) throws -> ArraySlice<Migration> {
        guard try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") != 0 else { return migrations[...] }
        guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == MigrationLedger.applicationID,
            try database.tableExists("migration_ledger")
        else { throw StoreError.foreignDatabase(path: path) }
        let applied = try Row.fetchAll(
            database,
            sql: "SELECT name, digest, tool_version FROM migration_ledger ORDER BY name",
        )
        for (position, row) in applied.enumerated() {
            let name: String = row["name"]
            guard position < migrations.count else {
                throw StoreError.newerDatabase(path: path, migration: name, toolVersion: row["tool_version"])
            }
            guard name == migrations[position].name, row["digest"] == migrations[position].digest else {
                throw StoreError.ledgerMismatch(path: path, migration: migrations[position].name)
            }
        }
        return migrations[applied.count...]
    }

    /// Applies the pending migrations, inside the caller's transaction.
    func migrate(_ database: Database, toolVersion: String, now: Instant) throws {
        for migration in try pending(in: database) {
            do {
                try database.execute(sql: migration.sql)
                try database.execute(
                    sql: "INSERT INTO migration_ledger (name, digest, applied_at, tool_version) VALUES (?, ?, ?, ?)",
                    arguments: [migration.name, migration.digest, now.description, toolVersion],
                )
            } catch let error as DatabaseError where error.resultCode == .SQLITE_ERROR {
                throw StoreError.badMigration(name: migration.name, reason: error.message ?? "does not run")
            }
        }
        try database.execute(sql: "PRAGMA application_id = \(MigrationLedger.applicationID)")
        if try database.tableExists("ledger") {
            try database.enterTheUnentered(LedgerTimestamp(instant: now, toolVersion: toolVersion))
        }
    }
}
