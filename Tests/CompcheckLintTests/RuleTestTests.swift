import CompcheckIntake
import CompcheckLint
import CompcheckModel
import Testing

/// The outcomes of examples and scenarios.
@Suite struct TrialTests {
    @Test(
        arguments: [
            ("expect: prohibited, bites: yes", []),
            ("bites: no", [.bite("ban", expected: .no, got: .yes)]),
            ("expect: permitted", [.verdict(expected: .permitted, got: .prohibited)]),
            (
                "expect: restricted, bites: possibly",
                [.verdict(expected: .restricted, got: .prohibited), .bite("ban", expected: .possibly, got: .yes)],
            ),
        ] as [(String, [RuleTestOutcome.Miss])]
    )
    func anExampleIsHeldToWhatItSays(says: String, misses: [RuleTestOutcome.Miss]) throws {
        let example = "  - {on: 2024-07-01, use: {offering: acme-api, jurisdiction: CN}, \(says)}"
        #expect(try Pack(Pack.ban(examples: example)).misses() == [misses])
    }

    @Test(arguments: [
        ("2024-07-01", "acme-api", "CN", "yes"), ("2024-06-30", "acme-api", "CN", "no"),
        ("2024-07-01", "other-api", "CN", "no"), ("2024-07-01", "acme-api", "SG", "no"),
    ])
    func theDayAndTheUseCount(day: String, offering: String, place: String, bites: String) throws {
        let example = "  - {on: \(day), use: {offering: \(offering), jurisdiction: \(place)}, bites: \(bites)}"
        #expect(try Pack(Pack.ban(examples: example)).misses() == [[]])
    }

    @Test func whatIsNotSaidIsUnknown() throws {
        let example = "  - {on: 2024-07-01, use: {vendor: acme, route: gateway, jurisdiction: CN}, bites: yes}"
        #expect(try Pack(Pack.ban(examples: example)).misses() == [[]])
        let silent = example.replacing("vendor: acme, ", with: "").replacing("yes", with: "possibly")
        #expect(try Pack(Pack.ban(examples: silent)).misses() == [[]])
    }

    /// Examples of a bill are tested as if it were in force.
    @Test(arguments: [
        ("[{date: 2024-07-01, event: introduced}]", "2024-07-01", "yes"),
        ("[{date: 2024-07-01, event: introduced}]", "2024-06-30", "no"),
        ("[{date: 2024-07-01, event: introduced}, {date: 2025-01-03, event: failed}]", "2025-01-03", "no"),
        // What is scheduled has a day of its own.
        ("[{date: 2024-07-01, event: enacted}, {date: 2025-01-03, event: effective}]", "2025-01-02", "no"),
        ("[{date: 2024-07-01, event: effective}, {date: 2025-01-03, event: suspended}]", "2025-01-03", "no"),
    ])
    func aPendingRuleIsTriedAsIfInForce(lifecycle: String, day: String, bites: String) throws {
        let example = "  - {on: \(day), use: {offering: acme-api, jurisdiction: CN}, bites: \(bites)}"
        let rule = Pack.ban(("[{date: 2024-07-01, event: effective}]", lifecycle), examples: example)
        #expect(try Pack(rule).misses() == [[]])
    }

    @Test(arguments: [
        ("owners: [{jurisdiction: CN, share: 0.6}], ", "yes"), ("owners: [{jurisdiction: CN, share: 0.5}], ", "no"),
        ("owners: {party: other, jurisdiction: CN, share: 1}, ", "yes"), ("owners: [], ", "no"), ("", "possibly"),
    ])
    func anExampleMayNameOwners(owners: String, bites: String) throws {
        let example = "  - {on: 2024-07-01, use: {\(owners)offering: acme-api, jurisdiction: SG}, bites: \(bites)}"
        let rule = Pack.ban(("jurisdiction: {not: listed}", "owner-majority: CN"), examples: example)
        #expect(try Pack(rule).misses() == [[]])
    }

    @Test func aScenarioHasItsOwnInventory() throws {
        let scenario = """
            name: A story
            inventory:
              organization:
                owners: [{jurisdiction: CN, share: 0.6}]
                vendors: [{name: House Models, seat: CN}]
              services:
                - {id: bot, offering: acme-api, jurisdictions: [CN, Singapore]}
                - {id: house, vendor: House Models, developers: [House Models], jurisdictions: [CN]}
            expect:
              - {on: 2024-07-01, service: bot, jurisdiction: China, verdict: prohibited, rules: ban}
              - {on: 2024-07-01, service: bot, jurisdiction: SG, verdict: unregulated, not: [ban, owned]}
              - {on: 2024-07-01, service: house, verdict: unregulated, not: ban}
              - {on: 2024-07-01, service: bot, jurisdiction: CN, without: ban, not: ban}
              - {on: 2024-06-30, service: bot, jurisdiction: CN, assume: ban, rules: ban}
              - {on: 2024-07-01, service: house, assume: owned, verdict: prohibited, rules: owned}
            """
        let owned = """
            id: owned
            title: Owned
            authority: acme
            effect: prohibits
            severity: high
            when: {owner-majority: {outside: listed}, jurisdiction: CN}
            lifecycle: [{date: 2024-07-01, event: introduced}]
            """
        let pack = try Pack(Pack.ban(("examples:", "")) + "\n---\n" + owned, scenario: scenario)
        #expect(try pack.misses() == Array(repeating: [], count: 6))
        #expect(try pack.trials().map { $0.location?.line } == Array(10...15))
    }
}
