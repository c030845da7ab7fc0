import CompcheckLint
import CompcheckModel
import Testing

/// Coverage gaps: each example is needed, and leaving one out makes a gap.
@Suite struct CoverageTests {
    private static let examples = [
        "  - {on: 2024-07-01, use: {offering: acme-api, jurisdiction: CN}, bites: yes}",
        "  - {on: 2024-06-30, use: {offering: acme-api, jurisdiction: CN}, bites: no}",
        "  - {on: 2024-07-01, use: {offering: other-api, jurisdiction: CN}, bites: no}",
        "  - {on: 2024-07-01, use: {offering: acme-api, jurisdiction: SG}, bites: no}",
    ]

    private func gaps(leavingOut left: Int?) throws -> [CoverageGap.Kind] {
        let kept = CoverageTests.examples.enumerated().filter { $0.offset != left }.map(\.element)
        return try Pack(Pack.ban(examples: kept.joined(separator: "\n"))).gaps()
    }

    @Test func aRuleWithAllExamplesHasNone() throws { #expect(try gaps(leavingOut: nil) == []) }

    @Test func eachExampleIsNeeded() throws {
        // Without a test in which it applies, a rule can be made narrower unnoticed, but not wider.
        #expect(try gaps(leavingOut: 0) == [.bite])
        #expect(try gaps(leavingOut: 1) == [.eve(try #require(Day("2024-06-30")))])
        let developer = Condition(.developer, .any, ["acme"])
        #expect(try gaps(leavingOut: 2) == [.clause(.condition(0, developer))])
        let place = Condition(.jurisdiction, .not, ["listed"])
        #expect(try gaps(leavingOut: 3) == [.clause(.condition(1, place))])
    }

    @Test func aRuleWithoutExamplesHasAllGaps() throws {
        let gaps = try Pack(Pack.ban(("examples:", ""))).gaps()
        #expect(gaps.count == 6)
        #expect(gaps.contains(.bite) && gaps.contains(.nearMiss))
    }

    @Test func everyEventIsLookedAt() throws {
        let lifecycle = "[{date: 2024-07-01, event: effective}, {date: 2025-01-01, event: suspended}]"
        let rule = Pack.ban(
            ("[{date: 2024-07-01, event: effective}]", lifecycle),
            examples: CoverageTests.examples.joined(separator: "\n"),
        )
        let suspended = Event(day: try #require(Day("2025-01-01")), kind: .suspended)
        #expect(try Pack(rule).gaps() == [.event(suspended)])
        let after = "\n  - {on: 2025-01-01, use: {offering: acme-api, jurisdiction: CN}, bites: no}"
        #expect(try Pack(rule + after).gaps() == [])
    }

    @Test func alternativesAndExceptionsAreClauses() throws {
        let rule = Pack.ban(
            (
                "when: {developer: acme, jurisdiction: {not: listed}}",
                "when: {any: [{developer: acme}, {vendor: other}]}\nunless: {customer: individual}",
            ),
            examples: """
                  - {on: 2024-07-01, use: {offering: acme-api, customer: enterprise, jurisdiction: CN}, bites: yes}
                  - {on: 2024-06-30, use: {offering: acme-api, jurisdiction: CN}, bites: no}
                """,
        )
        let gaps = try Pack(rule).gaps()
        #expect(gaps == [.clause(.alternative(1, [Condition(.vendor, .any, ["other"])])), .clause(.unless)])
        let more = """

              - {on: 2024-07-01, use: {offering: other-api, customer: enterprise, jurisdiction: CN}, bites: yes}
              - {on: 2024-07-01, use: {offering: acme-api, customer: individual, jurisdiction: CN}, bites: no}
            """
        #expect(try Pack(rule + more).gaps() == [])
    }
}
