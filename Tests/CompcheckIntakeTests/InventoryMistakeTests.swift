import CompcheckModel
import Testing

/// Single mistakes in inventories, with their location and message.
struct InventoryMistakeTests {
    /// Returns a one-line document of a service with these members, which begin at column 72.
    static func service(_ said: String) -> String {
        Inventory.document(#"{"id": "a", "jurisdictions": ["CN"], \#(said)}"#)
    }

    static let values: [(String, String, String)] = [
        (#""name": 5"#, "80", "services[0].name: must be text, not a number"),
        (#""owner": []"#, "81", "services[0].owner: must be text, not a list"),
        (#""endpoint": {}"#, "84", "services[0].endpoint: must be text, not an object"),
        (#""offering": true"#, "84", "services[0].offering: must be text, not a boolean"),
        (#""offering": "acme-apy""#, "84", "unknown offering `acme-apy`: did you mean `acme-api`?"),
        (#""vendor": [5]"#, "83", "services[0].vendor[0]: must be text, not a number"),
        (#""operator": {"a": 1}"#, "84", "services[0].operator: must be text, not an object"),
        (#""developers": [["acme"]]"#, "87", "services[0].developers[0]: must be text, not a list"),
        (#""models": 5"#, "82", "services[0].models: must be text"),
        (#""route": "dirct""#, "81", "services[0].route: unknown route `dirct`: did you mean `direct`?"),
        (#""region": 1"#, "82", "services[0].region: must be text"),
        (#""hosting": "Chna""#, "83", "services[0].hosting: unknown jurisdiction `Chna`: did you mean `China`?"),
        (#""notIn": ["union"]"#, "82", "services[0].notIn[0]: unknown jurisdiction `union`"),
        (#""customer": "state""#, "84", "unknown value `state`: expected one of individual, enterprise, government"),
        (#""audience": ["pubic"]"#, "85", "unknown value `pubic`: did you mean `public`?"),
        (#""seat": 5"#, "80", "services[0].seat: must be text"),
        (#""owners": "CN""#, "82", "services[0].owners: must be a list, not text"),
        (#""offering": ["acme-api", "acme-api"]"#, "84", "names several offerings: make each a service of its own"),
        (#""scope": "regoin""#, "81", "services[0].scope: unknown scope `regoin`: did you mean `region`?"),
        (#""hosting": []"#, "83", "services[0].hosting: is empty: name the places"),
        (#""scope": []"#, "81", "services[0].scope: is empty: "),
        (#""egress": []"#, "82", "services[0].egress: is empty: name the places"),
        (#""egress": "union""#, "82", "services[0].egress: unknown jurisdiction `union`"),
        (#""weights": "opne""#, "83", "services[0].weights: unknown value `opne`: did you mean `open`?"),
        (#""seat": "US-ZZ""#, "80", "unknown jurisdiction `US-ZZ`: ISO 3166-2 has no such part of `US`"),
        (#""owners": [{"party": "acme"}]"#, "83", "services[0].owners[0]: `share` is missing"),
        (#""owners": [{"party": "acme", "share": "1"}]"#, "110", "must be a number from 0 to 1, not text"),
        (#""owners": [{"party": "acme", "share": 1.01}]"#, "110", "`1.01` is not a share: write a number from 0 to 1"),
        (#""owners": [{"party": "acme", "share": -0.1}]"#, "110", "`-0.1` is not a share"),
        (#""capabilities": ["chatt"]"#, "89", "unknown capability `chatt`: did you mean `chat`?"),
        (#""modalities": "video""#, "86", "unknown modality `video`: expected one of text"),
        (#""data": [5]"#, "81", "services[0].data[0]: must be text"),
        (#""parties": [""]"#, "84", "services[0].parties[0]: is empty"),
        (#""tags": ["  "]"#, "81", "services[0].tags[0]: is empty"),
        (#""tags": [null]"#, "81", "services[0].tags[0]: must be text, not null"),
        (#""tags": "é", "name": 5"#, "93", "services[0].name: must be text"),
        (#""evidence": {}"#, "84", "services[0].evidence: must be a list, not an object"),
        (#""evidence": [{}]"#, "85", "`requirement` is missing"),
        (#""evidence": [{"requirement": "permit", "validFrom": "2024-02-30"}]"#, "124", "`2024-02-30` is not a day"),
        (#""evidence": [{"requirement": "permit", "validUntil": 5}]"#, "125", "must be text, not a number"),
        (#""evidence": [{"requirement": "permit", "jurisdictions": ["Norwey"]}]"#, "129", "did you mean `Norway`?"),
        (#""name": "x", "name": "y""#, "85", "services[0].name: duplicate key"),
        (#""nam\u0065": "x", "name": "y""#, "90", "services[0].name: duplicate key"),
    ]

    @Test(arguments: values) func isSaid(_ said: String, _ column: String, _ words: String) throws {
        let complaints = Inventory.complaints(Self.service(said).utf8)
        #expect(complaints.count == 1 && complaints[0].contains(words), "\(complaints)")
        #expect(complaints.first?.hasPrefix("1:\(column): ") == true, "\(complaints)")
    }

    static let documents: [(String, String)] = [
        ("", "is empty"), (" \n ", "contains only whitespace"), ("\u{FEFF}", "contains only whitespace"),
        ("[]", "1:1: is not an inventory: it must begin with `{`"), ("\u{FEFF} x", "1:2: is not an inventory"),
        ("{}", "has no `services`"), (#"{"organization": {}}"#, "has no `services`"),
        (#"{"formatVersion": 1}"#, "has no `services`"),
        (#"{"services": {}}"#, "1:14: services: must be a list"), (#"{"services": null}"#, "1:14: services: must be"),
        (#"{"services": [], "services": []}"#, "1:30: duplicate key `services`"),
        (#"{"services": [], "x": 1, "x": 1}"#, "1:31: duplicate key `x`"),
        (#"{"services": []} x"#, "1:18: is not JSON: expected the end"),
        (#"{"services": []}{}"#, "1:17: is not JSON: expected the end"),
        (#"{"services": [],}"#, "1:17: is not JSON: expected a key in quotes"),
        (#"{"services": [{}{}]}"#, "1:17: is not JSON: expected `,` or `]`"),
        (#"{"services" []}"#, "1:13: is not JSON: expected `:`"),
        (#"{"services": [], "x\q": 1}"#, "1:18: is not JSON"),
        (#"{"services": [], "x": nul}"#, "1:23: is not JSON"), (#"{"services": [], "x": [1 2]}"#, "is not JSON"),
        (#"{"formatVersion": 2, "services": []}"#, "1:19: formatVersion: this compcheck reads version 1"),
        (#"{"formatVersion": "1", "services": []}"#, "1:19: formatVersion: this compcheck reads version 1"),
        (#"{"organization": [], "services": []}"#, "1:18: organization: must be an object, not a list"),
        (#"{"services": [], "organization": {"seat": "XX"}}"#, "1:43: organization.seat: unknown jurisdiction `XX`"),
        (#"{"organization": {"vendors": [{"id": "x"}]}, "services": []}"#, "1:31: organization.vendors[0]: `name`"),
        (
            #"{"organization": {"name": 5, "name": 6}, "services": []}"#,
            "1:30: organization.name: duplicate key",
        ),
        (Inventory.document("5"), "services[0]: must be an object, not a number"),
        (Inventory.document("[]"), "1:35: services[0]: must be an object, not a list"),
        (Inventory.document("nul"), "1:35: services[0]: is not JSON"),
        (
            Inventory.document(#"{"id": "a\u0000b", "jurisdictions": ["CN"]}"#),
            "services[0].id: contains a NUL character",
        ),
        (Inventory.document(#"{"id": "a"}"#), "1:35: services[0]: `jurisdictions` is missing"),
        (Inventory.document(#"{"id": "a", "jurisdictions": null}"#), "services[0]: `jurisdictions` is missing"),
        (Inventory.document(#"{"id": "a", "jurisdictions": []}"#), "1:64: services[0].jurisdictions: is empty"),
        (Inventory.document(#"{"id": "a", "jurisdictions": "Chian"}"#), "unknown jurisdiction `Chian`: did you mean"),
        (Inventory.document(#"{"jurisdictions": "CN"}"#), "1:35: services[0]: `id` is missing"),
        (Inventory.document(#"{"id": null, "jurisdictions": "CN"}"#), "services[0]: `id` is missing"),
        (Inventory.document(#"{"id": 5, "jurisdictions": "CN"}"#), "1:42: services[0].id: must be text, not a number"),
        (Inventory.document(#"{"id": "", "jurisdictions": "CN"}"#), "1:42: services[0].id: is empty"),
        (service(#""name": "\ud800""#), "services[0]: is not JSON"),
        (service(#""name": "\x""#), "services[0]: is not JSON"),
        (service(#""x": "\udc00\ud800""#), "services[0]: is not JSON"),
        (service("\"name\": \"\u{1}\""), "is not JSON"),
        (service(#""x": [1,]"#), "is not JSON"), (service(#""x": 01"#), "is not JSON"),
        (service(#""x": 1}, {"#), "services[1]: `id` is missing"),
        (service(#""tags": [1, "a"}"#), "is not JSON"), (service(#""x": {"a" "b"}"#), "is not JSON"),
    ]

    @Test(arguments: documents) func isRefused(_ text: String, _ words: String) throws {
        let complaints = Inventory.complaints(text.utf8)
        #expect(complaints.contains { $0.contains(words) }, "\(complaints)")
    }

    @Test(arguments: [0x5B, 0x7B] as [UInt8]) func nestingBombsEnd(_ bracket: UInt8) throws {
        let deep = String(repeating: bracket == 0x5B ? "[" : #"{"a":"#, count: 100_000)
        let closed = String(repeating: "[", count: 100_000) + String(repeating: "]", count: 100_000)
        #expect(!Inventory.complaints(deep.utf8).isEmpty)
        for key in ["x", "tags", "evidence", "id"] {
            #expect(!Inventory.complaints(Self.service("\"\(key)\": \(deep)").utf8).isEmpty)
            #expect(Inventory.complaints(Self.service("\"\(key)\": \(closed)").utf8).count == 1)
        }
        #expect(!Inventory.complaints(#"{"services": [], "x": \#(closed)}"#.utf8).isEmpty)
        #expect(!Inventory.complaints(#"{"x": \#(deep)"#.utf8).isEmpty)
    }

    @Test func notUTF8IsSaidWithItsPlace() throws {
        let before = "{\n\"services\": [\n{\"id\": \"é"
        let complaints = Inventory.complaints(
            Array(before.utf8) + [0xC3] + Array("\", \"jurisdictions\": \"CN\"}]}".utf8)
        )
        #expect(complaints == ["3:10: services[0]: is not valid UTF-8"])
        for bytes in [[0xFF, 0xFE, 0x7B, 0], [0xFE, 0xFF, 0, 0x7B], [0x7B, 0, 0x7D, 0], [0, 0x7B]] as [[UInt8]] {
            #expect(Inventory.complaints(bytes) == ["is not UTF-8 but looks like UTF-16: save it as UTF-8"])
        }
    }

    @Test func idsStandOnce() throws {
        let service = #"{"id": "a", "jurisdictions": "CN"}"#
        let escaped = #"{"id": "\u0061", "jurisdictions": "CN"}"#
        let said = "duplicate service id `a`: ids must be unique"
        #expect(
            Inventory.complaints(Inventory.document("\(service),\n\(service)").utf8) == ["2:1: services[1]: \(said)"]
        )
        #expect(
            Inventory.complaints(Inventory.document("\(service),\(escaped)").utf8) == ["1:70: services[1]: \(said)"]
        )
        #expect(
            Inventory.complaints("\(service)\n\n\(escaped)\r\n\(service)".utf8) == ["3:1: \(said)", "4:1: \(said)"]
        )
    }

    /// Enough services that the table of ids has grown many times.
    @Test func idsStandOnceAmongMany() throws {
        let lines = (0..<30_000).map { "{\"id\": \"service-\($0)\", \"jurisdictions\": \"CN\"}\n" }
        let again = stride(from: 0, to: lines.count, by: 997).map(\.self)
        let complaints = Inventory.complaints((lines + again.map { lines[$0] }).joined().utf8)
        let said = again.enumerated().map { number, service in
            "\(lines.count + number + 1):1: duplicate service id `service-\(service)`: ids must be unique"
        }
        #expect(complaints == said)
    }

    @Test func aBlankIdIsRefusedAlsoWhereItsDescriptionIsKnown() throws {
        let services = ["a", " ", "\u{3000}", ""].map { #"{"id": "\#($0)", "jurisdictions": "CN"}"# }
        let said = Inventory.complaints(Inventory.document(services.joined(separator: ",")).utf8)
        #expect(said.count == 3 && said.allSatisfy { $0.hasSuffix(".id: is empty") }, "\(said)")
    }

    @Test func manyProblemsAreCounted() throws {
        let lines = (0..<120).map { "{\"id\": \"\($0)\", \"jurisdictions\": \"XX\"}\n" }
        #expect {
            _ = try Inventory(lines.joined().utf8)
        } throws: { error in
            guard let error = error as? BadInput else { return false }
            return error.problems.count == 50 && error.more == 70 && error.problems.last?.line == 50
        }
    }

    @Test func filesThatCannotBeOpened() throws {
        let folder = try TemporaryFolder()
        #expect(try complaints { _ = try Inventory(at: "/nowhere") } == ["/nowhere: no such file"])
        #expect(
            try complaints { _ = try Inventory(at: folder.path) }.first?.hasSuffix(
                ": is a folder: an inventory must be a file"
            ) == true
        )
    }

    @Test func longAndHostileTextIsCut() throws {
        let long = String(repeating: "x", count: 10_000)
        for said in ["\"route\": \"\(long)\"", "\"\(long)\": 1, \"\(long)\": 1", #""route": "\u001b[31m\u202e\n""#] {
            let complaints = Inventory.complaints(Self.service(said).utf8)
            #expect(complaints.count == 1 && complaints[0].count < 200, "\(complaints)")
            #expect(complaints[0].unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E })
        }
    }
}
