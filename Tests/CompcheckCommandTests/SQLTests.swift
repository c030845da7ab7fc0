import Foundation
import Testing

/// `compcheck sql`: its answers and formats.
@Suite struct SQLTests {
    private let home: Home

    init() throws {
        home = try Home()
        #expect(try home.audit(Package.example, "--as-of", "2024-07-09").status == 1)
    }

    private func sql(_ arguments: String..., input: String? = nil) throws -> Outcome {
        try home.run(["sql"] + arguments, input: input)
    }

    @Test(arguments: [
        ("csv", "a,b,c,d,e,f\r\n1,0.5,\"x,\"\"y\"\"\n\",,\"\",00ff\r\n"),
        ("json", "[\n{\"a\":1,\"b\":0.5,\"c\":\"x,\\\"y\\\"\\n\",\"d\":null,\"e\":\"\",\"f\":\"00ff\"}\n]\n"),
        ("ndjson", "{\"a\":1,\"b\":0.5,\"c\":\"x,\\\"y\\\"\\n\",\"d\":null,\"e\":\"\",\"f\":\"00ff\"}\n"),
        (
            "table",
            """
            a  b    c        d  e  f
            ─  ───  ───────  ─  ─  ───────
            1  0.5  x,"y"\\n        x'00ff'

            """,
        ),
    ])
    func tells(format: String, told: String) throws {
        let query = "SELECT 1 a, 0.5 b, 'x,\"y\"' || char(10) c, NULL d, '' e, x'00ff' f"
        let outcome = try sql(query, "--format", format)
        #expect(outcome.status == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.output == told)
    }

    @Test func readsArgumentsFilesAndStandardInput() throws {
        let query = "SELECT id FROM rule_current -- the rules\nWHERE id = :id;\n"
        let file = try home.write(query, to: "query.sql")
        let parameter = ["--param", "id=openai-api-block-2024", "--format", "csv"]
        let ways = [
            ["sql", query], ["sql", "--file", file], ["sql", "-"], ["sql", "-", "--database", home.database],
        ]
        for way in ways {
            let outcome = try home.run(way + parameter, input: query)
            #expect(outcome == Outcome(status: 0, output: "id\r\nopenai-api-block-2024\r\n", errors: ""))
        }
    }

    @Test func parametersAreNumbersWhereTheyLookLikeThem() throws {
        let query = "SELECT typeof(:a), typeof($b), typeof(@c), :c"
        let values = ["--param", "a=17", "--param", "$b=017", "--param", "c=x'; DROP TABLE run; --=1"]
        let outcome = try home.run(["sql", query, "--format", "csv"] + values)
        #expect(outcome.output.split(separator: "\r\n").last == "integer,text,text,x'; DROP TABLE run; --=1")
    }

    @Test func aLongAnswerIsCutAndSaysSo() throws {
        let query = "WITH RECURSIVE t(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM t) SELECT x FROM t"
        let outcome = try sql(query, "--limit", "3", "--format", "json")
        #expect(outcome.status == 0)
        #expect(outcome.output == "[\n{\"x\":1},\n{\"x\":2},\n{\"x\":3}\n]\n")
        #expect(outcome.errors == "printed only the first 3 rows: raise --limit to see more\n")
        let whole = try sql("VALUES (1), (2), (3)", "--limit", "3", "--format", "ndjson")
        #expect(whole.errors.isEmpty)
        let standard = try sql(query, "--format", "csv")
        #expect(standard.output.split(separator: "\r\n").count == 10_001)
    }

    @Test func nothingIsAnAnswer() throws {
        #expect(try sql("SELECT 1 AS a WHERE 0") == Outcome(status: 0, output: "", errors: "no rows\n"))
        #expect(
            try sql("SELECT 1 AS a WHERE 0", "--format", "json") == Outcome(status: 0, output: "[]\n", errors: "")
        )
    }

    @Test func theTableFitsTheTerminal() throws {
        for query in ["SELECT id, standing, title FROM rule_current", "SELECT * FROM rule_current"] {
            let outcome = try sql(query)
            #expect(outcome.status == 0)
            #expect(outcome.output.split(separator: "\n").allSatisfy { $0.unicodeScalars.count <= 80 })
        }
        let name = Inventory.hostileName.replacing("'", with: "''")
        let lines = try sql("SELECT '\(name)' AS \"\(name)\", 1 AS one").output.split(separator: "\n")
        #expect(!lines.contains { $0.hasPrefix("inventory.json:1:1: fine") })
        #expect(
            lines.joined().unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) }
        )
    }

    @Test func theSchemaIsExplained() throws {
        let outcome = try sql("--schema", "--format", "ndjson")
        #expect(outcome.status == 0)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count >= 25)
        #expect(lines.allSatisfy { !$0.contains("\"about\":null") && !$0.contains("\"columns\":\"\"") })
        #expect(outcome.output.contains("\"name\":\"rule_current\",\"kind\":\"view\",\"about\":\"The rules as they"))
    }

    @Test func aClosedStandardErrorIsNoCrash() throws {
        let child = Child(home, ["sql", "VALUES (1), (2)", "--limit", "1"])
        let errors = Pipe()
        child.process.standardError = errors
        try errors.fileHandleForReading.close()
        try child.start()
        #expect(child.wait() == 0)
    }
}
