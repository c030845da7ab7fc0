internal import CompcheckBuiltins
internal import CompcheckModel
internal import CompcheckStore
internal import Foundation

/// Which database is meant (DESIGN §5): the option, else `$COMPCHECK_DATABASE`, else a file in the user's data folder.
struct DatabaseLocation {
    let path: String

    init(_ option: String?) {
        let environment = ProcessInfo.processInfo.environment
        func variable(_ name: String) -> String? { environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        let home = variable("HOME") ?? NSHomeDirectory()
        path = option ?? variable("COMPCHECK_DATABASE")
            ?? (variable("XDG_DATA_HOME") ?? home + "/.local/share") + "/compcheck/compcheck.sqlite"
    }

    /// Opens the database; on first use it is made, and a newer binary's rules are recorded as new versions.
    func open(today: Day) throws -> Store {
        let now = Instant(milliseconds: Terminal.now)
        let migrations = Builtins.migrations.map { Migration(name: $0.path, sql: $0.text) }
        let store = try Store.open(at: path, migrations: migrations, toolVersion: Compcheck.toolVersion, now: now)
        let pack = RulebookSource.builtinPack
        let rulebook = try RulebookSource.read(folders: [pack], recordedOn: today)
        let documents = Rulebook.documents(rules: rulebook.rules, catalogue: rulebook.catalogue)
        try store.record(pack: pack, documents: documents, toolVersion: Compcheck.toolVersion, at: now)
        return store
    }
}
