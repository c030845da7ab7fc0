import Foundation
import Testing

/// The output of `compcheck timeline`.
@Suite struct TimelineTests {
    private func timeline(_ arguments: String..., input: String? = nil) throws -> Outcome {
        try Home().run(["timeline"] + arguments + ["--rules", "builtin"], input: input)
    }

    @Test func theSeedsStoryIsSeenAtAGlance() throws {
        let view = ["--service", "copilot-azure", "--from", "2024-06-01", "--to", "2024-08-19"]
        let outcome = try Home().run(["timeline", Package.example, "--rules", "builtin"] + view)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " })
        // 80 days in 76 columns: OpenAI's own terms, which Microsoft's exception may lift, then lifts.
        let bars = lines.filter { $0.hasPrefix("  ??") }
        #expect(bars.count == 2)
        #expect(bars.first?.wholeMatch(of: #/  \?{36}\+{40}/#) != nil)
        #expect(lines.contains("  2024-06-01    undetermined, may be prohibited: azure-openai-cn-exception,"))
        #expect(lines.contains("  2024-07-08    permitted; no longer openai-unsupported-territories"))
    }

    @Test func jsonIsOneDocument() throws {
        let outcome = try timeline(Package.example, "--format", "json", "--from", "2024-01-01", "--to", "2024-12-31")
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let uses = try #require(document?["uses"] as? [[String: Any]])
        #expect(uses.count == 7)
        let direct = try #require(uses.first { $0["service"] as? String == "support-openai" })
        let stretches = try #require(direct["stretches"] as? [[String: Any]])
        #expect(stretches.map { $0["from"] as? String } == ["2024-01-01", "2024-06-25", "2024-07-09"])
        #expect(stretches.map { $0["through"] as? String } == ["2024-06-24", "2024-07-08", "2024-12-31"])
        #expect(stretches.last?["appears"] as? [String] == ["openai-api-block-2024"])
    }

    @Test func evidenceThatEndsIsADate() throws {
        let evidence = """
            "offering": "zhipu-api", "customer": "enterprise", "audience": "internal", "data": [], "evidence": \
            [{"requirement": "bis-licence-entity-list", "validFrom": "2025-02-01", "validUntil": "2025-03-01"}]
            """
        let outcome = try timeline("-", "--from", "2025-01-20", "--to", "2025-04-01", input: Inventory.of(evidence))
        #expect(outcome.status == 0)
        for line in [
            "2025-01-20    restricted: entity-list-zhipu", "2025-02-01    permitted; no longer entity-list-zhipu",
            "2025-03-01    restricted; now entity-list-zhipu",
        ] {
            #expect(outcome.output.contains(line), "\(outcome.output)")
        }
    }

    @Test func anAssumptionShowsFromItsDay() throws {
        let outcome = try timeline(
            Package.example,
            "--service",
            "copilot-azure",
            "--assume",
            "remote-access-security-act=2027-01-01",
            "--from",
            "2026-11-01",
            "--to",
            "2027-02-01",
        )
        #expect(outcome.output.contains("2027-01-01    restricted; now "))
        #expect(outcome.output.contains("assumed  remote-access-security-act from 2027-01-01"))
    }

    @Test(
        arguments: [
            (["--service", "no-such-service"], 2, "has no service `no-such-service`"),
            (["--from", "2025-01-01", "--to", "2024-01-01"], 64, "--to lies before --from"),
            (["--from", "1900-01-01", "--to", "2100-01-01"], 64, "more than a century"),
            (["--assume", "remote-acess-security-act"], 64, "did you mean `remote-access-security-act`?"),
            (["--format", "html"], 64, "html"),
            (["--database", "x"], 64, "leave out --database"),
        ] as [([String], Int32, String)]
    )
    func mistakesAreSaid(arguments: [String], status: Int32, words: String) throws {
        let outcome = try Home().run(["timeline", Package.example, "--rules", "builtin"] + arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func aBrokenInventoryIsBadInput() throws {
        let outcome = try timeline("-", input: "{\"services\": [{\"id\": \"a\"}]}")
        #expect(outcome.status == 2 && outcome.errors.contains("`jurisdictions` is missing"))
    }
}
