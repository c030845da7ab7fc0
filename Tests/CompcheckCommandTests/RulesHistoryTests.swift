import Foundation
import Testing

/// The output of `compcheck rules history`.
@Suite struct RulesHistoryTests {
    /// Imports the company's folder.
    /// - Returns: The instant of the record.
    private func record(_ home: Home, _ rules: String, note: String) throws -> String {
        let folder = try RulesImportTests.folder(in: home, rules)
        let outcome = try home.run(["rules", "import", folder, "--pack", "acme", "--note", note])
        return String(try #require(outcome.output.firstMatch(of: /recorded at (\S+):/), "\(outcome.errors)").1)
    }

    private func history(_ home: Home, _ more: String...) throws -> String {
        let outcome = try home.run(["rules", "history", "acme-ban"] + more, environment: ["COLUMNS": "200"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }

    @Test func whatChangedFieldByField() throws {
        let home = try Home()
        let first = try record(home, RulesImportTests.rule(), note: "agreed")
        let corrected = RulesImportTests.rule(severity: "high").replacing(
            "openai-supported",
            with: "[openai-supported, FR]",
        )
        .replacing(
            "2024-01-01, event: effective}",
            with: "2024-01-01, event: announced}\n  - {date: 2024-03-01, event: effective}",
        )
        let second = try record(home, corrected, note: "corrected")
        let third = try record(home, RulesImportTests.rule("acme-other"), note: "dropped")
        let fourth = try record(home, corrected, note: "back")
        #expect(
            try history(home) == """
                from \(first) until \(second), pack acme, compcheck 0.1.0: agreed
                  first recorded: Acme does not use OpenAI there

                from \(second) until \(third), pack acme, compcheck 0.1.0: corrected
                  severity
                    - low
                    + high
                  when
                    - the place of use is not openai-supported
                    + the place of use is none of FR and openai-supported
                  lifecycle
                    - 2024-01-01 effective
                    + 2024-01-01 announced
                    + 2024-03-01 effective

                from \(fourth) to this day, pack acme, compcheck 0.1.0: back
                  came back: its pack had dropped it at \(third)
                  nothing in it changed

                """
        )
        // The history as known then, and after the rule was removed.
        #expect(try history(home, "--known-at", first).split(separator: "\n").count == 2)
        #expect(try history(home, "--known-at", first).hasPrefix("from \(first) to this day"))
        let gone = "closed at \(third): its pack no longer has it\n"
        #expect(try history(home, "--known-at", third).hasSuffix(gone))
        let page = try home.run(["rules", "show", "acme-ban", "--known-at", third])
        #expect(page.output.contains("closed     at \(third): its pack no longer has it"), "\(page.output)")
        #expect(page.output.contains("known at   \(third), not as known now"))
    }

    @Test func json() throws {
        struct History: Decodable {
            struct Change: Decodable, Equatable {
                let field: String
                let removed: [String]
                let added: [String]
            }

            struct Version: Decodable {
                let recordedFrom: String
                let recordedTo: String?
                let note: String?
                let changes: [Change]
            }

            let id: String
            let versions: [Version]
        }
        let home = try Home()
        let first = try record(home, RulesImportTests.rule(), note: "agreed")
        let second = try record(home, RulesImportTests.rule(severity: "high"), note: "corrected")
        let told = try JSONDecoder().decode(History.self, from: Data(history(home, "--format", "json").utf8))
        #expect(told.id == "acme-ban")
        #expect(told.versions.map(\.recordedFrom) == [first, second])
        #expect(told.versions.map(\.recordedTo) == [second, nil])
        #expect(told.versions.map(\.note) == ["agreed", "corrected"])
        #expect(
            told.versions.map(\.changes)
                == [[], [History.Change(field: "severity", removed: ["low"], added: ["high"])]]
        )
    }
}
