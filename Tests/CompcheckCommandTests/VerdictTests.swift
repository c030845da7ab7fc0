import Testing

/// Exit codes 0 and 1: whether an inventory passes (docs/design.md §6).
@Suite struct VerdictTests {
    /// Services in China on 2024-07-09, by verdict and verdict at worst.
    enum Standing: String, CaseIterable {
        case prohibited = #""offering": "openai-api""#
        /// Restricted: goods, which no exception covers.
        case restricted = #""offering": "nvidia-accelerators", "developers": []"#
        /// Undetermined, at worst prohibited: the permission is contested.
        case undetermined = #""offering": "azure-china-openai", "audience": "internal", "data": []"#
        case permitted = #""offering": "azure-openai", "customer": "enterprise", "audience": "internal", "data": []"#
        case unregulated = #""offering": "zhipu-api", "customer": "enterprise", "audience": "internal", "data": []"#
    }

    private static let verdicts = ["prohibited", "restricted", "undetermined", "permitted", "unregulated"]

    @Test(arguments: Standing.allCases, verdicts)
    func failsAtOrAbove(standing: Standing, threshold: String) throws {
        let home = try Home()
        let file = try home.write(Inventory.of(standing.rawValue), to: "inventory.json")
        for certainOnly in [false, true] {
            let options =
                ["--as-of", "2024-07-09", "--fail-on", threshold, "--allow-past"]
                + (certainOnly ? ["--certain-only"] : [])
            let outcome = try home.run(
                ["audit", file, "--rules", "builtin", "--format", "json", "--all-uses"] + options
            )
            let use = try #require(try Report(outcome.output).uses.first)
            #expect(use.verdict == "\(standing)")
            #expect(use.atWorst == (standing == .undetermined ? "prohibited" : "\(standing)"))
            let counted = certainOnly ? use.verdict : use.atWorst
            let ranks = try [counted, threshold].map { try #require(VerdictTests.verdicts.firstIndex(of: $0)) }
            #expect(outcome.status == (ranks[0] <= ranks[1] ? 1 : 0), "\(counted), failing on \(threshold)")
        }
    }

    @Test(arguments: Standing.allCases)
    func failsOnRestrictedUnlessToldOtherwise(standing: Standing) throws {
        let home = try Home()
        let file = try home.write(Inventory.of(standing.rawValue), to: "inventory.json")
        let outcome = try home.audit(file, "--rules", "builtin", "--as-of", "2024-07-09")
        let fails = [.prohibited, .restricted, .undetermined].contains(standing)
        #expect(outcome.status == (fails ? 1 : 0))
        #expect(outcome.output.contains(fails ? "FAIL" : "PASS"))
        #expect(outcome.errors.isEmpty)
    }

    /// A gate on a past day needs `--allow-past`, because it would give the same result for ever.
    @Test func aGateOnAPastDayMustBeMeant() throws {
        let home = try Home()
        let file = try home.write(Inventory.document(""), to: "inventory.json")
        let gate = ["audit", file, "--rules", "builtin", "--fail-on", "prohibited"]
        let past = try home.run(gate + ["--as-of", "2024-07-09"])
        #expect(past.status == 64 && past.output.isEmpty)
        #expect(past.errors.contains("--fail-on judges a past day, 2024-07-09, not today: add --allow-past"))
        #expect(try home.run(gate + ["--as-of", "2024-07-09", "--allow-past"]).status == 0)
        #expect(try home.run(gate).status == 0)
        #expect(try home.run(gate + ["--as-of", "2999-01-01"]).status == 0)
    }

    @Test func anEmptyInventoryIsClean() throws {
        let home = try Home()
        let file = try home.write(Inventory.document(""), to: "inventory.json")
        #expect(try home.audit(file).status == 0)
    }

    @Test func anAssumptionCanFailAndARuleLeftOutCanPass() throws {
        let home = try Home()
        let file = try home.write(Inventory.of(Standing.permitted.rawValue), to: "inventory.json")
        let question = [file, "--rules", "builtin", "--as-of", "2024-07-09"]
        #expect(try home.run(["audit"] + question + ["--assume", "enforce-act-hr8315"]).status == 1)
        #expect(try home.run(["audit"] + question + ["--assume", "enforce-act-hr8315=2024-07-10"]).status == 0)
        let both = ["--assume", "enforce-act-hr8315", "--without", "enforce-act-hr8315"]
        #expect(try home.run(["audit"] + question + both).status == 0)
    }
}
