import Testing

/// The case that compcheck began with: July 2024, when OpenAI closed its API to China and Azure did not.
@Suite struct SeedTests {
    private static let direct = "support-openai/CN"
    private static let vpn = "support-vpn/CN"

    private func report(asOf day: String) throws -> Report {
        let outcome = try Home().audit(Package.example, "--as-of", day, "--format", "json", "--all-uses")
        #expect(outcome.status == 1)
        let report = try Report(outcome.output)
        #expect(report.uses.count == 7)
        return report
    }

    @Test func theNinthDiffersFromTheEighthByTheBlock() throws {
        let (eighth, ninth) = (try report(asOf: "2024-07-08"), try report(asOf: "2024-07-09"))
        let block: [String: Set<String>] = [
            SeedTests.direct: ["openai-api-block-2024"],
            SeedTests.vpn: ["openai-api-block-2024", "openai-vpn-circumvention"],
        ]
        for (before, after) in zip(eighth.uses, ninth.uses) {
            #expect(before.place == after.place)
            let new = block[before.place, default: []]
            #expect(Set(after.findings.map(\.rule)).subtracting(before.findings.map(\.rule)) == new)
            #expect(after.findings.filter { !new.contains($0.rule) } == before.findings)
            #expect((after.verdict, after.atWorst) == (before.verdict, before.atWorst))
            #expect(after.permissions == before.permissions)
            // The outlook of the day before has exactly these findings.
            let announced = before.outlook.filter { $0.date == "2024-07-09" }
            #expect(announced.map { Set($0.appears) } == (new.isEmpty ? [] : [new]))
            #expect(after.outlook == before.outlook.filter { $0.date != "2024-07-09" })
        }
        for place in [SeedTests.direct, SeedTests.vpn] { #expect(eighth.use(place)?.verdict == "prohibited") }
    }

    @Test func azureStaysOpenUnlessTheENFORCEActComes() throws {
        let use = try #require(try report(asOf: "2024-07-08").use("copilot-azure/CN"))
        #expect(use.verdict == "permitted")
        #expect(use.atWorst == "permitted")
        let exception = try #require(use.permissions.first { $0.rule == "azure-openai-cn-exception" })
        #expect(exception.certainty == "certain")
        #expect(exception.lifts == ["openai-unsupported-territories"])
        let entry = try #require(use.outlook.first { $0.assuming == "enforce-act-hr8315" })
        #expect(entry.verdict == "restricted")
        #expect(entry.appears.contains("enforce-act-hr8315"))
    }

    @Test func the21VianetRouteIsContested() throws {
        let report = try report(asOf: "2024-07-08")
        let use = try #require(report.use("portal-21vianet/CN"))
        #expect(use.verdict == "undetermined")
        #expect(use.atWorst == "prohibited")
        let ban = try #require(use.findings.first { $0.rule == "openai-unsupported-territories" })
        #expect(ban.certainty == "possible")
        #expect(ban.missing.isEmpty)
        let route = try #require(use.permissions.first { $0.rule == "azure-china-21vianet-openai" })
        #expect(route.certainty == "possible")
        #expect(report.rules[route.rule]?.confidence == "contested")
    }

    @Test func theRemoteAccessSecurityActTakesThePlaceOfTheENFORCEAct() throws {
        let pending = try report(asOf: "2024-07-08").uses.flatMap(\.outlook).compactMap(\.assuming)
        #expect(Set(pending) == ["enforce-act-hr8315"])
        let report = try report(asOf: "2026-11-22")
        let assuming = report.uses.flatMap(\.outlook).compactMap(\.assuming)
        #expect(!assuming.contains("enforce-act-hr8315"))
        let entry = try #require(
            report.use("copilot-azure/CN")?.outlook.first { $0.assuming == "remote-access-security-act" }
        )
        #expect(entry.verdict == "restricted")
    }
}
