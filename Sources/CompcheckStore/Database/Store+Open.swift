package import CompcheckModel
internal import GRDB

extension Store {
    /// Opens the database, makes it where there is none, and brings it up to date.
    ///
    /// Where this process has it open already, that is the store that is returned.
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
    package static func open(
        at path: String,
        migrations: [Migration],
        toolVersion: String,
        now: Instant,
    ) throws(StoreError) -> Store {
        let file = try OpenDatabase.forWriting(path)
        let ledger = try MigrationLedger(of: migrations, at: file.path)
        let store = try file.store { () throws(StoreError) in
            let queue = try StoreError.translating(at: file.path) {
                try DatabaseQueue(path: file.path, configuration: configuration)
            }
            try Store.migrate(queue, by: ledger, at: file.path, toolVersion: toolVersion, now: now)
            let reader = try ReadOnlyDatabase(file, ledger, patience: ReadOnlyDatabase.patienceOfPrograms)
            return Store(file, queue, reader, toolVersion: toolVersion)
        }
        // The store may have been there, opened by who knows fewer migrations.
        try Store.migrate(store.queue, by: ledger, at: file.path, toolVersion: toolVersion, now: now)
        try store.markInterruptedRuns(now: now)
        try store.markInterruptedScheduleRuns()
        return store
    }

    /// Creates a database in memory, which lasts as long as the store.
    /// - Throws: `StoreError`, if something is wrong with the migrations.
    package static func inMemory(
        migrations: [Migration],
        toolVersion: String,
        now: Instant,
    ) throws(StoreError) -> Store {
        let queue = try StoreError.translating(at: ":memory:") { try DatabaseQueue(configuration: configuration) }
        let ledger = try MigrationLedger(of: migrations, at: ":memory:")
        try Store.migrate(queue, by: ledger, at: ":memory:", toolVersion: toolVersion, now: now)
        let reader = ReadOnlyDatabase(":memory:", queue, ledger)
        return Store(nil, queue, reader, toolVersion: toolVersion)
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "compcheck"
        // Longer than the default deadline of `compcheck sql`: such a query of another process delays a commit.
        configuration.busyMode = .timeout(15)
        configuration.foreignKeysEnabled = true
        return configuration
    }

    private static func migrate(
        _ queue: DatabaseQueue,
        by ledger: MigrationLedger,
        at path: String,
        toolVersion: String,
        now: Instant,
    ) throws(StoreError) {
        try StoreError.translating(at: path) {
            // Take the write lock only if there is something to write.
            if try queue.read({ try ledger.pending(in: $0).isEmpty }) { return }
            try queue.write { try ledger.migrate($0, toolVersion: toolVersion, now: now) }
        }
    }
}
