import Foundation
import Testing

/// The output of `compcheck rules test`.
@Suite struct RulesTestTests {
    /// Copies the built-in rules, with the text of one file changed.
    private func copy(
        of home: Home,
        changing file: String? = nil,
        _ old: String = "",
        _ new: String = "",
    ) throws -> String {
        let folder = home.path("rules")
        try FileManager.default.copyItem(atPath: Package.root.appending(path: "rules").path, toPath: folder)
        if let file {
            let text = try Package.text("rules/\(file)")
            #expect(text.contains(old))
            try home.write(text.replacing(old, with: new), to: "rules/\(file)")
        }
        return folder
    }

    @Test func theBuiltInRulesPass() throws {
        let outcome = try Home().run(["rules", "test", "--coverage"])
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(lines.dropLast(2).allSatisfy { $0.hasPrefix("ok    ") })
        #expect(lines.dropLast().last == "\(lines.count - 2) passed, 0 failed")
        #expect(lines.last?.hasPrefix("coverage: 0 gaps (") == true)
    }

    @Test func aChangedRuleFailsWithADifference() throws {
        let home = try Home()
        let file = "openai/openai-api-block-2024.yaml"
        let folder = try copy(
            of: home,
            changing: file,
            "{date: 2024-07-09, event: eff",
            "{date: 2024-07-10, event: eff",
        )
        let outcome = try home.run(["rules", "test", folder, "--only", "openai-api-block", "--quiet"])
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        let block = try #require(outcome.output.split(separator: "FAIL  ").first)
        #expect(block.hasPrefix("openai-api-block-2024  2024-07-09  openai-api in CN"))
        #expect(block.contains(#/\n      .*/rules/openai/openai-api-block-2024.yaml:\d+:\d+\n/#))
        #expect(block.contains("\n      - openai-api-block-2024: bites yes\n      + openai-api-block-2024: bites no\n"))
        #expect(outcome.output.contains(#/\n\d passed, [1-9] failed\n$/#))
        #expect(!outcome.output.contains("\nok "))
    }

    @Test func aVerdictThatChangedNamesTheRulesBehindIt() throws {
        let home = try Home()
        let file = "microsoft/azure-openai-hk-exception.yaml"
        let folder = try copy(of: home, changing: file, "overrides: [openai-unsupported-territories]", "")
        let outcome = try home.run(["rules", "test", folder, "--only", "azure-openai-hk", "--quiet"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("- verdict permitted"))
        #expect(outcome.output.contains(#/\+ verdict prohibited, by .*openai-unsupported-territories/#))
    }

    @Test func aGapFailsWhereCoverageIsAskedFor() throws {
        let home = try Home()
        let file = "openai/openai-vpn-circumvention.yaml"
        let text = try Package.text("rules/\(file)")
        let examples = String(text[try #require(text.range(of: "examples:")).lowerBound...])
        let folder = try copy(of: home, changing: file, examples, "")
        #expect(try home.run(["rules", "test", folder]).status == 0)
        let outcome = try home.run(["rules", "test", folder, "--coverage", "--quiet"])
        #expect(outcome.status == 1)
        #expect(
            outcome.output.contains(
                #/gap   .*openai-vpn-circumvention.yaml:\d+:\d+: openai-vpn-circumvention: every example comes out the same/#
            )
        )
        #expect(outcome.output.contains(#/coverage: [1-9]\d* gaps \(/#))
    }

    @Test func badScenariosAreBadInput() throws {
        let home = try Home()
        let folder = try copy(of: home)
        try home.write("name: x\ninventory: {services: []}\nexpect: []\n---\nnam: y\n", to: "rules/scenarios/x.yaml")
        let outcome = try home.run(["rules", "test", folder])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("scenarios/x.yaml:5:1: unknown key `nam`: did you mean `name`?"))
        let check = try home.run(["rules", "check", folder])
        #expect(check.status == 2 && check.errors == outcome.errors)
    }

    @Test(
        arguments: [
            (["--only", "x", "--coverage"], 64), (["--only", "no-such-rule"], 64), (["no-such-folder"], 2),
        ] as [([String], Int32)]
    )
    func aWrongCommandSaysSo(arguments: [String], status: Int32) throws {
        let outcome = try Home().run(["rules", "test"] + arguments)
        #expect(outcome.status == status && outcome.output.isEmpty && !outcome.errors.isEmpty)
    }
}
