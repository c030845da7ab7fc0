import CompcheckChecker
import CompcheckModel
import Testing

/// Conditions are true, false or unknown (docs/design.md §4.1); a ban with one condition shows which.
@Suite
struct ConditionTests {
    /// Returns prohibited if the condition is true, undetermined if unknown, and unregulated if false.
    private func verdict(
        _ condition: Condition,
        in place: JurisdictionCode = "US",
        _ small: Small = Small(rules: []),
        _ say: (inout Traits.Stated) -> Void = { _ in },
    ) throws -> Verdict {
        var small = small
        small.rules = [.simple("ban", when: [condition])]
        return try small.answer(in: place, say).verdict
    }

    @Test(
        arguments: [
            (["a"], Condition.Test.any, Verdict.prohibited), (["b"], .any, .unregulated),
            (["a", "b"], .any, .prohibited),
            ([], .any, .unregulated), (nil, .any, .undetermined),
            (["a"], .not, .unregulated), (["b"], .not, .prohibited), (["a", "b"], .not, .unregulated),
            ([], .not, .prohibited), (nil, .not, .undetermined),
            (["a"], .outside, .unregulated), (["b"], .outside, .prohibited), (["a", "b"], .outside, .prohibited),
            ([], .outside, .unregulated), (nil, .outside, .undetermined),
        ] as [([String]?, Condition.Test, Verdict)]
    )
    func valuesThatAreKnownOrNot(_ values: [String]?, _ test: Condition.Test, _ expected: Verdict) throws {
        let found = try verdict(Condition(.capability, test, ["a"])) { $0.capabilities = values?.map { TermID($0) } }
        #expect(found == expected)
    }

    /// The offering's developers are candidates if the service names neither developers nor models.
    @Test(
        arguments: [
            (["x"], Condition.Test.any, Verdict.undetermined), (["x", "y"], .any, .prohibited),
            (["z"], .any, .unregulated),
            (["x"], .not, .undetermined), (["x", "y"], .not, .unregulated), (["z"], .not, .prohibited),
            (["x"], .outside, .undetermined), (["x", "y"], .outside, .unregulated), (["z"], .outside, .prohibited),
        ] as [([String], Condition.Test, Verdict)]
    )
    func candidates(_ wanted: [String], _ test: Condition.Test, _ expected: Verdict) throws {
        let offering = Offering(id: "o", vendor: "v", developers: ["x", "y"], route: "direct")
        let small = Small(rules: [], offerings: [offering])
        #expect(try verdict(Condition(.developer, test, wanted), small) { $0.offering = ["o"] } == expected)
    }

    @Test(
        arguments: [
            ([.known("x")], "x", Verdict.prohibited), ([.known("x"), .unknown("who")], "x", .prohibited),
            ([.known("x"), .unknown("who")], "y", .undetermined), ([.known("x")], "y", .unregulated),
            ([.unknown("who")], "who", .undetermined),
        ] as [([VendorName], String, Verdict)]
    )
    func aNameThatNobodyKnowsMatchesNothingAndExcludesNothing(
        _ names: [VendorName],
        _ wanted: String,
        _ expected: Verdict,
    )
        throws
    {
        #expect(try verdict(Condition(.vendor, [wanted])) { $0.vendor = names } == expected)
    }

    @Test(
        arguments: [
            ("UA", [], Condition.Test.any, Verdict.undetermined), ("UA", ["UA-43"], .any, .unregulated),
            ("UA", ["UA-40"], .any, .undetermined), ("UA-43", [], .any, .prohibited),
            ("UA-40", [], .any, .unregulated),
            ("UA", [], .not, .undetermined), ("UA", ["UA-43"], .not, .prohibited), ("UA-43", [], .not, .unregulated),
            ("UA", [], .outside, .undetermined), ("UA", ["UA-43"], .outside, .prohibited),
            ("US", [], .outside, .prohibited),
        ] as [(JurisdictionCode, [JurisdictionCode], Condition.Test, Verdict)]
    )
    func crimea(
        _ place: JurisdictionCode,
        _ notIn: [JurisdictionCode],
        _ test: Condition.Test,
        _ expected: Verdict,
    ) throws {
        #expect(try verdict(Condition(.jurisdiction, test, ["UA-43"]), in: place) { $0.notIn = notIn } == expected)
    }

    @Test
    func notInSpeaksOfTheUseAlone() throws {
        let found = try verdict(Condition(.seat, ["UA-43"])) { said in
            said.seat = ["UA"]
            said.notIn = ["UA-43"]
        }
        #expect(found == .undetermined)
    }

    @Test(
        arguments: [
            ("HK", Verdict.prohibited), ("HK-KT", .prohibited), ("CN-GD", .prohibited), ("FR", .unregulated),
        ]
            as [(JurisdictionCode, Verdict)]
    )
    func aPlaceIsInsideItsParents(_ place: JurisdictionCode, _ expected: Verdict) throws {
        #expect(try verdict(Condition(.jurisdiction, ["CN"]), in: place) == expected)
    }

    @Test(
        arguments: [
            ("2024-03-09", Verdict.unregulated), ("2024-03-10", .prohibited), ("2024-04-09", .prohibited),
            ("2024-04-10", .unregulated),
        ] as [(String, Verdict)]
    )
    func groupsExpandToTheirMembersOnThatDay(_ on: String, _ expected: Verdict) throws {
        let member = JurisdictionGroup.Member(code: "FR", from: day("2024-03-10"), until: day("2024-04-10"))
        let small = Small(
            rules: [.simple("ban", when: [Condition(.jurisdiction, ["club"])])],
            groups: [JurisdictionGroup(id: "club", title: "Club", members: [member])],
        )
        #expect(try small.answer(Traits.Stated(), in: "FR", Question(asOf: day(on))).verdict == expected)
    }

    @Test
    func tagsAreNeverOpenAndRegionsIgnoreCaseAndBlanks() throws {
        #expect(try verdict(Condition(.tag, ["lab"])) == .unregulated)
        #expect(try verdict(Condition(.tag, ["lab"])) { $0.tags = ["lab"] } == .prohibited)
        #expect(try verdict(Condition(.region, ["East US 2"])) { $0.region = ["eastus2"] } == .prohibited)
    }
}
