import CompcheckChecker
import CompcheckModel
import Testing

/// Bugs that were found by comparing two readings of the design, and mended.
@Suite
struct MendedBugTests {
    /// DESIGN §3: where inventory and catalogue are silent an attribute is unknown.
    ///
    /// `"offering": []` says that it is none of the catalogue's; nobody has said that it has no vendor.
    @Test
    func noOfferingIsNotNoVendor() throws {
        var said = Traits.Said()
        said.offering = []
        let rule = Rule.simple("ban", when: [Condition(.vendor, ["openai"])])
        let answer = try Small(rules: [rule]).answer(said)
        #expect(answer.verdict == .undetermined)
    }

    /// `"region": []` says nothing about where it computes, nor does the catalogue.
    @Test
    func noRegionIsNotNoHosting() throws {
        var said = Traits.Said()
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
            var said = Traits.Said()
            said.offering = offerings.map { OfferingID($0) }
            said.region = ["east"]
            return try small.answer(said).verdict
        }
        #expect(verdicts[0] == verdicts[1])
    }

    /// DESIGN §4.6: a day with a change of evidence is looked at, whatever the evidence is for.
    ///
    /// This shows only where a rule of which nobody has heard is assumed from a later day: its own events count before
    /// that day and show on the next day that is looked at.
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
