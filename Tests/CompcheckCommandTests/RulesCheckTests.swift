import Foundation
import Testing

/// The output of `compcheck rules check`.
@Suite struct RulesCheckTests {
    @Test(arguments: ["rules", "builtin"])
    func ourOwnRulesAreSound(folder: String) throws {
        let outcome = try Home().run(["rules", "check", folder])
        #expect(outcome.status == 0)
        let files = try FileManager.default.subpathsOfDirectory(atPath: Package.root.appending(path: "rules").path)
        let rules = files.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix("catalogue/") && !$0.hasPrefix("scenarios/") }
        #expect(outcome.output.hasPrefix("\(folder): \(rules.count) rules are sound ("))
        #expect(outcome.errors.isEmpty)
    }

    @Test func everyProblemHasItsPlace() throws {
        let home = try Home()
        try FileManager.default.copyItem(
            atPath: Package.root.appending(path: "rules").path,
            toPath: home.path("rules"),
        )
        try home.write(
            """
            id: first
            title: A rule with mistakes
            authority: opnai
            effect: prohibts
            severity: high
            when: {developer: openai, jurisdiction: Chna}
            lifecycle:
              - {date: 2024-02-30, event: effective}
            examples: []

            """,
            to: "rules/first.yaml",
        )
        try home.write("id: second\ntitel: Another\n", to: "rules/openai/second.yaml")
        let outcome = try home.run(["rules", "check", home.path("rules")])
        #expect(outcome.status == 2)
        #expect(outcome.output.isEmpty)
        let lines = outcome.errors.split(separator: "\n").map {
            String($0).replacing(home.path("rules") + "/", with: "")
        }
        #expect(lines.allSatisfy { $0.contains(#/^[a-z/-]+\.yaml:\d+:\d+: /#) }, "\(lines)")
        for words in [
            "first.yaml:3:12: rule `first`: unknown authority `opnai`: did you mean `openai`?",
            "first.yaml:4:9: rule `first`: unknown effect `prohibts`: did you mean `prohibits`?",
            "first.yaml:8:12: rule `first`: `date`: `2024-02-30` is not a day: write YYYY-MM-DD",
            "openai/second.yaml:2:1: rule `second`: unknown key `titel`: did you mean `title`?",
        ] {
            #expect(lines.contains(words), "\(lines)")
        }
        #expect(lines.contains { $0.hasPrefix("first.yaml:6:41: ") && $0.contains("Chna") }, "\(lines)")
    }

    @Test func mistakesInScenariosAreFound() throws {
        let home = try Home()
        let folder = try RulesImportTests.folder(in: home)
        #expect(try home.run(["rules", "check", "builtin", folder]).status == 0)
        try home.write("name: S\ninventory: [\n", to: "own/scenarios/s.yaml")
        let outcome = try home.run(["rules", "check", "builtin", folder])
        #expect(outcome.status == 2 && outcome.errors.contains("own/scenarios/s.yaml:"), "\(outcome)")
    }

    @Test(arguments: [([], 64), (["no-such-folder"], 2), (["Examples/inventory.json"], 2)] as [([String], Int32)])
    func aFolderIsNeeded(folders: [String], status: Int32) throws {
        let outcome = try Home().run(["rules", "check"] + folders)
        #expect(outcome.status == status)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.isEmpty)
    }
}
