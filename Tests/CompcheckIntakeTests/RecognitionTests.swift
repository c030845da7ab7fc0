import CompcheckIntake
import CompcheckModel
import Testing

/// The recognition of names, hosts and regions in an inventory.
struct RecognitionTests {
    static func recognized(_ document: String) throws -> [CountedNotice] {
        try Inventory(document.utf8).contents.notices.filter { $0.notice.kind == .recognized }
    }

    static func recognized(service said: String) throws -> [String] {
        let service = #"{"id": "a", "jurisdictions": "CN", \#(said)}"#
        return try recognized(Inventory.document(service)).map(\.notice.what)
    }

    @Test(arguments: [
        (#""vendor": "acme, inc.""#, ["vendor `acme, inc.` is `acme`: an alias of Acme"]),
        (#""operator": ["Acme, Inc.", "cloudy"]"#, ["vendor `Acme, Inc.` is `acme`: an alias of Acme"]),
        (#""parties": "Acme, Inc.", "vendor": "Acme, Inc.""#, ["vendor `Acme, Inc.` is `acme`: an alias of Acme"]),
        (#""models": "Acme, Inc./m""#, ["model prefix `Acme, Inc.` is `acme`: an alias of Acme"]),
        (#""endpoint": "API.acme.com""#, ["the host `API.acme.com` is of offering `acme-api`: one of its hosts"]),
        (
            #""endpoint": "https://x.api.acme.com/v1""#,
            ["a host like `x.api.acme.com` is of offering `acme-api`: host pattern `api.acme.com`"],
        ),
        (
            #""endpoint": "x.api.acme.com:443", "offering": "acme-api""#,
            ["a host like `x.api.acme.com` is of offering `acme-api`: host pattern `api.acme.com`"],
        ),
        (
            #""endpoint": "runtime.southeastasia.cloudy.com""#,
            [
                "a host like `runtime.southeastasia.cloudy.com` is of offering `cloudy-acme`: "
                    + "host pattern `runtime.*.cloudy.com`",
                "a host like `runtime.southeastasia.cloudy.com` names region `southeastasia` of `cloudy-acme`, "
                    + "in `SG`: state `region` to have it counted",
            ],
        ),
        (
            #""endpoint": "runtime.southeastasia.cloudy.com", "hosting": "SG""#,
            [
                "a host like `runtime.southeastasia.cloudy.com` is of offering `cloudy-acme`: "
                    + "host pattern `runtime.*.cloudy.com`"
            ],
        ),
        (
            #""offering": "cloudy-acme", "region": "southeastasia""#,
            ["region `southeastasia` of `cloudy-acme` is in `SG`"],
        ),
        (
            #""offering": "cloudy-acme", "region": "EASTUS2""#,
            ["region `EASTUS2` of `cloudy-acme` is `East US 2`, in `US`"],
        ),
        (
            #""region": "South East Asia""#,
            ["region `South East Asia` is in `SG` with `cloudy-acme`: name the offering to have it counted"],
        ),
        (#""region": "eastus2", "hosting": "US""#, ["region `eastus2` is in `US` with `cloudy-acme`"]),
    ])
    func isSaidWithItsReason(_ said: String, _ words: [String]) throws {
        #expect(try Self.recognized(service: said) == words)
    }

    @Test(arguments: [
        #""vendor": "acme""#, #""vendor": " ACME ""#, #""vendor": "nobody""#, #""models": ["acme/m", "m", "who/m"]"#,
        #""offering": "acme-api""#, #""endpoint": "https://example.com/api.acme.com""#, #""region": "nowhere""#,
        #""hosting": "China""#, #""endpoint": "api.acme.com", "offering": "cloudy-acme""#,
    ])
    func whatIsWrittenAsItIsOrUnknownIsNotSaid(_ said: String) throws {
        #expect(try Self.recognized(service: said) == [])
    }

    /// There may be as many hosts as services, but only few patterns that recognize them.
    @Test func hostsOfOnePatternAreOneNotice() throws {
        let services = (0..<2_000).map {
            let host = $0.isMultiple(of: 2) ? "h\($0).api.acme.com" : "runtime.r\($0).cloudy.com"
            return #"{"id": "\#($0)", "jurisdictions": ["CN"], "endpoint": "\#(host)", "tags": ["\#($0 % 3)"]}"#
        }
        let recognized = try Self.recognized(Inventory.document(services.joined(separator: ",")))
        #expect(recognized.map(\.services) == [1_000, 1_000])
        #expect(recognized.map(\.firstService) == ["0", "1"])
        #expect(recognized.map(\.firstLine) == [1, 1])
        #expect(recognized.map(\.notice.what.count) == [84, 101])
    }

    /// Two patterns of one offering, and two regions of one pattern, are not confused.
    @Test func servicesThatSayTheSameMayBeRecognizedThroughOtherPatterns() throws {
        let hosts = ["acme.cloudy.com", "runtime.x.cloudy.com", "runtime.southeastasia.cloudy.com"]
        let services = (0..<9).map {
            #"{"id": "\#($0)", "jurisdictions": ["CN"], "endpoint": "\#(hosts[$0 % 3])"}"#
        }
        let recognized = try Self.recognized(Inventory.document(services.joined(separator: ",")))
        #expect(recognized.map(\.services) == [3, 3, 3, 3], "\(recognized)")
    }

    @Test func theOrganizationsOwnVendors() throws {
        let organization = #"""
            "formatVersion": 1, "organization": {
              "owners": [{"party": "Acme, Inc.", "share": 0.1}],
              "vendors": [{"name": "House Models Ltd", "id": "house", "aliases": ["Homely"]}, {"name": "Acme, Inc."}]},
            """#
        let services = #"{"id": "a", "jurisdictions": "CN", "vendor": "Homely", "operator": "house"}"#
        let recognized = try Self.recognized(Inventory.document(services, before: organization))
        #expect(
            recognized.map(\.notice.what) == [
                "vendor `Acme, Inc.` is `acme`: an alias of Acme",
                "vendor `Homely` is `house`: so `organization.vendors` says",
            ]
        )
        #expect(recognized.map(\.services) == [0, 1])
    }
}
