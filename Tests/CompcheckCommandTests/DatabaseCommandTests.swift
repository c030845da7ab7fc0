import Foundation
import Testing

/// The commands `compcheck database`.
@Suite struct DatabaseCommandTests {
    private let home: Home

    init() throws { home = try Home() }

    private func database(_ arguments: String...) throws -> Outcome { try home.run(["database"] + arguments) }

    private func audit() throws { #expect(try home.audit(Package.example, "--as-of", "2024-07-09").status == 1) }

    @Test func pathIsWhereAnAuditWouldMakeIt() throws {
        #expect(try database("path") == Outcome(status: 0, output: home.database + "\n", errors: ""))
        #expect(!home.exists("data"))
    }

    @Test func statusTellsPacksAndRuns() throws {
        try audit()
        let outcome = try database("status")
        #expect(outcome.status == 0)
        for words in [home.database, "0001-rulebook-history", "pack builtin", " rules, ", "1 finished", "exit code 1"] {
            #expect(outcome.output.replacing(/\n +/, with: "").contains(words), "\(words)")
        }
        let json = try database("status", "--format", "json")
        #expect(json.output.contains("{\"what\":\"runs\",\"value\":\"1 finished\"}"))
    }

    @Test func aBackupIsTheSameDatabase() throws {
        try audit()
        let file = home.path("copy.sqlite")
        #expect(try database("backup", file) == Outcome(status: 0, output: "", errors: ""))
        let query = ["sql", "SELECT version, digest FROM rule_history ORDER BY 1", "--format", "csv"]
        #expect(try home.run(query + ["--database", file]) == home.run(query))
        #expect(try database("check", "--database", file).status == 0)
        let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["copy.sqlite", "data"])
        // An audit can be recorded in the copy.
        #expect(try home.audit(Package.example, "--database", file).status == 1)
        #expect(try home.run(["sql", "SELECT count(*) AS n FROM audit_run", "--database", file]).output.contains("2"))
    }

    @Test func aBackupNeverTakesAnothersPlace() throws {
        try audit()
        let file = try home.write("mine", to: "mine.txt")
        for place in [file, home.database, home.folder.path] {
            let outcome = try database("backup", place)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("already exists"))
        }
        #expect(try home.bytes("mine.txt") == Data("mine".utf8))
        #expect(try database("backup", home.path("no/such/folder")).errors.contains("no such file or directory"))
        #expect(try database("backup", "").status == 64)
        #expect(try database("backup").status == 64)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["data", "mine.txt"])
    }

    @Test func checkFindsNothingInASoundDatabase() throws {
        try audit()
        #expect(try database("check") == Outcome(status: 0, output: "", errors: "no problems found\n"))
    }

    @Test(
        .enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"),
        arguments: [
            ("UPDATE document_version SET json = '{}' WHERE version = 1", "document: version 1, rule "),
            (
                "UPDATE document_version SET digest = hex(zeroblob(32)) WHERE version = 1",
                "pack: builtin does not hold",
            ),
            ("UPDATE migration_ledger SET digest = hex(zeroblob(32)) WHERE name LIKE '0002%'", "with different text"),
            (
                "DELETE FROM migration_ledger WHERE name = '\(Package.migrations.last ?? "")'",
                "\(Package.migrations.last ?? "") is not applied yet",
            ),
            ("DELETE FROM run_service", "foreign key: run_use: there is no such run_service"),
        ],
    )
    func checkFindsWhatSomebodyChanged(sql: String, words: String) throws {
        try audit()
        let shell = Database(path: home.database)
        for table in ["document_version", "migration_ledger", "run_service"] {
            let triggers = "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = '\(table)'"
            for trigger in try shell.ask(triggers) { try shell.ask("DROP TRIGGER \(trigger)") }
        }
        try shell.ask(sql)
        let outcome = try database("check")
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(words), "\(outcome.output)")
        #expect(outcome.errors.isEmpty)
    }

    @Test func checkFindsADamagedFile() throws {
        try audit()
        let sound = try home.bytes("data/compcheck/compcheck.sqlite")
        let atItsEnd = sound.prefix(sound.count - 90_000) + Data(count: 90_000)
        let found = try database("check", "--database", home.write(atItsEnd, to: "end.sqlite"))
        #expect(found.status == 1)
        #expect(!found.output.isEmpty)
        // Without a schema nothing can be checked.
        let fromItsBeginning = sound.prefix(4096) + Data(count: sound.count - 4096)
        let unreadable = try database("check", "--database", home.write(fromItsBeginning, to: "beginning.sqlite"))
        #expect(unreadable.status == 2)
        #expect(unreadable.errors.contains("the database is damaged"))
    }

    @Test(arguments: [["status"], ["check"], ["backup", "copy-that-is-not-made.sqlite"]])
    func noDatabaseIsMade(arguments: [String]) throws {
        let outcome = try home.run(["database"] + arguments)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("there is no database"))
        #expect(!home.exists("data"))
    }
}
