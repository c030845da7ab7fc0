import Foundation
import Testing

/// The reports of the example, byte for byte.
@Suite struct ReportTests {
    private static let question = ["audit", Package.example, "--as-of", "2024-07-08"]

    @Test(arguments: [("text", "example-2024-07-08.txt"), ("json", "example-2024-07-08.json")])
    func golden(format: String, name: String) throws {
        let outcome = try Home().run(ReportTests.question + ["--rules", "rules", "--format", format])
        #expect(outcome.status == 1)
        try expectGolden(outcome.output.withoutToday, name)
    }

    @Test(arguments: ["text", "json", "ndjson"])
    func twiceTheSameBytes(format: String) throws {
        let (one, other) = (try Home(), try Home())
        let arguments = ReportTests.question + ["--format", format, "--all-uses"]
        let first = try one.run(arguments)
        #expect(!first.output.isEmpty)
        #expect(try one.run(arguments) == first, "with the same database")
        #expect(try other.run(arguments) == first, "with another database")
        #expect(try one.run(arguments, environment: ["TZ": "UTC", "LC_ALL": "tr_TR.UTF-8"]).output == first.output)
    }

    @Test func linesAreNoLongerThanTheTerminal() throws {
        for columns in [60, 80, 120, 1_000_000_000] {
            let outcome = try Home().run(
                ReportTests.question + ["--rules", "rules"],
                environment: ["COLUMNS": "\(columns)"],
            )
            // A URL is not broken.
            let lines = outcome.output.split(separator: "\n").filter { !$0.contains("https://") }
            #expect(lines.allSatisfy { $0.count <= columns })
        }
    }

    @Test func coloursAreForTerminals() throws {
        let outcome = try Home().run(
            ReportTests.question + ["--rules", "rules"],
            environment: ["TERM": "xterm-256color"],
        )
        #expect(!outcome.output.contains("\u{1B}"))
    }

    @Test(.enabled(if: Validator.isThere, "python3 with jsonschema is needed"))
    func reportFollowsItsSchema() throws {
        for more in [[], ["--all-uses"], ["--no-outlook", "--assume", "enforce-act-hr8315"]] {
            let outcome = try Home().run(ReportTests.question + ["--format", "json"] + more)
            // In JSON, a newline outside a string has no meaning, and inside one it is escaped.
            let line = outcome.output.replacing("\n", with: "")
            #expect(try Validator.run(line, "audit-report-1.schema.json") == "1 valid\n")
        }
    }

    @Test(.enabled(if: Validator.isThere, "python3 with jsonschema is needed"))
    func linesFollowTheirSchema() throws {
        let outcome = try Home().run(ReportTests.question + ["--format", "ndjson", "--all-uses"])
        #expect(try Validator.run(outcome.output, "audit-use-1.schema.json") == "7 valid\n")
    }
}

/// Python's `jsonschema` with our published schemas, if this machine has it.
enum Validator {
    static let isThere: Bool = (try? run("", "audit-use-1.schema.json")) == "0 valid\n"

    /// Runs validate.py on lines of JSON, and returns its output.
    static func run(_ lines: String, _ schema: String) throws -> String {
        let script = Package.root.appending(path: "Tests/CompcheckReportTests/validate.py").path
        let arguments = ["python3", script, Package.root.appending(path: "schemas").path, schema]
        let environment = ["HOME": ProcessInfo.processInfo.environment["HOME"] ?? "/"]
        let outcome = try Home().run(
            arguments,
            input: lines,
            binary: URL(filePath: "/usr/bin/env"),
            environment: environment,
        )
        return outcome.output + outcome.errors
    }
}
