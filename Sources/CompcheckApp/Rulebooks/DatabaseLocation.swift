internal import CompcheckBuiltins
internal import CompcheckKit
package import CompcheckModel
package import CompcheckStore
internal import Foundation

/// Where the database is (docs/design.md §5), and what it is opened with.
package struct DatabaseLocation: Sendable {
    /// Its path.
    package let path: String
    private let environment: AppEnvironment

    /// The same location by its absolute path, for what starts in another folder.
    package var absolute: DatabaseLocation {
        DatabaseLocation(URL(filePath: path).standardizedFileURL.path, in: environment)
    }

    /// The migrations that this program knows.
    package static var migrations: [Migration] {
        Builtins.migrations.map { Migration(name: $0.path, sql: $0.text) }
    }

    /// The database of a path; without one `$COMPCHECK_DATABASE`, else a file in the user's data folder.
    package init(_ path: String?, in environment: AppEnvironment) {
        self.environment = environment
        let folder = environment.variable("XDG_DATA_HOME") ?? environment.home + "/.local/share"
        let named = path ?? environment.variable("COMPCHECK_DATABASE")
        self.path = named.map(environment.path) ?? folder + "/compcheck/compcheck.sqlite"
    }

    /// Opens the database; on first use it is made, and a newer program's rules are recorded as new versions.
    /// - Parameter today: The day on which rules are recorded.
    /// - Returns: The open database.
    /// - Throws: `StoreError`; `BadInput` where the built-in rules cannot be recorded on that day.
    package func open(today: Day) throws -> Store {
        let store = try openAsItIs()
        try recordBuiltinPack(in: store, today: today)
        return store
    }

    /// Opens the database, and creates it on first use; does not record the built-in rules.
    /// - Throws: `StoreError`.
    package func openAsItIs() throws(StoreError) -> Store {
        try Store.open(
            at: path,
            migrations: Self.migrations,
            toolVersion: ToolVersion.current,
            now: environment.now(),
        )
    }

    /// Opens the database for reading; nothing is made or migrated.
    /// - Parameter patience: For how many seconds a read waits while somebody writes.
    /// - Returns: The open database.
    /// - Throws: `StoreError`.
    package func openForReading(patience: Double = 5) throws(StoreError) -> ReadOnlyDatabase {
        try ReadOnlyDatabase(at: path, migrations: Self.migrations, patience: patience)
    }

    /// Records this program's own rules, unless a newer one has recorded its.
    /// - Throws: `StoreError`; `BadInput` where the rules cannot be recorded on that day.
    package func recordBuiltinPack(in store: Store, today: Day) throws {
        let pack = RulebookSource.builtinPack
        // An older compcheck does not revert what a newer one has recorded.
        if let recorded = try store.toolVersion(ofPack: pack), ToolVersion.isOlder(ToolVersion.current, than: recorded)
        {
            return
        }
        let source = BuiltinPack.source
        if try store.isUpToDate(pack: pack, with: source) { return }
        let documents = try RulebookSource.read(folders: [pack], recordedOn: today).documents
        try store.record(
            pack: pack,
            documents: documents,
            toolVersion: ToolVersion.current,
            at: environment.now(),
        )
        // If this cannot be written, the files are read again each time.
        try? store.remember(source: source, saying: Document.digest(of: documents), ofPack: pack)
    }
}
