import CompcheckModel
import Testing

@Suite
struct PlacesTests {
    private let places = JurisdictionIndex([
        Jurisdiction(code: "CN", name: "China", aliases: ["Mainland  China", "PRC"]),
        Jurisdiction(code: "HK", name: "Hong Kong", within: "CN"), Jurisdiction(code: "NO", name: "Norway"),
        Jurisdiction(code: "CI", name: "Côte d'Ivoire"), Jurisdiction(code: "UA", name: "Ukraine"),
        Jurisdiction(code: "UA-43", name: "Crimea", within: "UA"), Jurisdiction(code: "TR", name: "İzmir's country"),
    ])

    @Test(
        arguments: [
            ("CN", ["CN"]), ("HK", ["HK", "CN"]), ("HK-KT", ["HK-KT", "HK", "CN"]), ("UA-43", ["UA-43", "UA"]),
            ("ZZ-1", ["ZZ-1", "ZZ"]),
        ] as [(JurisdictionCode, [JurisdictionCode])]
    )
    func aPlaceLiesInItsChain(_ code: JurisdictionCode, _ chain: [JurisdictionCode]) {
        #expect(places.chain(of: code) == chain)
        for outer in chain { #expect(places.isInside(code, outer)) }
        #expect(!places.isInside("CN", "HK"))
        #expect(!places.isInside(code, "NO"))
    }

    @Test(
        arguments: [
            ("CN", "CN"), ("cn", "CN"), ("China", "CN"), ("  mainland\tCHINA ", "CN"), ("prc", "CN"),
            ("hong   kong", "HK"),
            ("no", "NO"), ("crimea", "UA-43"), ("ua-43", "UA-43"), ("UA-40", "UA-40"), ("cn-gd", "CN-GD"),
            // Codes of ISO 3166-2 for places that have a country code of their own, the older ones too.
            ("CN-HK", "HK"), ("cn-91", "HK"), ("HK-KT", nil), ("UA-99", nil), ("CN-ZZ", nil),
            ("C\u{F4}te d'Ivoire", "CI"), ("Co\u{302}te d'ivoire", "CI"), ("C\u{D4}TE D'IVOIRE", "CI"),
            ("ZZ", nil), ("ZZ-1", nil), ("UA-", nil), ("UA-1234", nil), ("UA-4-3", nil), ("", nil), ("UKR", nil),
            ("Cote d'Ivoire", nil),
        ] as [(String, JurisdictionCode?)]
    )
    func codesNamesAndAliases(_ text: String, _ expected: JurisdictionCode?) {
        #expect(places.code(of: text) == expected)
    }

    @Test(
        arguments: [
            ("UA-43", "UA"), ("US-TX", "US"), ("FR-ARA", "FR"), ("UA", nil), ("ua-43", nil), ("UA-", nil),
            ("UAX-1", nil),
            ("UA-1234", nil), ("UA-4a", nil), ("supported-eu", nil),
        ] as [(JurisdictionCode, JurisdictionCode?)]
    )
    func theCountryOfACode(_ code: JurisdictionCode, _ expected: JurisdictionCode?) {
        #expect(code.country == expected)
    }

    @Test
    func parentsInACircleEnd() {
        let circle = JurisdictionIndex([
            Jurisdiction(code: "AA", name: "A", within: "BB"), Jurisdiction(code: "BB", name: "B", within: "AA"),
        ])
        #expect(circle.chain(of: "AA") == ["AA", "BB"])
    }
}
