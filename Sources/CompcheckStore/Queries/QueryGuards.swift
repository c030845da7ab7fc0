internal import GRDB
internal import GRDBSQLite

/// Limits that keep a query from writing, from reading other files and from taking all memory.
enum QueryGuards {
    /// The longest text or blob, in bytes.
    private static let longestValue: Int32 = 64 << 20
    /// The memory that SQLite may use in this process, in bytes; it also sorts in memory, not in files.
    private static let memory: Int64 = 512 << 20

    /// Returns the configuration of a read-only connection to one file, which waits `patience` seconds for writers.
    static func configuration(patience: Double) -> Configuration {
        var configuration = Configuration()
        configuration.label = "compcheck, reading"
        configuration.readonly = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            guard let connection = database.sqliteConnection else { return }
            sqlite3_limit(connection, SQLITE_LIMIT_ATTACHED, 0)
            sqlite3_limit(connection, SQLITE_LIMIT_LENGTH, longestValue)
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        return configuration
    }

    /// Sets SQLite's memory limit, which holds for the whole process.
    static func limitMemory() { sqlite3_hard_heap_limit64(memory) }
}

/// Interrupts a connection when its time is over.
final class Deadline {
    private let isOver: (Bool) -> Bool
    private let holdsUpWriter: () -> Bool
    /// Whether it has interrupted something.
    private(set) var hasStruck = false
    /// Whether somebody who writes had to wait then.
    private(set) var heldUpWriter = false

    /// A deadline; `isOver` is asked every few thousand steps of SQLite's machine, with what `holdsUpWriter` says.
    init(_ isOver: @escaping (Bool) -> Bool, holdsUpWriter: @escaping () -> Bool) {
        self.isOver = isOver
        self.holdsUpWriter = holdsUpWriter
    }

    /// Runs `body` under the deadline: when it is over, SQLite fails with SQLITE_INTERRUPT.
    func guarding<Result>(_ database: Database, _ body: () throws -> Result) rethrows -> Result {
        sqlite3_progress_handler(
            database.sqliteConnection,
            5000,
            { deadline in
                guard let deadline else { return 0 }
                return Unmanaged<Deadline>.fromOpaque(deadline).takeUnretainedValue().strikes() ? 1 : 0
            },
            Unmanaged.passUnretained(self).toOpaque(),
        )
        defer { sqlite3_progress_handler(database.sqliteConnection, 0, nil, nil) }
        return try withExtendedLifetime(self, body)
    }

    private func strikes() -> Bool {
        if hasStruck { return true }
        let holdsUp = holdsUpWriter()
        if isOver(holdsUp) { (hasStruck, heldUpWriter) = (true, holdsUp) }
        return hasStruck
    }
}
