import CompcheckIntake
import CompcheckModel
import Foundation
import Testing

/// How services are found in the bytes of an inventory.
struct FramingTests {
    static let document = """
        {"formatVersion": 1, "organization": {"name": "Ex\\"ample", "seat": "SG"},
         "services": [{"id": "a", "jurisdictions": ["CN", "Norway"], "x": {"é": [1.5e3, true, null]}},
          {"id": "b", "jurisdictions": "CN", "tags": ["[", "}\\\\"]}], "y": "z"}
        """

    @Test func everyPrefixIsRefused() throws {
        let bytes = Array(Self.document.utf8)
        #expect(try Inventory(bytes).services.count == 2)
        for length in 0..<bytes.count {
            let said = Inventory.complaints(bytes.prefix(length))
            #expect(
                said.count == 1 && (said[0].contains("cut off") || said[0].contains("is empty")),
                "\(length): \(said)",
            )
        }
    }

    @Test(arguments: [0x00, 0x22, 0x2C, 0x31, 0x5B, 0x5C, 0x7D, 0xC3] as [UInt8]) func noBrokenByteIsAccepted(
        _ byte: UInt8
    ) throws {
        let bytes = Array(Self.document.utf8)
        let folder = try TemporaryFolder()
        for position in bytes.indices {
            let broken = bytes[..<position] + [byte] + bytes[(position + 1)...]
            let path = try folder.write("inventory.json", broken)
            guard (try? Inventory(at: path)) != nil else { continue }
            #expect((try? JSONSerialization.jsonObject(with: Data(broken))) != nil, "\(position)")
        }
    }

    @Test func lines() throws {
        let header = #"{"formatVersion": 1, "organization": {"seat": "SG"}}"#
        let one = #"{"id": "a", "jurisdictions": "CN"}"#
        let two = #"{"id": "b", "jurisdictions": "NO"}"#
        for (text, lines) in [
            (header + "\n" + one + "\n" + two, [2, 3]), (one + "\n" + two + "\n", [1, 2]), (one, [1]),
            ("\u{FEFF}\r\n\n" + header + "\r\n\r\n" + one + "\r\n \t\n" + two + "\r\n", [5, 7]),
            (header + "\n \n" + one, [3]), (#"{"formatVersion": 1}"# + "\n" + one, [2]),
        ] {
            let inventory = try Inventory(text.utf8)
            #expect(inventory.services.map(\.line) == lines)
            #expect(inventory.services.first?.traits.stated.seat == (text.contains("seat") ? ["SG"] : nil))
        }
        #expect(try Inventory(header.utf8, named: "x.ndjson").services.isEmpty)
        #expect(try Inventory(Self.document.replacing("\n", with: "").utf8, named: "x.ndjson").services.count == 2)
    }

    /// A service's location is that of its opening brace, in characters, whatever the document's layout.
    @Test(
        arguments: [
            (FramingTests.document, [[2, 15], [3, 3]]),
            (FramingTests.document.replacing("\n", with: ""), [[1, 88], [1, 170]]),
            ("\u{FEFF}" + FramingTests.document, [[2, 15], [3, 3]]),
            (
                #"{"formatVersion": 1, "organization": {"name": "çé"}, "services": [{"id": "a", "jurisdictions": "CN"}]}"#,
                [[1, 67]],
            ),
            ("\u{FEFF}" + #"{"id": "a", "jurisdictions": "CN"}"#, [[1, 1]]),
            ("  " + #"{"id": "a", "jurisdictions": "CN"}"# + "\n", [[1, 3]]),
        ] as [(String, [[Int]])]
    )
    func placesOfServices(text: String, places: [[Int]]) throws {
        let services = try Inventory(text.utf8).services
        #expect(services.map { [$0.line, $0.column] } == places)
    }

    @Test func everyBrokenLineIsSaid() throws {
        let good = (0..<6).map { #"{"id": "\#($0)", "jurisdictions": "CN"}"# }
        let lines = [
            good[0], "{", good[1], #"{"id": "x", "jurisdictions": "CN"} x"#, "5", good[2], good[3] + good[4], good[5],
        ]
        for name in ["x.json", "x.ndjson", "x.jsonl"] {
            let said = Inventory.complaints(lines.joined(separator: "\n").utf8, named: name)
            #expect(said.map { $0.prefix { $0 != ":" } } == ["2", "4", "5", "7"], "\(said)")
        }
        #expect(Inventory.complaints("5\n\(good[0])".utf8, named: "x.ndjson").map { $0.prefix(2) } == ["1:"])
    }

    @Test func aServiceWithoutIdOnTheFirstLineIsNoHeader() throws {
        let text = #"{"name": "x", "jurisdictions": "CN"}"# + "\n" + #"{"id": "b", "jurisdictions": "CN"}"#
        #expect(Inventory.complaints(text.utf8, named: "x.ndjson") == ["1:1: `id` is missing"])
        #expect(!Inventory.complaints(text.utf8).isEmpty)
        let twice = #"{"organization": {}, "organization": {}}"#
        #expect(Inventory.complaints(twice.utf8, named: "x.ndjson") == ["1:22: duplicate key `organization`"])
    }

    /// Services of many sizes and shapes, more than 3 MB of them.
    static let large: [(id: String, tags: [String], text: String)] = (0..<6_000).map { number in
        let tags = (0..<(number * 7_919 % 53)).map { "täg [\(number % 17)] \\\\ {\($0)}\\\"" }
        let text =
            #"{"id": "s\#(number)", "jurisdictions": ["CN"], "tags": [\#(tags.map { "\"\($0)\"" }.joined(separator: ", "))]}"#
        return (
            "s\(number)",
            tags.map {
                $0.replacing("\\\\", with: "\u{1}").replacing("\\\"", with: "\"").replacing("\u{1}", with: "\\")
            }, text,
        )
    }

    static func expectLarge(_ services: [Service]) {
        #expect(services.map(\.id) == large.map(\.id))
        #expect(
            zip(services, large).allSatisfy { $0.traits.stated.tags == $1.tags && $0.jurisdictions == ["CN"] }
        )
    }

    @Test(arguments: ["", " ", "\n "]) func windowsDoNotMatter(_ blanks: String) throws {
        let text = Inventory.document(Self.large.map(\.text).joined(separator: "," + blanks))
        #expect(text.utf8.count > 3 << 20)
        let inventory = try Inventory(text.utf8)
        Self.expectLarge(inventory.services)
        if blanks.contains("\n") { #expect(inventory.services.map(\.line) == Array(1...Self.large.count)) }
        Self.expectLarge(try Inventory(Self.large.map(\.text).joined(separator: "\n").utf8).services)
    }

    @Test func descriptionsPastTheTablesEndAreRight() throws {
        let texts = (0..<20_000).map { #"{"id": "\#($0)", "jurisdictions": "CN", "tags": ["\#($0 % 9_000)"]}"# }
        let services = try Inventory(texts.joined(separator: "\n").utf8).services
        #expect(services.enumerated().allSatisfy { $1.traits.stated.tags == ["\($0 % 9_000)"] && $1.id == "\($0)" })
    }

    @Test(arguments: ["u", "user-", "00000000", "https://example.com/service/"]) func idsThatLookAlikeAreTold(
        _ prefix: String
    ) throws {
        let texts = (0..<60_000).map { #"{"id": "\#(prefix)\#($0)", "jurisdictions": "CN"}"# }
        #expect(try Inventory(texts.joined(separator: "\n").utf8).services.count == 60_000)
    }

    @Test func placesPastTheWindowAreRight() throws {
        let filler = "é" + String(repeating: "x", count: 200)
        let good = (0..<20_000).map { #"{"id": "\#($0)", "name": "\#(filler)", "jurisdictions": "CN"}"# }
        let bad = #"{"id": "é", "jurisdictions": "XX"}"#
        let line = Inventory.document((good + [bad]).joined(separator: ","))
        let before = line.prefix(upTo: try #require(line.range(of: "\"XX\"")).lowerBound).count
        #expect(
            Inventory.complaints(line.utf8).first?.hasPrefix("1:\(before + 1): services[20000].jurisdictions: ") == true
        )
        let lines = Inventory.complaints((good + [bad]).joined(separator: "\n").utf8)
        #expect(lines.first?.hasPrefix("20001:30: jurisdictions: unknown jurisdiction `XX`") == true)
        let organization = Inventory.complaints(
            Inventory.document(good.joined(separator: ",\n")).dropLast().utf8
                + Array(",\n \"organization\": {\"seat\": \"XX\"}}".utf8)
        )
        #expect(organization.first?.hasPrefix("20001:27: organization.seat: ") == true, "\(organization)")
    }

    @Test func longValuesAreReadAndEndlessOnesRefused() throws {
        let long = String(repeating: "x", count: 3 << 20)
        let services = try Inventory(
            Inventory.document(#"{"id": "a", "jurisdictions": "CN", "name": "\#(long)"}"#).utf8
        ).services
        #expect(services.first?.name?.utf8.count == 3 << 20)
        let endless = Array(#"{"services": [{"id": ""#.utf8) + [UInt8](repeating: 0x78, count: 65 << 20)
        #expect(Inventory.complaints(endless) == ["1:15: a single value is longer than 64 MiB"])
    }
}
