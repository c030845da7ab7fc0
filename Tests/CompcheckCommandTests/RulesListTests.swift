import Foundation
import Testing

/// The output of `compcheck rules list`.
@Suite struct RulesListTests {
    /// The ids of a listing.
    private func ids(_ home: Home, _ more: [String]) throws -> [String] {
        let outcome = try home.run(["rules", "list"] + more)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").dropLast()
        return lines.map { String($0.prefix { $0 != " " }) }
    }

    @Test func oneLineARuleAndTheCount() throws {
        let home = try Home()
        let all = try home.run(["rules", "list"])
        let lines = all.output.split(separator: "\n")
        let total = try #require(lines.last?.wholeMatch(of: /(\d+) of (\d+) rules as of \d{4}-\d\d-\d\d/))
        #expect(total.1 == total.2 && Int(total.1) == lines.count - 1)
        #expect(lines.count > 70 && lines.allSatisfy { $0.count <= 80 })
        let wide = try home.run(["rules", "list", "--as-of", "2024-07-09"], environment: ["COLUMNS": "150"])
        let block = try #require(wide.output.split(separator: "\n").first { $0.hasPrefix("openai-api-block-2024 ") })
        #expect(
            block.split(separator: "  ").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }.prefix(
                5
            )
                == ["openai-api-block-2024", "in force", "2024-07-09", "prohibits", "openai"]
        )
        #expect(wide.output.contains(#/as of 2024-07-09; \d+ are first seen after that day\n$/#))
        let piped = try home.run(["rules", "list"], environment: ["COLUMNS": ""])
        #expect(!piped.output.contains("…") && piped.output.contains { $0 == "≤" })
    }

    @Test(arguments: [
        (["--standing", "pending", "--text", "ENFORCE act", "--as-of", "2024-11-05"], ["enforce-act-hr8315"]),
        (
            ["--authority", "microsoft", "--standing", "in-force", "--text", "hong kong"],
            ["azure-openai-hk-exception"],
        ),
        (
            ["--vendor", "OpenAI", "--authority", "press", "--standing", "in-force", "--as-of", "2024-07-05"],
            ["cn-vendor-migration-offers"],
        ),
        (["--text", "no rule says this"], []),
    ])
    func filters(arguments: [String], expected: [String]) throws {
        #expect(try ids(try Home(), arguments) == expected)
    }

    /// Rules of a company, one for each kind of condition on a jurisdiction.
    private static let places = [
        "in-country": "when: {jurisdiction: UA}", "in-part": "when: {jurisdiction: UA-43}",
        "not-country": "when: {jurisdiction: {not: UA}}", "not-part": "when: {jurisdiction: {not: UA-43}}",
        "beyond": "when: {jurisdiction: {outside: UA}}", "everywhere": "when: {vendor: openai}",
        "spared": "when: {vendor: openai}\nunless: {jurisdiction: UA}",
        "spared-some": "when: {vendor: openai}\nunless: {jurisdiction: UA, customer: enterprise}",
        "either": "when: {any: [{jurisdiction: UA}, {vendor: openai, jurisdiction: CN}]}",
    ].sorted { $0.key < $1.key }

    @Test(arguments: [
        ("Ukraine", ["either", "everywhere", "in-country", "in-part", "not-part", "spared-some"]),
        ("UA-43", ["either", "everywhere", "in-country", "in-part", "spared-some"]),
        ("UA-30", ["either", "everywhere", "in-country", "not-part", "spared-some"]),
        ("CN", ["beyond", "either", "everywhere", "not-country", "not-part", "spared", "spared-some"]),
        ("FR", ["beyond", "everywhere", "not-country", "not-part", "spared", "spared-some"]),
    ])
    func aJurisdictionKeepsWhatMayBearOnAUseThere(place: String, expected: [String]) throws {
        let home = try Home()
        let rules = RulesListTests.places.map { id, when in
            """
            id: \(id)
            title: A rule
            authority: acme-legal
            effect: notes
            severity: low
            \(when)
            lifecycle: [{date: 2024-01-01, event: effective}]
            """
        }
        let folder = try RulesImportTests.folder(in: home, rules.joined(separator: "\n---\n"))
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"]).errors.isEmpty)
        #expect(try ids(home, ["--authority", "acme-legal", "--jurisdiction", place]) == expected)
    }

    @Test func whatWasKnownThen() throws {
        let home = try Home()
        let folder = try RulesImportTests.folder(in: home)
        let arguments = ["rules", "import", folder, "--pack", "acme"]
        let first = try #require(try home.run(arguments).output.firstMatch(of: /recorded at (\S+):/)).1
        try home.write(RulesImportTests.rule("acme-other"), to: "own/rules.yaml")
        #expect(try home.run(arguments).status == 0)
        #expect(try ids(home, ["--authority", "acme-legal"]) == ["acme-other"])
        #expect(try ids(home, ["--authority", "acme-legal", "--known-at", String(first)]) == ["acme-ban"])
        let early = try home.run(["rules", "list", "--known-at", "2020-01-01"])
        #expect(early.status == 2 && early.errors.contains("nothing was known") && early.output.isEmpty)
    }

    @Test func json() throws {
        struct Listing: Decodable {
            struct Entry: Decodable {
                let id: String
                let standing: String
                let since: String?
                let effect: String
                let authority: String
                let title: String
            }

            let asOf: String
            let rules: [Entry]
        }
        let arguments = ["rules", "list", "--vendor", "openai", "--as-of", "2024-07-09", "--format", "json"]
        let outcome = try Home().run(arguments)
        let listing = try JSONDecoder().decode(Listing.self, from: Data(outcome.output.utf8))
        #expect(listing.asOf == "2024-07-09")
        let block = listing.rules.first { $0.id == "openai-api-block-2024" }
        #expect(block?.standing == "in-force" && block?.since == "2024-07-09" && block?.effect == "prohibits")
        #expect(listing.rules.map(\.id) == listing.rules.map(\.id).sorted())
    }

    @Test(arguments: [
        (["--authority", "microsof"], "unknown authority `microsof`: did you mean `microsoft`?"),
        (["--jurisdiction", "Chna"], "unknown jurisdiction `Chna`: did you mean `China`?"),
        (["--vendor", "opnai"], "unknown vendor `opnai`: did you mean `OpenAI`?"),
        (["--standing", "asleep"], "'asleep' is invalid for '--standing"),
        (["--format", "xml"], "'json'"),
        (["--as-of", "soon"], "'soon' is invalid"),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(["rules", "list"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
