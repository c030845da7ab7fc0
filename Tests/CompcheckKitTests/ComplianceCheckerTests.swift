import CompcheckKit
import Foundation
import Testing

/// The checker inside another program.
@Suite struct ComplianceCheckerTests {
    private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

    private static let json = #"""
        {"formatVersion": 1, "organization": {"name": "Acme"}, "services": [
          {"id": "bot", "offering": "openai-api", "jurisdictions": ["China", "SG"]},
          {"id": "odd", "vendor": "Nobody Knows Ltd", "colour": "red", "jurisdictions": ["CN"]}]}
        """#

    @Test func answersWithTheRulesThatComeWithIt() throws {
        let checker = try ComplianceChecker(on: ComplianceCheckerTests.day("2024-07-09"))
        let checked = try checker.check(json: Array(ComplianceCheckerTests.json.utf8))
        #expect(checker.ruleIDs.count > 50 && checker.rulesDigest.count == 64)
        #expect(checked.organization == "Acme" && checked.digest.count == 64)
        #expect(checked.uses.map { "\($0.service) \($0.jurisdiction)" } == ["bot CN", "bot SG", "odd CN"])
        let first = checked.uses[0]
        #expect(first.verdict == .prohibited && first.verdictAtWorst == .prohibited)
        let block = try #require(first.findings.first { $0.rule.id == "openai-api-block-2024" })
        #expect(
            block.isCertain && block.standing == .inForce && block.since?.description == "2024-07-09"
                && block.missing.isEmpty
        )
        #expect(block.because.contains { $0.attribute == "jurisdiction" && $0.values == ["CN"] })
        #expect(block.rule.effect == "prohibits" && !block.rule.sources.isEmpty)
        #expect(checked.notices.contains { $0.contains("colour") })
    }

    /// What a program makes itself is answered like the same in a file.
    @Test func takesAnInventoryAsAValue() throws {
        var bot = Inventory.Service(id: "bot", jurisdictions: ["China"], offering: "azure-openai")
        bot.models = ["openai/gpt-4o"]
        bot.region = "southeastasia"
        bot.audience = ["internal"]
        let inventory = Inventory(organization: .init(name: "Acme", customer: ["enterprise"]), services: [bot])
        let checker = try ComplianceChecker(on: ComplianceCheckerTests.day("2024-07-09"))
        let json = """
            {"formatVersion": 1, "organization": {"name": "Acme", "customer": "enterprise"}, "services": [
              {"id": "bot", "offering": "azure-openai", "models": ["openai/gpt-4o"], "region": "southeastasia",
               "audience": ["internal"], "jurisdictions": ["CN"]}]}
            """
        let (own, read) = (try checker.check(inventory), try checker.check(json: Array(json.utf8)))
        #expect(own.uses == read.uses && own.uses.count == 1)
        #expect(own.uses[0].permissions.contains { $0.rule.id == "azure-openai-cn-exception" })
    }

    @Test func takesRulesFromMemory() throws {
        let files = [
            "catalogue/authorities.yaml": "- {id: acme-legal, name: Acme Legal, kind: vendor}\n",
            "acme.yaml": """
            id: acme-ban
            title: Acme uses nothing there
            authority: acme-legal
            effect: prohibits
            severity: low
            when: {jurisdiction: NO}
            lifecycle: [{date: 2024-01-01, event: introduced}]
            """,
        ]
        let inventory = Inventory(services: [.init(id: "bot", jurisdictions: ["Norway"])])
        let day = try ComplianceCheckerTests.day("2024-07-09")
        let checker = try ComplianceChecker(rules: [.files(files)], on: day)
        #expect(try checker.check(inventory).uses.map(\.verdict) == [.unregulated])
        #expect(try checker.check(inventory).uses[0].outlook.map(\.cause) == [.ruleInForce("acme-ban")])
        let passed = try ComplianceChecker(rules: [.files(files)], on: day, assuming: ["acme-ban"])
        #expect(try passed.check(inventory).uses.map(\.verdict) == [.prohibited])
        #expect(throws: CompcheckError.unknownRule("acme-bann", suggestion: "acme-ban")) {
            try ComplianceChecker(rules: [.files(files)], on: day, leavingOut: ["acme-bann"])
        }
        let broken = ["acme.yaml": "id: Acme\n"]
        let error = #expect(throws: CompcheckError.self) { try ComplianceChecker(rules: [.files(broken)], on: day) }
        guard case .invalidRules(let problems)? = error else {
            return #expect(Bool(false), "\(String(describing: error))")
        }
        #expect(problems.contains { $0.file == "acme.yaml" && $0.line == 1 })
    }

    @Test(arguments: [
        ("{", "mine.json"),
        (#"{"formatVersion": 1, "services": [{"id": "a", "jurisdictions": ["Atlantis"]}]}"#, "Atlantis"),
    ])
    func saysWhatIsWrongWithAnInventory(json: String, words: String) throws {
        let checker = try ComplianceChecker(on: ComplianceCheckerTests.day("2024-07-09"))
        let error = #expect(throws: CompcheckError.self) {
            try checker.check(json: Array(json.utf8), named: "mine.json")
        }
        #expect("\(try #require(error))".hasPrefix("mine.json"))
        #expect("\(try #require(error))".contains(words))
    }

    @Test func manyTasksShareOne() async throws {
        let checker = try ComplianceChecker(on: ComplianceCheckerTests.day("2024-07-09"))
        let bytes = Array(ComplianceCheckerTests.json.utf8)
        let alone = try checker.check(json: bytes)
        try await withThrowingTaskGroup { group in
            for _ in 0..<50 { group.addTask { try checker.check(json: bytes) } }
            for try await checked in group { #expect(checked == alone) }
        }
    }

    @Test func daysAreThoseOfTheCalendar() throws {
        #expect(CalendarDay(year: 2023, month: 2, day: 29) == nil && CalendarDay("2024-02-29") != nil)
        let zone = try #require(TimeZone(identifier: "Asia/Singapore"))
        let evening = Date(timeIntervalSince1970: 1_720_540_800)
        #expect("\(CalendarDay(evening, in: .gmt))" == "2024-07-09")
        #expect("\(CalendarDay(evening, in: zone))" == "2024-07-10")
    }
}
