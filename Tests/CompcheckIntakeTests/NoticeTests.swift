import CompcheckIntake
import CompcheckModel
import Testing

/// Notices, which do not stop an audit.
struct NoticeTests {
    static func notices(_ services: String) throws -> [CountedNotice] {
        try Inventory(Inventory.document(services).utf8).contents.notices
    }

    /// Returns the warnings about a service with these members, without recognitions.
    static func said(_ said: String) throws -> [String] {
        try notices(#"{"id": "a", "jurisdictions": "CN", \#(said)}"#).map(\.notice)
            .filter { $0.kind != .recognized }.map(\.what)
    }

    @Test func unknownKeysAreCounted() throws {
        let services = (0..<5).map {
            #"{"id": "\#($0)", "jurisdictions": "CN", "tgas": [\#($0)], "evidence": [{"requirement": "permit", "x": 1}]}"#
        }
        let notices = try Self.notices(services.joined(separator: ",\n"))
        #expect(notices.map(\.services) == [5, 5] && notices.map(\.firstService) == ["0", "0"])
        #expect(
            notices.map(\.notice.what) == [
                "unknown key `services[].tgas`: did you mean `tags`?", "unknown key `services[].evidence[].x`",
            ]
        )
    }

    @Test func unknownKeysOfTheDocumentAreNoServices() throws {
        let notices = try Inventory(#"{"servces": 1, "services": []}"#.utf8).contents.notices
        #expect(notices.map(\.services) == [0, 0])
        #expect(
            notices.map(\.notice.what) == [
                "unknown key `servces`: did you mean `services`?", "`formatVersion` is missing and taken to be 1",
            ]
        )
    }

    @Test(arguments: [
        (
            #""vendor": "acmee""#,
            "nobody knows the vendor `acmee`, so it matches nothing and excludes nothing: did you mean `Acme`?",
        ),
        (#""offering": "acme-api", "vendor": "cloudy""#, "vendor `cloudy`: the catalogue has `acme` for `acme-api`"),
        (
            #""offering": "acme-api", "operator": "cloudy""#,
            "operator `cloudy`: the catalogue has `acme` for `acme-api`",
        ),
        (
            #""offering": "acme-api", "models": ["cloudy.large", "acme/small", "small"]"#,
            "the model `cloudy.large` counts as one of `cloudy`: the catalogue has `acme` for `acme-api`",
        ),
        (#""offering": "acme-api", "developers": "cloudy""#, "developers `cloudy`: the catalogue has `acme`"),
        (#""offering": "acme-api", "scope": "near""#, "scope `near`: the catalogue has `region` for `acme-api`"),
        (
            #""models": "acme.sealed-2", "weights": "open""#,
            "weights `open`: the catalogue has `closed` for the model `acme.sealed-2`",
        ),
        (
            #""offering": "acme-api", "route": "cloud""#,
            "route `cloud`: the catalogue has `acme-api` on route `direct`",
        ),
        (
            #""offering": "acme-api", "endpoint": "acme.cloudy.com""#,
            "the endpoint belongs to `cloudy-acme`, but the service names `acme-api`",
        ),
        (
            #""offering": "cloudy-acme", "region": "southeastasai""#,
            "no region `southeastasai` of `cloudy-acme`: did you mean `southeastasia`?",
        ),
        (
            #""offering": "cloudy-acme", "region": "EastUS2", "hosting": "SG""#,
            "hosting `SG`: the catalogue has region `East US 2` in `US`",
        ),
        (
            #""offering": "acme-api", "region": "EastUS2""#,
            "the catalogue knows no region `EastUS2` of `acme-api`: it is in `US` with `cloudy-acme`",
        ),
        (
            #""developers": "cloudy", "models": "acme/m""#,
            "the model `acme/m` is of `acme`, whom `developers` does not name",
        ),
        (
            #""evidence": [{"requirement": "permits"}]"#,
            "evidence for `permits`, which is no requirement of this rulebook: did you mean `permit`?",
        ),
    ])
    func isSaid(_ said: String, _ words: String) throws {
        let notices = try Self.said(said)
        #expect(notices.count == 1 && notices[0].contains(words), "\(notices)")
    }

    @Test func agreementIsNotNoticed() throws {
        let said =
            #""offering": "cloudy-acme", "vendor": "Cloudy", "operator": "cloudy", "developers": "acme", "route": "cloud", "#
        #expect(try Self.said(said + #""region": "SOUTHEAST asia", "hosting": "SG", "models": ["acme/m", "m"]"#) == [])
    }

    @Test func onlySoManyAreToldApart() throws {
        let services = (0..<1_200).map { #"{"id": "\#($0)", "jurisdictions": "CN", "vendor": "nobody \#($0)"}"# }
        let notices = try Self.notices(services.joined(separator: ","))
        #expect(notices.count == 1_001 && notices.map(\.services).reduce(0, +) == 1_200)
        #expect(notices.last?.services == 200 && notices.last?.firstService == "1000")
    }

    @Test func aCrowdOfOneKindLeavesRoomForTheOthers() throws {
        let services = (0..<1_200).map { #"{"id": "\#($0)", "jurisdictions": "CN", "vendor": "nobody \#($0)"}"# }
        let last = #"{"id": "last", "jurisdictions": "CN", "vendor": "Acme, Inc.", "offering": "cloudy-acme"}"#
        let kinds = try Self.notices((services + [last]).joined(separator: ",")).map(\.notice.kind)
        #expect(kinds.suffix(3) == [.unknownName, .recognized, .disagreement])
    }

    @Test func evidenceIsNotTakenForADescription() throws {
        let evidence = #", "evidence": [{"requirement": "other"}]"#
        let services = ["a", "b", "c", "d"].map {
            #"{"id": "\#($0)", "jurisdictions": "CN", "vendor": "who"\#($0 < "c" ? evidence : "")}"#
        }
        let notices = try Self.notices(services.joined(separator: ","))
        #expect(notices.map(\.services) == [4, 2], "\(notices)")
    }
}
