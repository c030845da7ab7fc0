import Foundation
import Testing

/// The output of `compcheck rules index`, and whether the committed index is current.
@Suite struct RulesIndexTests {
    @Test func theCommittedIndexIsFresh() throws {
        let committed = try Package.text("rules/INDEX.md")
        let day = try #require(committed.firstMatch(of: /^# The rules as of (\d{4}-\d\d-\d\d)\n/)).output.1
        let outcome = try Home().run(["rules", "index", "rules", "--as-of", String(day)])
        #expect(outcome.status == 0)
        let advice = "rules/INDEX.md is stale: swift run compcheck rules index rules --output rules/INDEX.md"
        #expect(outcome.output == committed, Comment(rawValue: advice))
    }

    @Test func everyLinkLeadsToAFile() throws {
        let outcome = try Home().run(["rules", "index", "rules"])
        let links = outcome.output.matches(of: /\]\(([^)]*)\)/).map { "rules/" + $0.output.1 }
        #expect(!links.isEmpty)
        for link in links {
            #expect(FileManager.default.fileExists(atPath: Package.root.appending(path: link).path), "\(link)")
        }
    }

    @Test func theBuiltInPackIsTheFolder() throws {
        let folder = try Home().run(["rules", "index", "rules", "--as-of", "2026-11-22"])
        let builtin = try Home().run(["rules", "index", "--as-of", "2026-11-22"])
        #expect(builtin.output.replacing("index builtin`", with: "index rules`") == folder.output)
    }

    private static let rules = """
        id: second
        title: "A | title with *marks* and <tags>"
        authority: zed
        effect: notes
        severity: low
        confidence: contested
        when: {jurisdiction: CN}
        lifecycle: [{date: 2024-01-01, event: observed}, {date: 2025-01-01, event: suspended}]
        ---
        id: first
        title: First
        authority: zed
        effect: prohibits
        severity: low
        when: {jurisdiction: CN}
        lifecycle: [{date: 2024-01-01, event: enacted}, {date: 2024-06-01, event: effective}]
        ---
        id: last
        title: Last
        authority: ay
        effect: prohibits
        severity: low
        when: {jurisdiction: CN}
        lifecycle: [{date: 2023-01-01, event: introduced}]

        """

    private func home() throws -> Home {
        let home = try Home()
        try home.write(RulesIndexTests.rules, to: "my rules/all of them.yaml")
        try home.write(
            "- {id: zed, name: Zed, kind: vendor}\n- {id: ay, name: Ay, kind: vendor}\n",
            to: "my rules/catalogue/authorities.yaml",
        )
        return home
    }

    @Test(arguments: [
        (
            "2022-12-31",
            ["first seen later | 2023-01-01", "first seen later | 2024-01-01", "perhaps in force | "],
        ),
        ("2024-01-01", ["pending | 2023-01-01", "scheduled | 2024-01-01", "in force | ≤ 2024-01-01"]),
        ("2024-06-01", ["pending | 2023-01-01", "in force | 2024-06-01", "in force | ≤ 2024-01-01"]),
        ("2025-01-01", ["pending | 2023-01-01", "in force | 2024-06-01", "suspended | 2025-01-01"]),
    ])
    func theStandingIsThatOfTheDay(day: String, standings: [String]) throws {
        let home = try home()
        let outcome = try home.run(["rules", "index", home.path("my rules"), "--as-of", day])
        let heads = [
            "| [last](all%20of%20them.yaml) | Last | ay | prohibits",
            "| [first](all%20of%20them.yaml) | First | zed | prohibits",
            #"| [second](all%20of%20them.yaml) | A \| title with \*marks\* and \<tags\> | zed | notes"#,
        ]
        let confidences = ["high", "high", "contested"]
        let rows = zip(zip(heads, standings), confidences).map { "\($0.0) | \($0.1) | \($1) |" }
        #expect(outcome.output.split(separator: "\n").suffix(3).map(String.init) == rows, "\(outcome.output)")
        #expect(outcome.output.hasPrefix("# The rules as of \(day)\n"))
        #expect(outcome.output.contains("\n3 rules of 2 authorities: "))
    }

    @Test func itGoesToAFileThatIsNoRule() throws {
        let home = try home()
        let folder = home.path("my rules")
        let arguments = ["rules", "index", folder + "/", "--as-of", "2024-01-01"]
        let index = try home.run(arguments + ["--output", folder + "/INDEX.md"])
        #expect(index == Outcome(status: 0, output: "", errors: ""))
        let printed = try home.run(arguments).output
        #expect(try home.bytes("my rules/INDEX.md") == Data(printed.utf8))
        #expect(printed.contains("[first](all%20of%20them.yaml)"))
        let rule = try home.run(arguments + ["--output", folder + "/all of them.yaml"])
        #expect(rule.status == 2 && rule.errors.contains("name another file"))
        #expect(try home.bytes("my rules/all of them.yaml") == Data(RulesIndexTests.rules.utf8))
    }

    @Test(arguments: [(["no-such-folder"], 2), (["rules", "--as-of", "soon"], 64)] as [([String], Int32)])
    func aWrongCommand(arguments: [String], status: Int32) throws {
        let outcome = try Home().run(["rules", "index"] + arguments)
        #expect(outcome.status == status && outcome.output.isEmpty && !outcome.errors.isEmpty)
    }
}
