import CompcheckChecker
import CompcheckModel
import Testing

/// Shares are decimals, added exactly (docs/design.md §4.1).
@Suite
struct OwnershipTests {
    private func verdict(_ condition: Condition, _ owners: [(JurisdictionCode?, String)]?) throws -> Verdict {
        try Small(rules: [.simple("ban", when: [condition])]).answer { said in
            said.owners = owners?.map { Owner(jurisdiction: $0, share: share($1)) }
        }.verdict
    }

    @Test(
        arguments: [
            ([("CN", "0.5")], .ownerHalf, .any, Verdict.prohibited),
            ([("CN", "0.5")], .ownerMajority, .any, .unregulated),
            ([("CN", "0.500001")], .ownerMajority, .any, .prohibited),
            ([("CN", "0.499999")], .ownerHalf, .any, .unregulated),
            ([("CN", "0.1"), ("HK", "0.2"), ("CN-GD", "2e-1")], .ownerHalf, .any, .prohibited),
            ([("CN", "0.1"), ("HK", "0.2"), ("CN", "0.2")], .ownerMajority, .any, .unregulated),
            ([("CN", "0.4"), (nil, "0.1")], .ownerHalf, .any, .undetermined),
            ([("CN", "0.4"), (nil, "0.05")], .ownerHalf, .any, .unregulated),
            ([], .ownerHalf, .any, .unregulated), (nil, .ownerHalf, .any, .undetermined),
            (nil, .ownerHalf, .not, .undetermined),
            ([("CN", "0.5")], .ownerHalf, .not, .unregulated), ([("US", "0.9")], .ownerHalf, .not, .prohibited),
            ([("US", "0.5"), ("CN", "0.5")], .ownerHalf, .outside, .prohibited),
            ([("US", "0.5"), ("CN", "0.5")], .ownerMajority, .outside, .unregulated),
            ([("US", "0.3"), ("FR", "0.3")], .ownerMajority, .outside, .prohibited),
        ] as [([(JurisdictionCode?, String)]?, Attribute, Condition.Test, Verdict)]
    )
    func sharesOfPlaces(
        _ owners: [(JurisdictionCode?, String)]?,
        _ attribute: Attribute,
        _ test: Condition.Test,
        _ expected: Verdict,
    ) throws {
        #expect(try verdict(Condition(attribute, test, ["CN"]), owners) == expected)
    }

    @Test
    func anOwnersPlaceMayOnlyContainTheWantedOne() throws {
        #expect(try verdict(Condition(.ownerHalf, ["UA-43"]), [("UA", "0.5")]) == .undetermined)
        #expect(try verdict(Condition(.ownerHalf, .outside, ["UA-43"]), [("UA", "0.5")]) == .undetermined)
    }

    /// `a` is held by x and y together, `b` by x alone, `c` by nobody known.
    @Test(
        arguments: [
            (["a"], ["x", "y"], Verdict.prohibited), (["a"], ["x"], .unregulated), (["b"], ["x"], .prohibited),
            (["c"], ["x"], .unregulated), (["c", "b"], ["x"], .prohibited), (["who"], ["x"], .undetermined),
        ] as [([String], [String], Verdict)]
    )
    func sharesInAParty(_ parties: [String], _ wanted: [String], _ expected: Verdict) throws {
        let found = try small([Condition(.partyOwnerHalf, wanted)]).answer { said in
            said.operatedBy = []
            said.developers = []
            said.vendor = parties.map { $0 == "who" ? .unknown($0) : .known(VendorID($0)) }
        }
        #expect(found.verdict == expected)
    }

    @Test(arguments: [("ab", Verdict.prohibited), ("bc", .undetermined), ("cc", .unregulated)])
    func sharesInCandidates(_ developers: String, _ expected: Verdict) throws {
        var small = small([Condition(.partyOwnerHalf, ["x", "y"])])
        small.offerings = [
            Offering(id: "o", vendor: "c", developers: developers.map { VendorID(String($0)) }, route: "direct")
        ]
        #expect(try small.answer { $0.offering = ["o"] }.verdict == expected)
    }

    @Test
    func sharesInTheOrganization() throws {
        let found = try small([Condition(.partyOwnerHalf, ["x", "y"])]).answer { said in
            said.vendor = []
            said.owners = [
                Owner(jurisdiction: nil, party: .known("x"), share: share("0.3")),
                Owner(jurisdiction: "US", party: .known("y"), share: share("0.2")),
            ]
        }
        #expect(found.verdict == .prohibited)
    }

    private func small(_ conditions: [Condition]) -> Small {
        Small(
            rules: [.simple("ban", when: conditions)],
            vendors: [
                Vendor(id: "a", name: "A", owners: [("x", "0.3"), ("y", "0.2")].map(held)),
                Vendor(id: "b", name: "B", owners: [("x", "0.5")].map(held)), Vendor(id: "c", name: "C"),
            ],
        )
    }

    private func held(_ by: VendorID, _ text: String) -> Vendor.Owner { Vendor.Owner(vendor: by, share: share(text)) }
}
