import Foundation
import Testing

/// Exit code 2: an inventory that cannot be audited.
@Suite struct BadInputTests {
    struct Mistake: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let bytes: Data
        /// The words expected on standard error.
        let words: [String]

        init(_ name: String, _ bytes: Data, _ words: String...) {
            (testDescription, self.bytes, self.words) = (name, bytes, words)
        }

        init(_ name: String, _ text: String, _ words: String...) {
            (testDescription, bytes, self.words) = (name, Data(text.utf8), words)
        }
    }

    private static let bot = Inventory.of(#""offering": "openai-api""#)

    static let mistakes = [
        Mistake("empty", "", "inventory.json: is empty"),
        Mistake("blank", " \n\n", "inventory.json: contains only whitespace"),
        Mistake("not JSON", "hello\n", "inventory.json:1:1: is not an inventory: it must begin with `{`"),
        Mistake("a list", "[]", "it must begin with `{`"),
        Mistake("another document", "{\"a\": 1}", "has no `services`: is this a compcheck inventory?"),
        Mistake("cut off", String(bot.dropLast(5)), "inventory.json:", "is cut off"),
        Mistake("two documents", bot + bot, "inventory.json:2:1: is not JSON", "the document is complete"),
        Mistake("a later format", bot.replacing("1,", with: "2,"), "reads version 1 of the format, not 2"),
        Mistake("no list of services", "{\"services\": {}}", "services: must be a list"),
        Mistake(
            "a number for an id",
            Inventory.document(#"{"id": 7, "jurisdictions": ["CN"]}"#),
            "services[0].id",
            "not a number",
        ),
        Mistake("no id", Inventory.document(#"{"jurisdictions": ["CN"]}"#), "services[0]", "`id`"),
        Mistake(
            "no place",
            Inventory.document(#"{"id": "a", "jurisdictions": []}"#),
            "services[0].jurisdictions: is empty",
        ),
        Mistake(
            "a number for a place",
            Inventory.document(#"{"id": "a", "jurisdictions": [3]}"#),
            "jurisdictions[0]: must be text, not a number",
        ),
        Mistake(
            "an id twice",
            Inventory.document(
                "{\"id\": \"a\", \"jurisdictions\": [\"CN\"]},\n{\"id\": \"a\", \"jurisdictions\": [\"SG\"]}"
            ),
            "inventory.json:2:1: services[1]: duplicate service id `a`",
        ),
        Mistake(
            "an unknown place",
            Inventory.of(#""tags": []"#, in: "Chna"),
            "unknown jurisdiction `Chna`: did you mean `China`?",
        ),
        Mistake(
            "an unknown offering",
            Inventory.of(#""offering": "azure-opnai""#),
            "unknown offering `azure-opnai`: did you mean `azure-openai`?",
        ),
        Mistake("an unknown route", Inventory.of(#""route": "vpn""#), "services[0].route: unknown route `vpn`"),
        Mistake("an unknown customer", Inventory.of(#""customer": "enterprize""#), "did you mean `enterprise`?"),
        Mistake("nested lists", Inventory.of("\"data\": " + nested(100_000)), "services[0]", "too deep"),
        Mistake("open brackets", "{\"services\": " + String(repeating: "[", count: 100_000), "is cut off"),
        Mistake("UTF-16", bot.data(using: .utf16) ?? Data(), "inventory.json: is not UTF-8 but looks like UTF-16"),
        Mistake("Latin-1", Inventory.of(#""name": "Büro""#).data(using: .isoLatin1) ?? Data(), "is not valid UTF-8"),
    ]

    private static func nested(_ depth: Int) -> String {
        String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }

    @Test(arguments: mistakes, ["text", "json"])
    func isSaidOnStandardErrorAlone(mistake: Mistake, format: String) throws {
        let home = try Home()
        let file = try home.write(mistake.bytes, to: "inventory.json")
        let outcome = try home.audit(file, "--rules", "builtin", "--format", format)
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        for words in mistake.words { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
        #expect(outcome.errors.hasPrefix(file))
    }

    @Test(arguments: mistakes)
    func leavesNoFile(mistake: Mistake) throws {
        let home = try Home()
        let file = try home.write(mistake.bytes, to: "inventory.json")
        #expect(try home.audit(file, "--rules", "builtin", "--output", home.path("report.txt")).status == 2)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["inventory.json"])
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func leavesNothingInTheDatabase() throws {
        let home = try Home()
        for mistake in BadInputTests.mistakes {
            let file = try home.write(mistake.bytes, to: "inventory.json")
            #expect(try home.audit(file).status == 2, "\(mistake.testDescription)")
        }
        // None of the inventories has a use, so none began a run.
        let database = Database(path: home.database)
        #expect(try database.ask("SELECT count(*) FROM audit_run") == ["0"])
        // An inventory that breaks late is recorded as failed, with the message of standard error and without findings.
        let long = try home.write(Inventory.lines(0..<3000) + "{\"id\": 7}\n", to: "long.ndjson")
        let outcome = try home.audit(long)
        #expect(outcome.status == 2)
        #expect(try database.ask("SELECT status, exit_code FROM audit_run") == ["failed|2"])
        let reason = try database.ask("SELECT failure FROM audit_run")
        #expect(reason == outcome.errors.split(separator: "\n").map(String.init))
        #expect(try database.ask("SELECT count(*) FROM finding_history") == ["0"])
    }

    @Test func allProblemsAreSaidInOneGo() throws {
        let home = try Home()
        let services = (0..<60).map { "{\"id\": \"s\($0)\", \"jurisdictions\": [\"Chna\"]}" }.joined(separator: ",\n")
        let file = try home.write(Inventory.document(services), to: "inventory.json")
        let outcome = try home.audit(file, "--rules", "builtin")
        #expect(outcome.status == 2)
        let lines = outcome.errors.split(separator: "\n")
        #expect(lines.count == 51)
        #expect(lines.last == "… and 10 more problems")
    }

    @Test func aByteOrderMarkIsAccepted() throws {
        let home = try Home()
        for (text, status) in [(BadInputTests.bot, 1), (Inventory.document(""), 0)] as [(String, Int32)] {
            let file = try home.write(Data([0xEF, 0xBB, 0xBF]) + Data(text.utf8), to: "inventory.json")
            #expect(try home.audit(file, "--rules", "builtin").status == status)
        }
    }

    @Test func aFileMustBeThereAndBeAFile() throws {
        let home = try Home()
        for (path, words) in [
            ("missing.json", "no such file"), ("Examples", "is a folder: an inventory must be a file"),
        ] {
            let outcome = try home.audit(path)
            #expect(outcome == Outcome(status: 2, output: "", errors: "\(path): \(words)\n"))
        }
    }
}
