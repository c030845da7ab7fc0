import Foundation
import Testing

/// `compcheck sql` changes nothing, whatever the query.
@Suite struct SQLGuardTests {
    struct Attempt: Sendable {
        let sql: String
        let words: String

        init(_ sql: String, says words: String) { (self.sql, self.words) = (sql, words) }
    }

    private static let endless = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t)"

    static let attempts = [
        Attempt("DELETE FROM run", says: "`DELETE` is not allowed here"),
        Attempt("WITH a AS (SELECT 1) DELETE FROM run", says: "would write to the database"),
        Attempt("WITH a AS (SELECT 1) INSERT INTO pack SELECT 'x' FROM a", says: "would write to the database"),
        Attempt("/* SELECT */ DROP TABLE run", says: "`DROP` is not allowed here"),
        Attempt("CREATE TEMP TABLE t (a)", says: "`CREATE` is not allowed here"),
        Attempt("ATTACH 'FILE' AS other", says: "`ATTACH` is not allowed here"),
        Attempt("VACUUM INTO 'FILE'", says: "`compcheck database backup`"),
        Attempt("VACUUM", says: "`VACUUM` is not allowed here"),
        Attempt("SELECT 1; DELETE FROM run", says: "more than one statement"),
        Attempt("SELECT 1; nonsense", says: "more than one statement"),
        Attempt("PRAGMA query_only = off", says: "PRAGMA is not allowed here"),
        Attempt("explain pragma query_only = off", says: "PRAGMA is not allowed here"),
        Attempt("PRAGMA writable_schema = on", says: "PRAGMA is not allowed here"),
        Attempt(
            "SELECT * FROM pragma_writable_schema(1)",
            says: "too many arguments on pragma_writable_schema() - max 0",
        ),
        Attempt("-- SELECT\nPRAGMA journal_mode = wal", says: "PRAGMA is not allowed here"),
        Attempt("BEGIN IMMEDIATE", says: "`BEGIN` is not allowed here"),
        Attempt("SELECT load_extension('FILE')", says: "not authorized"),
        Attempt("SELECT writefile('FILE', 'x')", says: "no such function: writefile"),
        Attempt("\(endless) SELECT count(*) FROM t", says: "stopped at its deadline"),
        Attempt("\(endless) SELECT sum(a.x * b.x) FROM t a, t b", says: "stopped at its deadline"),
        Attempt("\(endless) SELECT randomblob(1000000) FROM t", says: "the answer is larger than 256 MiB"),
        Attempt("SELECT zeroblob(100000000)", says: "string or blob too big"),
        Attempt("", says: "is empty"),
        Attempt(" ; -- nothing", says: "is empty"),
        Attempt("SELEC id", says: "`SELEC` is not allowed here"),
        Attempt("SELECT id FROM rules", says: "no such table: rules"),
        Attempt("SELECT 1 FROM", says: "incomplete input"),
        Attempt("SELECT :day, :known", says: "`:day` has no value: give it with --param day=…"),
        Attempt("SELECT ?", says: "instead of `?`"),
        Attempt("SELECT ?1", says: "instead of `?1`"),
        Attempt("SELECT '\(Inventory.hostileName)' FROM \"\(Inventory.hostileName)\"", says: "no such table"),
    ]

    @Test(arguments: attempts)
    func isRefusedAndLeavesNoTrace(attempt: Attempt) throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        let before = try home.bytes("data/compcheck/compcheck.sqlite")
        let names = try home.names()
        let sql = attempt.sql.replacing("FILE", with: home.path("trace"))
        for format in ["table", "json"] {
            let outcome = try home.run(["sql", "-", "--timeout", "2", "--format", format], input: sql)
            #expect(outcome.status == 2, "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
            #expect(outcome.errors.hasPrefix("query: "))
            #expect(outcome.errors.contains(attempt.words), "\(outcome.errors)")
            #expect(outcome.errors.filter { $0 == "\n" }.count == 1)
        }
        #expect(try home.bytes("data/compcheck/compcheck.sqlite") == before)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path("data/compcheck")).count == 1)
        #expect(try home.names().filter { $0 != ".streams" } == names.filter { $0 != ".streams" })
    }

    @Test func twoColumnsOfOneNameAreNoJSON() throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        let outcome = try home.run(["sql", "SELECT 1 AS a, 2 AS a", "--format", "json"])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("two columns are called `a`: rename one with AS"))
    }

    @Test func noDatabaseIsMade() throws {
        let home = try Home()
        for arguments in [["SELECT 1"], ["--schema"]] {
            let outcome = try home.run(["sql"] + arguments)
            #expect(outcome.status == 2)
            #expect(outcome.errors.contains("there is no database: the first `compcheck audit` makes it"))
        }
        let empty = try home.write("", to: "empty.sqlite")
        #expect(try home.run(["sql", "SELECT 1", "--database", empty]).status == 2)
        let other = try home.write("no database", to: "other.sqlite")
        #expect(
            try home.run(["sql", "SELECT 1", "--database", other]).errors.contains("is not a compcheck database")
        )
        #expect(try home.run(["sql", "SELECT 1", "--database", home.folder.path]).errors.contains("is a folder"))
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["empty.sqlite", "other.sqlite"])
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func databasesOfOtherVersionsCanBeRead() throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        let sql =
            "INSERT INTO migration_ledger VALUES ('0099-later', '\(String(repeating: "a", count: 64))', "
            + "'2027-01-01T00:00:00.000Z', '9.0.0'); CREATE VIEW later AS SELECT 1 AS a;"
        try Database(path: home.database).ask(sql)
        #expect(try home.audit(Package.example).status == 2)
        #expect(try home.run(["sql", "SELECT a FROM later", "--format", "csv"]).output == "a\r\n1\r\n")
        #expect(try home.run(["sql", "--schema", "--format", "csv"]).output.contains("later,view,,a\r\n"))
    }

    @Test(arguments: [
        ([], "give one of: a query"), (["SELECT 1", "--schema"], "give one of: a query"),
        (["-", "--file", "a.sql"], "give one of: a query"), (["SELECT 1", "--limit", "0"], "--limit takes"),
        (["SELECT 1", "--timeout", "0"], "--timeout takes"), (["SELECT 1", "--timeout", "nan"], "--timeout takes"),
        (["SELECT 1", "--format", "xml"], "'ndjson'"), (["SELECT 1", "--param", "a"], "'a' is invalid"),
        (["SELECT :a", "--param", "a=1", "--param", ":a=2"], "--param a is given twice"),
        (["SELECT", "1"], "1"),
    ])
    func wrongCommands(arguments: [String], words: String) throws {
        let outcome = try Home().run(["sql"] + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func unreadableQueries() throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        #expect(try home.run(["sql", "--file", "no-such.sql"]).errors.contains("no-such.sql: cannot be read"))
        #expect(try home.run(["sql", "--file", home.folder.path]).errors.contains("cannot be read"))
        let file = try home.write(Data([0xFF, 0xFE]), to: "query.sql")
        #expect(try home.run(["sql", "--file", file]).errors.contains("is not UTF-8"))
        #expect(try home.run(["sql", "SELECT 1", "--param", "a=1"]).errors.contains("has no parameter `:a`"))
    }
}
