import Foundation
import Testing

/// `--known-at`: the rules as recorded before a correction can still be used.
@Suite struct KnownAtTests {
    private static let audit = ["audit", Package.example, "--as-of", "2024-07-08", "--format", "json", "--all-uses"]

    /// Returns a report from its uses on, without its head, which names the rules.
    private func answers(_ home: Home, _ more: String...) throws -> Substring {
        let outcome = try home.run(KnownAtTests.audit + more)
        let start = try #require(outcome.output.firstRange(of: "\n \"uses\":["), "\(outcome.errors)")
        return outcome.output[start.lowerBound...]
    }

    /// Imports the company's folder.
    /// - Returns: The instant of the record.
    private func record(_ home: Home, _ rules: String) throws -> String {
        let folder = try RulesImportTests.folder(in: home, rules)
        let outcome = try home.run(["rules", "import", folder, "--pack", "acme"])
        return String(try #require(outcome.output.firstMatch(of: /recorded at (\S+):/), "\(outcome.errors)").1)
    }

    @Test func aCorrectionChangesTheAnswerFromThatInstantOn() throws {
        let home = try Home()
        let first = try record(home, RulesImportTests.rule())
        let before = try answers(home)
        #expect(before.contains("acme-ban"))
        let second = try record(home, RulesImportTests.rule().replacing("prohibits", with: "notes"))
        let after = try answers(home)
        #expect(after != before)
        #expect(try answers(home, "--known-at", first) == before)
        #expect(try answers(home, "--known-at", second) == after)
        #expect(try answers(home, "--known-at", String(second.prefix(10))) == after, "the day's end")
        // A third record moves neither.
        _ = try record(home, RulesImportTests.rule("acme-other"))
        #expect(try answers(home, "--known-at", first) == before)
        #expect(try answers(home, "--known-at", second) == after)
    }

    @Test func theReportSaysSo() throws {
        let home = try Home()
        let instant = try record(home, RulesImportTests.rule())
        let text = try home.run(["audit", Package.example, "--known-at", instant])
        #expect(text.output.contains("known at \(instant): the rules as recorded then"))
        let json = try home.run(KnownAtTests.audit + ["--known-at", instant])
        #expect(json.output.contains("\"knownAt\":\"\(instant)\""))
        #expect(json.errors.contains("as known at \(instant), not as known now"))
        let lines = try home.run(["audit", Package.example, "--known-at", instant, "--format", "ndjson"])
        #expect(lines.output.split(separator: "\n").allSatisfy { $0.contains("\"knownAt\":\"\(instant)\"") })
        #expect(try !home.run(KnownAtTests.audit).output.contains("knownAt"))
        if Database.isThere {
            let runs = try Database(path: home.database).ask("SELECT known_at FROM run ORDER BY id")
            #expect(runs == [instant, instant, instant])
        }
    }

    @Test(arguments: [
        ("2020-01-01", "nothing was known to this database then: its first record is from 20"),
        ("2020-01-01T10:00:00Z", "--known-at 2020-01-01T10:00:00.000Z: nothing was known"),
        ("9998-01-01T10:00:00.5Z", "is in the future"),
    ])
    func noAnswerOutsideTheRecord(instant: String, words: String) throws {
        let outcome = try Home().run(KnownAtTests.audit + ["--known-at", instant])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test(arguments: [
        (["--known-at", "yesterday"], "'yesterday' is invalid"),
        (["--known-at", "2026-11-22 10:00"], "is invalid"),
        (["--known-at", "2026-11-22", "--rules", "builtin"], "--known-at asks the database, and --rules uses none"),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(KnownAtTests.audit + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
