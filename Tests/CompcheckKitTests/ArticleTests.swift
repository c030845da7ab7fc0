import CompcheckKit
import Foundation
import Testing

/// The code of the documentation, as it stands there: it compiles, and does what the text says.
@Suite struct ArticleTests {
    /// The articles' code blocks must stand in this file, line by line.
    @Test(arguments: ["EmbedTheChecker", "ReadAnAnswer"])
    func everyBlockIsTried(article: String) throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..")
        let path = "Sources/CompcheckKit/Documentation.docc/\(article).md"
        let text = try String(contentsOf: root.appending(path: path), encoding: .utf8)
        let tried = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
            .split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        let blocks = text.components(separatedBy: "```swift\n").dropFirst().map { $0.components(separatedBy: "```")[0] }
        #expect(!blocks.isEmpty)
        for line in blocks.joined().split(separator: "\n") {
            #expect(tried.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
        }
    }

    @Test func embedTheChecker() throws {
        let inventoryBytes = Array(#"{"formatVersion": 1, "services": [{"id": "a", "jurisdictions": ["SG"]}]}"#.utf8)
        do {
            let checker = try ComplianceChecker(on: CalendarDay(Date(), in: .current))
            let checked = try checker.check(json: inventoryBytes)
            let isClean = checked.uses.allSatisfy { $0.verdictAtWorst < .restricted }
            #expect(checked.uses.count == 1 && (isClean || !isClean))
        }
        let day = try #require(CalendarDay("2024-07-09"))
        do {
            let checker = try ComplianceChecker(on: day)
            var bot = Inventory.Service(id: "bot", jurisdictions: ["China", "SG"], offering: "azure-openai")
            bot.models = ["openai/gpt-4o"]
            bot.audience = ["internal"]
            let inventory = Inventory(organization: .init(name: "Acme", customer: ["enterprise"]), services: [bot])
            let checked = try checker.check(inventory)
            #expect(checked.uses.map(\.jurisdiction) == ["CN", "SG"])
        }
        let error = #expect(throws: CompcheckError.self) {
            let checker = try ComplianceChecker(rules: [.builtin, .folder("rules")], on: day)
            _ = try checker.check(json: Array("{".utf8))
        }
        #expect(error != nil)
    }

    @Test func readAnAnswer() throws {
        let day = try #require(CalendarDay("2024-07-09"))
        let service = Inventory.Service(id: "bot", jurisdictions: ["CN"], offering: "azure-openai")
        let checked = try ComplianceChecker(on: day).check(Inventory(services: [service]))
        for use in checked.uses where use.verdictAtWorst >= .restricted {
            let doubts = use.findings.filter { !$0.isCertain }
            print(use.service, use.jurisdiction, use.verdict, doubts.flatMap(\.missing))
        }
        for use in checked.uses {
            for entry in use.outlook {
                if case .ruleInForce(let bill) = entry.cause { print("if \(bill) passes:", entry.verdict) }
            }
        }
        #expect(checked.uses.count == 1)
    }
}
