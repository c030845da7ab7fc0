import Foundation
import Testing

/// The output of `compcheck rules lint`.
@Suite struct RulesLintTests {
    /// Creates a folder with a permission and a ban of one vendor that conflict.
    private func folder(in home: Home, _ changes: (String, String)...) throws -> String {
        let rules = """
            id: permit
            title: Permit
            authority: acme
            effect: permits
            severity: info
            when: {party: acme, owner-majority: {not: CN}}
            lifecycle: [{date: 2024-07-01, event: effective}]
            references: [{title: Page, opened: 2026-11-01}]
            ---
            id: ban
            title: Ban
            authority: acme
            effect: prohibits
            severity: high
            when: {developer-seat: SG, party-owner-half: acme, jurisdiction: {not: US}}
            lifecycle: [{date: 2024-07-01, event: effective}]
            references: [{title: Page, opened: 2026-11-01}]

            """
        try home.write(changes.reduce(rules) { $0.replacing($1.0, with: $1.1) }, to: "rules/rules.yaml")
        try home.write("- {id: acme, name: Acme, kind: vendor}\n", to: "rules/catalogue/authorities.yaml")
        try home.write("- {id: acme, name: Acme, seat: US}\n", to: "rules/catalogue/vendors.yaml")
        return home.path("rules")
    }

    private static let asOf = ["--as-of", "2026-11-22"]

    @Test(arguments: [["rules"], ["builtin"], []])
    func ourOwnRulesAreClean(folders: [String]) throws {
        // These are newer than the rules, which are still to be mended.
        let newer = ["unknown-start", "observed-after-pending", "one-route-exception", "unreached-offering"]
        let except = newer.flatMap { ["--except", $0] }
        let outcome = try Home().run(["rules", "lint"] + folders + except)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome)")
        #expect(outcome.output.hasPrefix("\(folders.first ?? "builtin"): nothing to say"), "\(outcome)")
        #expect(outcome.output.hasSuffix(" rules)\n"))
    }

    /// Beside a folder of one's own the built-in rules are not linted.
    @Test func onlyOwnFoldersAreLinted() throws {
        let home = try Home()
        let folder = try RulesImportTests.folder(in: home)
        let outcome = try home.run(["rules", "lint", "builtin", folder])
        #expect(outcome.status == 1 && outcome.output.contains("no-reference"), "\(outcome)")
        #expect(!outcome.output.contains("builtin/"), "\(outcome)")
    }

    /// A mistake put into a built-in rule is reported under the right lint.
    @Test(
        arguments: [
            ("conflict", "microsoft/azure-openai-cn-enterprise-only", "overrides: [azure-openai-cn-exception]\n", ""),
            (
                "never-matches", "openai/openai-vpn-circumvention", "\nlifecycle:",
                "\nunless: {route: vpn-proxy}\nlifecycle:",
            ),
            ("swallowed-clause", "openai/openai-vpn-circumvention", "  route: vpn", "  party: openai\n  route: vpn"),
            (
                "override-never-meets", "microsoft/azure-openai-hk-exception", "jurisdiction: HK\nlife",
                "jurisdiction: SG\nlife",
            ),
            (
                "narrower-override", "microsoft/azure-openai-cn-exception", "  developer:",
                "  data: personal\n  developer:",
            ),
            (
                "listed-exclusion", "openai/openai-vpn-circumvention", "  - {name: listed-exclusion,",
                "  - {name: conflict,",
            ),
            (
                "idle-silence", "openai/openai-vpn-circumvention", "  - {name: listed-exclusion,",
                "  - {name: conflict,",
            ),
            ("unknown-lint", "openai/openai-vpn-circumvention", "  - {name: listed-exclusion,", "  - {name: listed,"),
            ("stale-reference", "openai/openai-vpn-circumvention", "opened: 2026-11-22", "opened: 2025-11-21"),
            ("stale-bill", "us-commerce/iaas-kyc-proposed", "  - {name: stale-bill,", "  - {name: conflict,"),
            ("contested-without-sources", "us-bis/entity-list-zhipu", "severity:", "confidence: contested\nseverity:"),
            ("unused", "google/gemini-api-eea-paid-services", "jurisdiction: [eea, CH, GB]", "jurisdiction: [CH, GB]"),
            (
                "claimed-twice", "catalogue/vendors", "- {id: openai, name: OpenAI,",
                "- {id: x, name: Open-AI}\n- {id: openai, name: OpenAI,",
            ),
            ("shrunk", "catalogue/groups", "members: [\n    AD, AE, AF,", "members: [\n"),
        ]
    )
    func aBrokenRuleOfOursIsNoticed(lint: String, file: String, old: String, new: String) throws {
        let home = try Home()
        let folder = home.path("rules")
        try FileManager.default.copyItem(atPath: Package.root.appending(path: "rules").path, toPath: folder)
        let text = try Package.text("rules/\(file).yaml")
        #expect(text.contains(old))
        try home.write(text.replacing(old, with: new), to: "rules/\(file).yaml")
        let outcome = try home.run(["rules", "lint", folder] + RulesLintTests.asOf)
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        #expect(outcome.output.contains(": \(lint): "), "\(outcome)")
    }

    @Test func aLintHasItsPlaceAndItsName() throws {
        let home = try Home()
        let folder = try folder(in: home)
        let outcome = try home.run(["rules", "lint", folder] + RulesLintTests.asOf)
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 1 && outcome.errors.isEmpty)
        #expect(lines.first?.hasPrefix("\(folder)/rules.yaml:1:1: conflict: `permit` permits what `ban`") == true)
        #expect(lines.dropFirst() == ["\(folder): 1 lint (2 rules)"])
    }

    /// The counterexample is a valid inventory, and an audit of it has both rules.
    @Test func anAuditShowsTheCounterexample() throws {
        let home = try Home()
        let folder = try folder(in: home)
        let outcome = try home.run(["rules", "lint", folder, "--format", "json"] + RulesLintTests.asOf)
        #expect(outcome.status == 1)
        let report = try #require(try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
        let lint = try #require((report["lints"] as? [[String: Any]])?.first)
        #expect(lint["rules"] as? [String] == ["ban", "permit"])
        let example = try #require(lint["counterexample"] as? [String: Any])
        let inventory = [
            "formatVersion": 1, "organization": example["organization"] ?? [:],
            "services": [try #require(example["service"])],
        ]
        let file = try home.write(try JSONSerialization.data(withJSONObject: inventory), to: "inventory.json")
        let day = try #require(example["day"] as? String)
        let audit = try home.run(["audit", file, "--rules", folder, "--as-of", day, "--format", "json"])
        let answers = try #require(
            try JSONSerialization.jsonObject(with: Data(audit.output.utf8)) as? [String: Any],
            "\(audit)",
        )
        let use = try #require((answers["uses"] as? [[String: Any]])?.first)
        func certain(_ key: String) -> [String] {
            ((use[key] as? [[String: Any]]) ?? []).filter { $0["certainty"] as? String == "certain" }
                .compactMap { $0["rule"] as? String }
        }
        #expect(certain("findings") == ["ban"] && certain("permissions") == ["permit"])
        #expect(use["verdict"] as? String == "prohibited")
    }

    @Test func whatIsSilencedIsCountedAndListedOnDemand() throws {
        let home = try Home()
        let silence = ("id: ban\n", "id: ban\nlint: [{name: conflict, reason: \"two papers, one meaning\"}]\n")
        let folder = try folder(in: home, silence)
        let outcome = try home.run(["rules", "lint", folder] + RulesLintTests.asOf)
        #expect(outcome.status == 0)
        #expect(outcome.output == "\(folder): nothing to say, 1 silenced (2 rules)\n")
        let listed = try home.run(["rules", "lint", folder, "--show-silenced"] + RulesLintTests.asOf)
        #expect(listed.output.contains(#/: conflict: .* \(silenced: two papers, one meaning\)\n/#))
    }

    @Test func guardsNoticeWhatIsLost() throws {
        let home = try Home()
        let folder = try folder(in: home, ("party: acme, ", "party: acme, developer: {not: acme}, "))
        let written = try home.run(["rules", "lint", folder, "--write-guards"])
        #expect(written.status == 0 && written.output.hasPrefix("\(folder)/guards.json: written ("))
        try home.write("- {id: acme, name: Acme}\n", to: "rules/catalogue/vendors.yaml")
        #expect(try home.run(["rules", "lint", folder] + RulesLintTests.asOf).status == 1)
        try home.write(
            """
            id: permit
            title: Permit
            authority: acme
            effect: permits
            severity: info
            when: {party: acme}
            lifecycle: [{date: 2024-07-01, event: effective}]
            references: [{title: Page, opened: 2026-11-01}]

            """,
            to: "rules/rules.yaml",
        )
        let lost = try home.run(["rules", "lint", folder] + RulesLintTests.asOf)
        #expect(lost.status == 1)
        #expect(lost.output.contains("guards.json: shrunk: rules by authority: `acme` fell from 2 to 1"), "\(lost)")
        let allowed = try home.run(["rules", "lint", folder, "--allow-shrink"] + RulesLintTests.asOf)
        #expect(!allowed.output.contains("fell from 2 to 1"))
        // A count that fell to 0 is reported even then.
        #expect(allowed.output.contains("rules by jurisdiction: `US` fell from 1 to 0"), "\(allowed)")
        #expect(try home.run(["rules", "lint", folder, "--write-guards"]).status == 0)
        #expect(try home.run(["rules", "lint", folder] + RulesLintTests.asOf).status == 0)
    }

    @Test func everyLintIsListed() throws {
        let outcome = try Home().run(["rules", "lint", "--list"])
        let lines = outcome.output.split(separator: "\n")
        #expect(outcome.status == 0 && lines.count == 21)
        #expect(lines.allSatisfy { $0.contains(#/^[a-z-]+ {2,}[a-z`]/#) }, "\(lines)")
    }

    @Test func whatCannotBeUsedIsNoLint() throws {
        let home = try Home()
        #expect(try home.run(["rules", "lint", "no-such-folder"]).status == 2)
        #expect(try home.run(["rules", "lint", "--write-guards"]).status == 64)
        let folder = try folder(in: home)
        let missing = try home.run(["rules", "lint", folder, "--guards", home.path("none.json")])
        #expect(missing.status == 2 && missing.output.isEmpty && missing.errors.contains("none.json: cannot be read"))
        try home.write("{}", to: "rules/guards.json")
        let empty = try home.run(["rules", "lint", folder])
        #expect(empty.status == 2 && empty.errors.contains("rules/guards.json: holds no valid guards"))
        try home.write("id: x\n", to: "rules/bad.yaml")
        #expect(try home.run(["rules", "lint", folder]).status == 2)
    }
}
