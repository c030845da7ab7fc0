import Foundation
import Testing

/// The output of `compcheck rules diff`.
@Suite struct RulesDiffTests {
    private func diff(_ home: Home, _ from: String, _ to: String, _ more: String...) throws -> String {
        let arguments = ["rules", "diff", "--from", from, "--to", to] + more
        let outcome = try home.run(arguments, environment: ["COLUMNS": "200"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }

    @Test func betweenTwoDays() throws {
        let home = try Home()
        let output = try diff(home, "2024-07-08", "2024-07-09")
        #expect(output.contains("\nopenai-vpn-circumvention ") || output.hasPrefix("openai-api-block-2024 "))
        #expect(output.contains("openai-api-block-2024 moved (scheduled → in force): "))
        #expect(output.contains("  2024-07-09 effective"))
        #expect(output.hasSuffix(" changed from 2024-07-08 to 2024-07-09\n"))
        #expect(try diff(home, "2024-07-09", "2024-07-09") == "0 rules changed from 2024-07-09 to 2024-07-09\n")
        let appeared = try diff(home, "2024-07-07", "2024-07-08")
        #expect(appeared.contains("azure-openai-cn-exception moved (perhaps in force → in force): "))
    }

    @Test func betweenTwoInstants() throws {
        struct Diff: Decodable {
            struct Entry: Decodable {
                struct Change: Decodable {
                    let field: String
                    let removed: [String]
                    let added: [String]
                }

                let id: String
                let what: String
                let changes: [Change]
            }

            let rules: [Entry]
        }
        let home = try Home()
        func record(_ rules: String) throws -> String {
            let folder = try RulesImportTests.folder(in: home, rules)
            let outcome = try home.run(["rules", "import", folder, "--pack", "acme"])
            return String(try #require(outcome.output.firstMatch(of: /recorded at (\S+):/), "\(outcome.errors)").1)
        }
        let first = try record(RulesImportTests.rule() + "\n---\n" + RulesImportTests.rule("acme-old"))
        let second = try record(RulesImportTests.rule(severity: "high") + "\n---\n" + RulesImportTests.rule("acme-new"))
        #expect(
            try diff(home, first, second) == """
                acme-ban changed: Acme does not use OpenAI there
                  severity
                    - low
                    + high
                acme-new added: Acme does not use OpenAI there
                acme-old closed: Acme does not use OpenAI there

                3 rules changed from \(first) to \(second)

                """
        )
        #expect(try diff(home, second, second).hasPrefix("0 rules changed"))
        let json = try diff(home, first, second, "--format", "json")
        let told = try JSONDecoder().decode(Diff.self, from: Data(json.utf8)).rules
        #expect(told.map { "\($0.id) \($0.what)" } == ["acme-ban changed", "acme-new added", "acme-old closed"])
        #expect(told[0].changes.map(\.field) == ["severity"] && told[0].changes[0].added == ["high"])
    }

    @Test(arguments: [
        (["--from", "2024-07-08"], "--to"),
        (["--from", "2024-07-09", "--to", "2024-07-08"], "--from is later than --to"),
        (["--from", "2024-07-09", "--to", "2026-11-22T10:00:00Z"], "two days or two instants"),
        (["--from", "then", "--to", "2024-07-08"], "'then' is invalid"),
        (
            ["--from", "2026-11-22T10:00:00Z", "--to", "2026-11-22T11:00:00Z", "--known-at", "2026-11-22"],
            "leave out --known-at",
        ),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(["rules", "diff"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func nothingIsKnownBeforeTheRecord() throws {
        let outcome = try Home().run(
            ["rules", "diff", "--from", "2020-01-01T00:00:00Z", "--to", "2020-01-02T00:00:00Z"]
        )
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("nothing was known"), "\(outcome.errors)")
    }
}
