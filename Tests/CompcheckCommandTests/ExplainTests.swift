import Foundation
import Testing

/// The output of `compcheck explain`.
@Suite struct ExplainTests {
    private func explain(_ arguments: [String], input: String? = nil) throws -> Outcome {
        try Home().run(["explain"] + arguments + ["--rules", "builtin"], input: input)
    }

    /// Returns the only use of an explanation in JSON.
    private func use(_ arguments: [String], input: String? = nil) throws -> [String: Any] {
        let outcome = try explain(arguments + ["--format", "json"], input: input)
        #expect(outcome.status == 0, "\(outcome.errors)")
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let uses = try #require(document?["uses"] as? [[String: Any]])
        #expect(uses.count == 1)
        return try #require(uses.first)
    }

    @Test func goldenOfTheSeedsStory() throws {
        let outcome = try explain([Package.example, "copilot-azure", "China", "--as-of", "2024-07-09"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n").filter { !$0.contains("https://") }
        #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " })
        try expectGolden(outcome.output.withoutToday, "explain-copilot-azure-2024-07-09.txt")
    }

    @Test func jsonAccountsForEveryRule() throws {
        let use = try use([Package.example, "copilot-azure", "cn", "--as-of", "2024-07-09"])
        #expect(use["verdict"] as? String == "permitted")
        let rules = try #require(use["rules"] as? [[String: Any]])
        #expect(Set(rules.compactMap { $0["rule"] as? String }).count == rules.count && rules.count > 70)
        let first = try #require(rules.first)
        #expect(first["rule"] as? String == "azure-openai-cn-exception" && first["decides"] as? Bool == true)
        #expect(first["lifts"] as? [String] == ["openai-unsupported-territories"])
        let beaten = try #require(rules.first { $0["rule"] as? String == "openai-unsupported-territories" })
        #expect(beaten["part"] as? String == "defeated" && beaten["matches"] as? String == "true")
        let near = try #require(rules.first { $0["rule"] as? String == "openai-api-block-2024" })
        #expect(near["part"] as? String == "does-not-apply" && near["inForce"] as? Bool == true)
        let conditions = (near["when"] as? [String: Any])?["conditions"] as? [[String: Any]]
        let route = try #require(conditions?.first { $0["attribute"] as? String == "route" })
        #expect(route["truth"] as? String == "false")
        let values = route["values"] as? [[String: String]]
        #expect(values == [["value": "azure-global", "from": "offering", "offering": "azure-openai"]])
    }

    @Test(arguments: [
        (
            #""endpoint": "https://api.openai.com/v1""#,
            "holds    the developer is openai (host api.openai.com, offering",
        ),
        (#""offering": "openai-api""#, "holds    the developer is openai (offering openai-api)"),
        (#""vendor": "openai""#, "unknown  the route is direct, gateway or vpn-proxy: not known, the inventory"),
        (#""vendor": "Who Ltd""#, "vendor            not known: nobody knows `Who Ltd`"),
        (#""models": ["openai/gpt-4o"]"#, "developer         openai (model openai/gpt-4o)"),
        (#""models": ["gpt-4o"]"#, "developer         not known: the model `gpt-4o` does not tell whose it is"),
        (
            #""offering": "azure-openai", "region": "southeastasia""#,
            "hosting           SG (region southeastasia of azure-openai)",
        ),
        (#""offering": "zhipu-api""#, "settle   state `data` and `hosting`"),
    ])
    func whereItIsKnownFrom(traits: String, words: String) throws {
        let outcome = try explain(["-", "bot", "--as-of", "2026-11-22"], input: Inventory.of(traits))
        #expect(outcome.status == 0 && outcome.output.contains(words), "\(outcome.output)")
    }

    @Test func nothingThatAppliesIsSaidWithTheDigests() throws {
        let arguments = [Package.example, "support-openai", "SG", "--as-of", "2001-01-01"]
        let output = try explain(arguments).output.replacing(/\n +/, with: " ")
        let said =
            /no rule applied: of \d+ rules, 0 in force and \d+ perhaps on 2001-01-01, none matched; digests: rules [0-9a-f]{12}, inventory [0-9a-f]{12}\n/
        #expect(output.contains(said), "\(output)")
        #expect(output.contains("a past day: not today") && output.contains("UNREGULATED"))
    }

    @Test func everyPlaceIsToldAndAllRulesIfWanted() throws {
        let brief = try explain([Package.example, "support-openai"]).output
        #expect(brief.contains("\nsupport-openai in CN ") && brief.contains("\nsupport-openai in SG "))
        #expect(brief.contains("more rules: see --all"))
        let whole = try explain([Package.example, "support-openai", "SG", "--all"]).output
        let misses = whole.split(separator: "\n").count { $0.hasPrefix("    not about this use: ") }
        #expect(!whole.contains("see --all") && misses > 40)
    }

    @Test func assumptionsAndWhatIsLeftOutAreSaid() throws {
        let bill = "remote-access-security-act"
        let question = [Package.example, "copilot-azure", "CN", "--as-of", "2026-11-22"]
        let pending = try explain(question).output
        #expect(pending.contains("would require bis-licence-remote-access, pending since 2025-04-07"))
        #expect(pending.contains("then     the use would be restricted"))
        let assumed = try explain(question + ["--assume", bill]).output
        #expect(assumed.contains("assumed  \(bill) in force from 2026-11-22") && assumed.contains("RESTRICTED"))
        let words = assumed.replacing(/\n +/, with: " ")
        #expect(words.contains("requires bis-licence-remote-access, assumed in force from 2026-11-22"))
        let without = try explain(question + ["--without", bill]).output
        #expect(without.contains("would require bis-licence-remote-access, left out"))
    }

    /// An ended rule is explained briefly, unless it is assumed to be in force.
    @Test func aRuleThatEndedMayBeAssumed() throws {
        let question = [Package.example, "copilot-azure", "CN", "--as-of", "2026-11-22"]
        let condition = "holds    the developer's seat is US"
        let ended = try explain(question).output
        #expect(ended.contains("would require bis-licence-ai-systems, ended since 2025-01-03"))
        #expect(!ended.contains(condition))
        let assumed = try explain(question + ["--assume", "enforce-act-hr8315"]).output
        #expect(
            assumed.contains("requires bis-licence-ai-systems, assumed in force from") && assumed.contains(condition)
        )
    }

    @Test func evidenceIsShown() throws {
        let traits = """
            "offering": "zhipu-api", "customer": "enterprise", "audience": "internal", "data": [], "evidence": \
            [{"requirement": "bis-licence-entity-list", "reference": "L-1", "validFrom": "2025-02-01"}]
            """
        let input = Inventory.of(traits)
        let met = try explain(["-", "bot", "--as-of", "2025-02-01"], input: input).output
        #expect(
            met.contains("would require bis-licence-entity-list") && met.contains("proof    L-1, valid from 2025-02-01")
        )
        #expect(!(try explain(["-", "bot", "--as-of", "2025-01-31"], input: input).output.contains("proof ")))
    }

    @Test(
        arguments: [
            (["no-such-service"], 2, "has no service `no-such-service`"),
            (["copilot-azure", "FR"], 64, "`copilot-azure` is not used in `FR`: it is used in CN, HK"),
            (["copilot-azure", "CM"], 64, "it is used in CN, HK: did you mean `CN`?"),
            (["copilot-azure", "Hong Kog"], 64, "did you mean `Hong Kong`?"),
            (["copilot-azure", "\u{1B}[31m"], 64, "is not used in `\\u{1B}[31m`"),
            (
                ["copilot-azure", "--assume", "remote-acess-security-act"], 64,
                "did you mean `remote-access-security-act`?",
            ),
            (["copilot-azure", "--without", "no-such-rule"], 64, "unknown rule `no-such-rule`"),
            (["copilot-azure", "--format", "html"], 64, "html"),
            (["copilot-azure", "--database", "x"], 64, "leave out --database"),
            (["copilot-azure", "--output", Package.example], 2, "name another file"),
            ([], 64, "Missing expected argument '<service>'"),
        ] as [([String], Int32, String)]
    )
    func mistakesAreSaid(arguments: [String], status: Int32, words: String) throws {
        let outcome = try explain([Package.example] + arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func aBrokenInventoryIsBadInput() throws {
        let outcome = try explain(["-", "a"], input: "{\"services\": [{\"id\": \"a\"}]}")
        #expect(outcome.status == 2 && outcome.errors.contains("`jurisdictions` is missing"))
    }

    @Test func nothingIsRecordedAndTheDatabaseTellsAsMuch() throws {
        let home = try Home()
        let question = ["explain", Package.example, "copilot-azure", "CN", "--as-of", "2024-07-09"]
        let known = try home.run(question)
        #expect(known.status == 0 && known.errors.isEmpty)
        let runs = try home.run(["sql", "SELECT count(*) AS runs FROM audit_run", "--format", "csv"])
        #expect(runs.output.contains("\n0"), "\(runs.output)\(runs.errors)")
        let told = try explain(Array(question.dropFirst())).output
        func body(_ text: String) -> Substring { text[(text.range(of: "\nservice ")?.lowerBound ?? text.endIndex)...] }
        #expect(body(known.output) == body(told) && !body(told).isEmpty)
        let early = try home.run(question + ["--known-at", "2020-01-01"])
        #expect(early.status == 2 && early.errors.contains("nothing was known"))
    }

    /// Names with control characters that would control the reader's terminal.
    @Test func hostileNamesDoNoHarm() throws {
        let name = String(decoding: try JSONEncoder().encode(Inventory.hostileName), as: UTF8.self)
        let traits = """
            "vendor": \(name), "region": \(name), "name": \(name), "tags": \(name), "models": \(name), \
            "owners": [{"party": \(name), "share": 0.5}]
            """
        let outcome = try explain(["-", "bot", "--all"], input: Inventory.of(traits))
        #expect(outcome.status == 0)
        let raw = outcome.output.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control: scalar != "\n"
            case .format, .lineSeparator, .paragraphSeparator: true
            default: false
            }
        }
        #expect(raw.isEmpty)
    }
}
