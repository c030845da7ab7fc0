import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Hostile strings")
struct HostileTests {
    private let hidden: Set<Unicode.GeneralCategory> = [.control, .format, .lineSeparator, .paragraphSeparator]

    @Test(arguments: [true, false])
    func neverReachTheTerminal(colour: Bool) {
        let report = tell(
            .text,
            Hostile.audit,
            Hostile.uses,
            options: ReportOptions(colour: colour, top: 50),
            notices: Hostile.notices,
        )
        let plain = report.replacing(/\u{1B}\[[0-9;]+m/, with: "")
        for scalar in plain.unicodeScalars where scalar != "\n" {
            #expect(!hidden.contains(scalar.properties.generalCategory), "U+\(String(scalar.value, radix: 16))")
        }
        #expect(plain.contains(#"\u{1B}[2J\u{1B}[31mPASS"#))
        #expect(plain.contains(#"\u{202E}"#))
        #expect(!plain.split(separator: "\n").contains { $0.hasPrefix("PASS") })
    }

    @Test func areCutInText() {
        let report = tell(
            .text,
            Hostile.audit,
            Hostile.uses,
            options: ReportOptions(top: 50),
            notices: Hostile.notices,
        )
        #expect(report.contains("…"))
        #expect(report.split(separator: "\n").allSatisfy { $0.count <= 700 })
        #expect(!report.contains(String(repeating: "x", count: 700)))
    }

    @Test(arguments: [ReportFormat.json, .ndjson])
    func comeBackUnchangedFromJSON(format: ReportFormat) throws {
        let report = tell(format, Hostile.audit, Hostile.uses, notices: Hostile.notices)
        for byte in report.utf8 where byte != UInt8(ascii: "\n") { #expect(byte >= 0x20 && byte != 0x7F) }
        let uses: [[String: Any]]
        switch format {
        case .json:
            let document = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
            uses = try #require(document?["uses"] as? [[String: Any]])
        default:
            uses = try report.split(separator: "\n").map { line in
                let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
                return try #require(object as? [String: Any])
            }
        }
        #expect(uses.count == Hostile.uses.count)
        for (use, original) in zip(uses, Hostile.uses) {
            let id = try #require(use["service"] as? String)
            #expect(Array(id.unicodeScalars) == Array(original.service.id.unicodeScalars))
        }
    }
}
