internal import CompcheckBuiltins
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// Which database is meant (DESIGN §5): the option, else `$COMPCHECK_DATABASE`, else a file in the user's data folder.
struct DatabaseLocation {
    let path: String

    /// The migrations that this program knows.
    static var migrations: [Migration] { Builtins.migrations.map { Migration(name: $0.path, sql: $0.text) } }

    init(_ option: String?) {
        let home = Environment.variable("HOME") ?? NSHomeDirectory()
        path =
            option ?? Environment.variable("COMPCHECK_DATABASE")
            ?? (Environment.variable("XDG_DATA_HOME") ?? home + "/.local/share") + "/compcheck/compcheck.sqlite"
    }

    /// Opens the database; on first use it is made, and a newer binary's rules are recorded as new versions.
    func open(today: Day) throws -> Store {
        let store = try openAsItIs()
        try recordBuiltinPack(in: store, today: today)
        return store
    }

    /// Opens the database with the rules that it has; on first use it is made.
    func openAsItIs() throws -> Store {
        let now = Instant(milliseconds: Terminal.now)
        return try Store.open(at: path, migrations: Self.migrations, toolVersion: Compcheck.toolVersion, now: now)
    }

    /// Records this binary's own rules, unless a newer one has recorded its.
    func recordBuiltinPack(in store: Store, today: Day) throws {
        let pack = RulebookSource.builtinPack
        // What a newer compcheck has recorded is not taken back by an older one.
        if let recorded = try store.toolVersion(ofPack: pack), Compcheck.toolVersion.isOlder(than: recorded) {
            return
        }
        let source = RulebookSource.builtinSource
        if try store.isUpToDate(pack: pack, with: source) { return }
        let documents = try RulebookSource.read(folders: [pack], recordedOn: today).documents
        let now = Instant(milliseconds: Terminal.now)
        try store.record(pack: pack, documents: documents, toolVersion: Compcheck.toolVersion, at: now)
        // Who may not write reads the files each time.
        try? store.remember(source: source, saying: Document.digest(of: documents), ofPack: pack)
    }
}

extension String {
    /// Whether this version, such as `0.9.1`, comes before the other: number by number.
    fileprivate func isOlder(than other: String) -> Bool {
        func numbers(_ version: String) -> [Int] { version.split(separator: ".").map { Int($0) ?? 0 } }
        return numbers(self).lexicographicallyPrecedes(numbers(other))
    }
}
