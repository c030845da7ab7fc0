public import CompcheckModel
internal import GRDB

extension Store {
    /// Opens the database, makes it where there is none, and brings it up to date.
    ///
    /// Nothing changes in a file that is not a database of compcheck, that a newer compcheck has migrated or whose
    /// ledger does not fit. Making and migrating a database is one transaction. Runs whose process is gone, of
    /// audits and of schedules, are marked as interrupted.
    /// - Parameters:
    ///   - path: The file. Folders above it are made.
    ///   - migrations: Everything in `migrations/`, in any order.
    ///   - toolVersion: The version of the program, for the ledger.
    ///   - now: The present instant, for the ledger.
    /// - Returns: The open database.
    /// - Throws: What is wrong with the file or the path.
    public static func open(
        at path: String,
        migrations: [Migration],
        toolVersion: String,
        now: Instant,
    ) throws(StoreError) -> Store {
        let file = DatabaseFile(path)
        try file.prepare()
        let queue = try StoreError.translating(at: file.path) {
            try DatabaseQueue(path: file.path, configuration: configuration)
        }
        let store = Store(path: file.path, queue: queue, toolVersion: toolVersion)
        try store.migrate(by: migrations, now: now)
        try store.markInterruptedRuns(now: now)
        try store.markInterruptedScheduleRuns()
        return store
    }

    /// A database that lasts as long as the store, for trying things out.
    /// - Throws: What is wrong with the migrations.
    public static func inMemory(
        migrations: [Migration],
        toolVersion: String,
        now: Instant,
    ) throws(StoreError) -> Store {
        let queue = try StoreError.translating(at: ":memory:") { try DatabaseQueue(configuration: configuration) }
        let store = Store(path: nil, queue: queue, toolVersion: toolVersion)
        try store.migrate(by: migrations, now: now)
        return store
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "compcheck"
        // Longer than a query of somebody else may take by default, which would hold up a commit.
        configuration.busyMode = .timeout(15)
        configuration.foreignKeysEnabled = true
        return configuration
    }

    private func migrate(by migrations: [Migration], now: Instant) throws(StoreError) {
        let ledger = try MigrationLedger(of: migrations, at: place)
        // Only who has something to write asks for the lock.
        guard try reading({ try !ledger.pending(in: $0).isEmpty }) else { return }
        try writing { try ledger.migrate($0, toolVersion: toolVersion, now: now) }
    }
}
