// CompcheckStore: the history of rules and of audits, in SQLite.

internal import GRDB

/// The connection that writes to a database; there is one for a file in a process, kept until the last reference goes.
///
/// It may be used from several threads, which wait for each other; other processes are waited for up to 15 seconds.
/// `reader` is a connection of its own, so that who reads much does not hold up who writes.
package final class Store: Sendable {
    /// Reads the same database, through a connection that cannot write; in memory there is only this one.
    package let reader: ReadOnlyDatabase
    let queue: DatabaseQueue
    /// The version of the program, for the ledger.
    let toolVersion: String
    /// Nil in memory.
    private let file: OpenDatabase?

    init(_ file: OpenDatabase?, _ queue: DatabaseQueue, _ reader: ReadOnlyDatabase, toolVersion: String) {
        self.file = file
        self.queue = queue
        self.reader = reader
        self.toolVersion = toolVersion
    }

    /// The absolute path of the file; nil in memory.
    package var path: String? { file?.path }

    /// The name of the database in error messages.
    var location: String { path ?? "the database in memory" }

    /// Runs `body` in one read transaction.
    func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(at: location) { try queue.read(body) }
    }

    /// Runs `body` in one write transaction, which takes the lock at its start and rolls back if `body` throws.
    func writing<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        func write() throws(StoreError) -> Result {
            try StoreError.translating(at: location) { try queue.write(body) }
        }
        guard let file else { return try write() }
        return try file.writing(write)
    }

    /// Runs `body`, which writes to temporary tables, in one deferred transaction, which locks nobody out.
    func staging(_ body: (Database) throws -> Void) throws(StoreError) {
        try StoreError.translating(at: location) {
            try queue.writeWithoutTransaction { database in
                try database.inTransaction(.deferred) {
                    try body(database)
                    return .commit
                }
            }
        }
    }
}
