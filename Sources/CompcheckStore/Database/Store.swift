// CompcheckStore: remembers what was believed about rules, and what audits found, in SQLite.

internal import GRDB

/// An open database: one file, one connection, kept until the last reference goes.
///
/// A process should open a database once and share the store. `Store` may be used from several threads, which wait
/// for each other; other processes are waited for up to 15 seconds.
public final class Store: Sendable {
    /// The file, absolute; nil in memory.
    public let path: String?
    let queue: DatabaseQueue
    /// The version of the program, for the ledger.
    let toolVersion: String

    init(path: String?, queue: DatabaseQueue, toolVersion: String) {
        self.path = path
        self.queue = queue
        self.toolVersion = toolVersion
    }

    /// What errors call the database.
    var place: String { path ?? "the database in memory" }

    /// Reads in one transaction.
    func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(at: place) { try queue.read(body) }
    }

    /// Writes in one transaction, which takes the lock first and is undone if `body` throws.
    func writing<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(at: place) { try queue.write(body) }
    }

    /// Writes to temporary tables in one transaction, which locks nobody out.
    func staging(_ body: (Database) throws -> Void) throws(StoreError) {
        try StoreError.translating(at: place) {
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.deferred) {
                    try body(database)
                    return .commit
                }
            }
        }
    }
}
