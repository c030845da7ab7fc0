import CompcheckChecker
import CompcheckModel
import Testing

/// Fixed bugs that were found by comparing two implementations of the design.
@Suite
struct MendedBugTests {
    /// An attribute that neither inventory nor catalogue states is unknown (docs/design.md §3).
    ///
    /// `"offering": []` states that it is none of the catalogue's offerings, not that it has no vendor.
    @Test
    func noOfferingIsNotNoVendor() throws {
        var said = Traits.Stated()
        said.offering = []
        let rule = Rule.simple("ban", when: [Condition(.vendor, ["openai"])])
        let answer = try Small(rules: [rule]).answer(said)
        #expect(answer.verdict == .undetermined)
    }

    /// `"region": []` states nothing about the hosting, and neither does the catalogue.
    @Test
    func noRegionIsNotNoHosting() throws {
        var said = Traits.Stated()
        said.region = []
        let rule = Rule.simple("ban", when: [Condition(.hosting, ["CN"])])
        let answer = try Small(rules: [rule]).answer(said)
        #expect(answer.verdict == .undetermined)
    }

    /// The order of a list never matters.
    @Test
    func theOrderOfOfferingsDoesNotDecideWhereARegionLies() throws {
        let small = Small(
            rules: [.simple("ban", when: [Condition(.hosting, ["CN"])])],
            offerings: [
                Offering(id: "a", vendor: "v", route: "direct", regions: [.init(code: "east", location: "CN")]),
                Offering(id: "b", vendor: "v", route: "direct", regions: [.init(code: "east", location: "US")]),
            ],
        )
        let verdicts = try [["a", "b"], ["b", "a"]].map { offerings in
            var said = Traits.Stated()
            said.offering = offerings.map { OfferingID($0) }
            said.region = ["east"]
            return try small.answer(said).verdict
        }
        #expect(verdicts[0] == verdicts[1])
    }

    /// The outlook has each day on which evidence changes, whatever the evidence is for (docs/design.md §4.6).
    ///
    /// This shows only with a rule that is not yet known and is assumed from a later day: its own events count before
    /// that day and show on the next day of the outlook.
    @Test
    func anyChangeOfEvidenceIsADayToLookAt() throws {
        let rule = Rule.simple("ban", when: [Condition(.jurisdiction, ["US"])], [("2024-06-05", .effective)])
        let asOf = day("2024-06-01")
        let question = Question(asOf: asOf, horizon: 60, assumed: ["ban": day("2024-06-30")])
        let proof = Evidence(requirement: "something", validFrom: day("2024-06-10"))
        let answer = try Small(rules: [rule]).answer(evidence: [proof], question)
        #expect(answer.told.outlook == ["date(2024-06-10): prohibited, appears [ban], disappears []"])
    }
}
