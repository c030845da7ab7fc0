import Foundation
import Testing

/// Exit code 2: rules or a database that cannot be used.
@Suite struct BadPlaceTests {
    @Test func aMissingFolderOfRules() throws {
        let outcome = try Home().audit(Package.example, "--rules", "no-such-folder")
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("no-such-folder: no such folder"))
    }

    @Test func aBrokenFolderOfRules() throws {
        let home = try Home()
        try home.write("id: a\ntitel: A\n", to: "rules/a.yaml")
        let outcome = try home.audit(Package.example, "--rules", home.path("rules"))
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("a.yaml:2:1: rule `a`: unknown key `titel`: did you mean `title`?"))
    }

    @Test func aTextFileForADatabase() throws {
        let home = try Home()
        let file = try home.write("hello\n", to: "notes.txt")
        try expectUntouched(
            file,
            in: home,
            "is not a compcheck database: name another file; this one was not changed",
        )
    }

    @Test func aFolderForADatabase() throws {
        let home = try Home()
        let outcome = try home.audit(Package.example, "--database", home.folder.path)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains("is a folder: name a file in it"))
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func anotherProgramsDatabase() throws {
        let home = try Home()
        let file = home.path("shop.sqlite")
        try Database(path: file).ask("CREATE TABLE customer (name TEXT)")
        try expectUntouched(
            file,
            in: home,
            "is a database of another program: name another file; this one was not changed",
        )
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func aNewerCompchecksDatabase() throws {
        let home = try Home()
        let file = home.path("newer.sqlite")
        #expect(try home.audit(Package.example, "--database", file).status == 1)
        try Database(path: file).ask(
            """
            INSERT INTO migration_ledger (name, digest, applied_at, tool_version)
            SELECT '9999-later.sql', digest, applied_at, '99.0.0' FROM migration_ledger LIMIT 1
            """
        )
        try expectUntouched(
            file,
            in: home,
            "was migrated by a newer compcheck, 99.0.0 (migration `9999-later.sql`): update this one",
        )
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func aDatabaseThatSomebodyKeepsLocked() async throws {
        let home = try Home()
        #expect(try home.audit(Package.example, "--no-record").status == 1)
        let outcome = try await waiting {
            try Database(path: home.database).whileLocked { try home.audit(Package.example) }
        }
        let words = "`\(home.database)`: another process has locked the database: try again when it is done\n"
        #expect(outcome == Outcome(status: 2, output: "", errors: words))
        #expect(try home.audit(Package.example).status == 1)
    }

    /// Expects that compcheck refuses the database and changes neither the file nor its folder.
    private func expectUntouched(_ file: String, in home: Home, _ words: String) throws {
        let name = URL(filePath: file).lastPathComponent
        let before = try home.bytes(name)
        for format in ["text", "json"] {
            let outcome = try home.audit(Package.example, "--database", file, "--format", format)
            #expect(outcome == Outcome(status: 2, output: "", errors: "`\(file)`: \(words)\n"))
        }
        #expect(try home.bytes(name) == before)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == [name])
    }
}
