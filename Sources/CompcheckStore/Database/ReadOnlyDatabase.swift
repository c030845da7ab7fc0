internal import GRDB

/// A connection to a database that cannot write: nothing is made, migrated or changed, and it may be of another compcheck.
package final class ReadOnlyDatabase: Sendable {
    /// For how many seconds a program waits that reads while somebody writes: longer than the record of a large audit
    /// takes to be committed.
    package static let patienceOfPrograms = 60.0

    /// The absolute path of the file.
    package let path: String
    let queue: DatabaseQueue
    /// What the database is held against: of a newer compcheck's records something might be missed.
    let ledger: MigrationLedger
    /// Nil in memory.
    private let file: OpenDatabase?
    /// The rulebooks that runs had, which a night asks for again and again.
    let rulebooks = RulebookCache()

    /// Opens a database.
    /// - Parameters:
    ///   - path: The file.
    ///   - migrations: Everything in `migrations/`, in any order.
    ///   - patience: How many seconds a read waits for a writer.
    /// - Throws: `StoreError`: the database does not exist, is not compcheck's, or cannot be read.
    package convenience init(
        at path: String,
        migrations: [Migration],
        patience: Double = 5,
    ) throws(StoreError) {
        let file = try OpenDatabase.forReading(path)
        try self.init(file, try MigrationLedger(of: migrations, at: file.path), patience: patience)
    }

    init(_ file: OpenDatabase, _ ledger: MigrationLedger, patience: Double) throws(StoreError) {
        self.file = file
        self.ledger = ledger
        path = file.path
        queue = try StoreError.translating(at: file.path) {
            try DatabaseQueue(path: file.path, configuration: QueryGuards.configuration(patience: patience))
        }
    }

    /// A reader of a database in memory, which has one connection only.
    init(_ path: String, _ queue: DatabaseQueue, _ ledger: MigrationLedger) {
        self.path = path
        self.queue = queue
        self.ledger = ledger
        file = nil
    }

    /// Whether somebody who writes has to wait for a read that goes on.
    var holdsUpWriter: Bool { file?.holdsUpWriter ?? false }

    /// Runs `body` in one read transaction.
    func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(at: path) { try queue.read(body) }
    }
}
