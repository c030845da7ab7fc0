import CompcheckModel
import Testing

@Suite
struct HostIndexTests {
    private let index = HostIndex(
        [
            ("openai", ["api.openai.com"]), ("azure", ["openai.azure.com"]), ("any", ["*.*.azure.com"]),
            ("bedrock", ["bedrock-runtime.*.amazonaws.com"]), ("aws", ["amazonaws.com"]),
            ("first-star", ["*.b.test"]), ("no-star", ["a.b.test"]), ("two-stars", ["*.*.test"]),
        ].map { Offering(id: OfferingID($0), vendor: "v", route: "direct", hosts: $1) }
    )

    @Test(
        arguments: [
            ("api.openai.com", "openai"), ("API.OpenAI.com", "openai"), ("eu.api.openai.com", "openai"),
            ("openai.com", nil),
            ("notapi.openai.com", nil), ("xapi.openai.com", nil), ("openai.azure.com", "azure"),
            ("example.openai.azure.com", "any"),
            ("a.b.azure.com", "any"),
            ("azure.com", nil), ("bedrock-runtime.us-east-1.amazonaws.com", "bedrock"),
            ("bedrock-runtime.a.b.amazonaws.com", "aws"), ("bedrock-runtime.amazonaws.com", "aws"),
            ("s3.amazonaws.com", "aws"),
            ("a.b.test", "no-star"), ("c.b.test", "first-star"), ("c.d.test", "two-stars"), ("x.a.b.test", "no-star"),
            ("", nil), ("com", nil), ("localhost", nil), ("..azure.com", nil),
        ] as [(String, OfferingID?)]
    )
    func mostLabelsWinThenFewestStars(_ host: String, _ expected: OfferingID?) {
        #expect(index.offering(atHost: host) == expected)
    }

    @Test(
        arguments: [
            ("api.openai.com", "api.openai.com", nil), ("eu.api.openai.com", "api.openai.com", nil),
            ("run.EU-1.cloud.test", "run.*.cloud.test", "DE"), ("run.eu-2.cloud.test", "run.*.cloud.test", nil),
            ("eastus2.cloud.test", "cloud.test", "US"), ("run.cloud.test", "cloud.test", "FR"),
            ("run.x.cloud.test.eu-1", nil, nil),
        ] as [(String, String?, JurisdictionCode?)]
    )
    func theMatchSaysThroughWhat(_ host: String, _ pattern: String?, _ place: JurisdictionCode?) {
        let cloud = Offering(
            id: "cloud",
            vendor: "v",
            route: "direct",
            hosts: ["run.*.cloud.test", "cloud.test"],
            regions: [
                .init(code: "eu-1", location: "DE"), .init(code: "East US 2", location: "US"),
                .init(code: "test", location: "FR"), .init(code: "run", location: "FR"),
            ],
        )
        let other = Offering(id: "openai", vendor: "v", route: "direct", hosts: ["api.openai.com"])
        let match = HostIndex([cloud, other]).match(atHost: host)
        #expect(match?.pattern == pattern)
        #expect(match?.region?.location == place)
    }

    @Test(
        arguments: [
            ("https://api.openai.com/v1", "api.openai.com"), ("api.openai.com", "api.openai.com"),
            ("http://user:pw@host.test:8080/a?b#c", "host.test"), ("host.test:443", "host.test"),
            ("host.test.", "host.test"),
            ("host.test?x=https://other", "host.test"), ("host.test/to/https://other", "host.test"), ("", nil),
            ("https://", nil), ("/path", nil),
        ] as [(String, String?)]
    )
    func theHostOfAnEndpoint(_ endpoint: String, _ expected: String?) {
        #expect(HostIndex.host(ofEndpoint: endpoint) == expected)
    }
}
