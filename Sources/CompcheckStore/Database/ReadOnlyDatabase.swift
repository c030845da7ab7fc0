internal import GRDB

/// A database that is only looked at: it is not made, not migrated and not changed, and may be of another compcheck.
public final class ReadOnlyDatabase: Sendable {
    /// The file, absolute.
    public let path: String
    let queue: DatabaseQueue

    /// Opens a database.
    /// - Parameters:
    ///   - path: The file.
    ///   - patience: For how many seconds a read waits while somebody writes.
    /// - Throws: `StoreError`: there is none, or it is not compcheck's, or it cannot be read.
    public init(at path: String, patience: Double = 5) throws(StoreError) {
        let file = DatabaseFile(path)
        try file.prepareForReading()
        self.path = file.path
        queue = try StoreError.translating(at: file.path) {
            try DatabaseQueue(path: file.path, configuration: QueryGuards.configuration(patience: patience))
        }
    }

    /// A database that is open already.
    init(path: String, queue: DatabaseQueue) {
        self.path = path
        self.queue = queue
    }

    /// Reads, in one transaction.
    func reading<Result>(_ body: (Database) throws -> Result) throws(StoreError) -> Result {
        try StoreError.translating(at: path) { try queue.read(body) }
    }
}
