import CompcheckIntake
import CompcheckModel
import Testing

/// The content of valid inventories.
struct InventoryMeaningTests {
    /// Reads an inventory of one service with these members.
    static func service(_ said: String, before: String = "") throws -> Service {
        let document = Inventory.document(#"{"id": "a", "jurisdictions": "CN", \#(said)}"#, before: before)
        return try #require(try Inventory(document.utf8).services.first)
    }

    static func said(_ said: String) throws -> Traits.Stated { try service(said).traits.stated }

    @Test func silenceIsNoEmptyList() throws {
        let silent = try Self.said(#""vendor": null, "tags": null"#)
        #expect(silent.vendor == nil && silent.tags == nil && silent.owners == nil)
        let empty = try Self.said(#""vendor": [], "tags": [], "owners": []"#)
        #expect(empty.vendor == [] && empty.tags == [] && empty.owners == [])
    }

    @Test func oneValueIsAListOfOne() throws {
        let said = try Self.said(#""vendor": "acme", "tags": "x", "customer": "government", "route": "direct""#)
        #expect(said.vendor == [.known("acme")] && said.tags == ["x"])
        #expect(said.customer == [.government] && said.route == ["direct"])
    }

    @Test(arguments: ["acme", "ACME", " Acme,   inc. ", "acme,\\u0020Inc.", "acme,\\tinc."])
    func vendorsGoByAnyName(_ name: String) throws {
        #expect(try Self.said(#""vendor": "\#(name)""#).vendor == [.known("acme")])
    }

    @Test func placesGoByAnyNameAndOnce() throws {
        let places = #"["CN", "mainland china", "China", "no", "Cote d’Or", "Co\u0302te d’or", "ua-43", "ua-30"]"#
        let document = Inventory.document(
            #"{"id": "a", "jurisdictions": \#(places.replacing("\"Cote d’Or\", ", with: ""))}"#
        )
        let service = try #require(try Inventory(document.utf8).services.first)
        #expect(service.jurisdictions == ["CN", "NO", "US", "UA-43", "UA-30"])
        #expect(try Self.said(#""notIn": ["UA-43", "Crimea"]"#).notIn == ["UA-43"])
    }

    @Test func escapesAreRead() throws {
        let service = try Self.service(#""name": "\u0041\n\"\ud83d\ude00", "tags": ["\u0041"], "owner": "é\/""#)
        #expect(service.name == "A\n\"😀" && service.owner == "é/" && service.traits.stated.tags == ["A"])
    }

    @Test(arguments: [
        ("https://api.acme.com/v1", "acme-api"), ("API.ACME.COM.:443", "acme-api"), ("x.api.acme.com", "acme-api"),
        ("https://me:pass@api.acme.com:8080?x#y", "acme-api"), ("http://api.acme.com@evil.example/", nil),
        ("https://api.acme.com.evil.example", nil), ("xapi.acme.com", nil),
        ("https://my.acme.cloudy.com", "cloudy-acme"),
        ("runtime.us.cloudy.com", "cloudy-acme"), ("runtime.cloudy.com", nil), ("", nil), ("https://", nil),
        ("[::1]", nil),
    ])
    func endpointsFindOfferings(_ endpoint: String, _ offering: String?) throws {
        #expect(try Self.said(#""endpoint": "\#(endpoint)""#).offering == offering.map { [OfferingID($0)] })
    }

    @Test func theServicesWordReplacesTheOrganizations() throws {
        let organization =
            #"{"seat": "SG", "customer": "enterprise", "tags": ["a"], "owners": [{"party": "acme", "share": 0.5}]}"#
        let services =
            #"{"id": "a", "jurisdictions": "CN"}, {"id": "b", "jurisdictions": "CN", "seat": [], "tags": "b"}"#
        for document in [
            #"{"organization": \#(organization), "services": [\#(services)]}"#,
            #"{"services": [\#(services)], "organization": \#(organization)}"#,
            #"{"x": {"organization": 5}, "services": [\#(services)], "formatVersion": 1, "organization": \#(organization)}"#,
        ] {
            let said = try Inventory(document.utf8).services.map(\.traits.stated)
            #expect(said.map(\.seat) == [["SG"], []] && said.map(\.tags) == [["a"], ["b"]])
            #expect(said.allSatisfy { $0.customer == [.enterprise] && $0.owners?.first?.party == .known("acme") })
        }
    }

    @Test func evidenceAddsUp() throws {
        let own =
            #""evidence": [{"requirement": "permit", "reference": "r", "jurisdictions": "China", "validFrom": "2024-02-29"}]"#
        let before = #""organization": {"evidence": [{"requirement": "permit", "validUntil": "2026-01-01"}]}, "#
        let evidence = try Self.service(own, before: before).evidence
        #expect(evidence.count == 2)
        #expect(
            evidence[0]
                == Evidence(requirement: "permit", reference: "r", jurisdictions: ["CN"], validFrom: Day("2024-02-29"))
        )
        #expect(evidence[1] == Evidence(requirement: "permit", validUntil: Day("2026-01-01")))
    }

    @Test func ownVendorsAreKnownAndTheCataloguesWin() throws {
        let vendors = """
            [{"name": "House Models", "seat": "SG", "aliases": ["HM"], "owners": [{"vendor": "Holding", "share": 0.5}]},
             {"name": "Holding", "id": "hold"}, {"name": "ACME", "id": "my-acme", "seat": "CN"}]
            """
        let before = #""organization": {"vendors": \#(vendors)}, "#
        let traits = try Self.service(
            #""vendor": ["hm", "house  MODELS", "acme"], "models": ["HM/x"]"#,
            before: before,
        ).traits
        #expect(traits.stated.vendor == [.known("house models"), .known("house models"), .known("acme")])
        // It sells models, but nobody says that it makes any.
        #expect(traits.stated.models?.first?.makers == .unknown("HM"))
        #expect(traits.ownVendors.map(\.id) == ["house models", "hold", "acme"])
        #expect(traits.ownVendors.first?.owners.map(\.vendor) == ["hold"])
    }

    @Test func modelsMayHaveAPrefix() throws {
        let models = try Self.said(#""models": ["acme/m-1", "who/m", "m"]"#).models
        #expect(models?.map(\.makers) == [.known(["acme"]), .unknown("who"), .unsaid])
    }

    @Test func sameWordsShareTraits() throws {
        let word = #""jurisdictions": ["CN"], "tags": ["x"]"#
        let services = try Inventory(
            Inventory.document(
                #"{"id": "a", \#(word)}, {"name": "n", \#(word), "id": "b"}, {"id": "c", "jurisdictions": ["CN"]}"#
            ).utf8
        ).services
        #expect(services[0].traits === services[1].traits && services[0].traits !== services[2].traits)
    }

    @Test func whatTheTakerThrowsGoesThrough() throws {
        struct Enough: Error {}
        let folder = try TemporaryFolder()
        let path = try folder.write("x.json", FramingTests.document.utf8)
        #expect(throws: Enough.self) {
            _ = try InventoryReader(Fixture.catalogue).read(.file(path), wantsDigest: true) { _ in throw Enough() }
        }
    }

    @Test func organizationAndDigestAreTold() throws {
        let document = #"{"organization": {"name": "Example"}, "services": []}"#
        let contents = try Inventory(document.utf8, wantsDigest: true).contents
        #expect(contents.organization.name == "Example" && contents.services == 0 && contents.comparedIDs == nil)
        #expect(contents.digest == Digest.sha256(document))
        #expect(try Inventory(document.utf8).contents.digest == nil)
    }
}
