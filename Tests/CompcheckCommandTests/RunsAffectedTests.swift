import Foundation
import Testing

/// `compcheck runs affected`, and the affected audits that an import lists.
@Suite struct RunsAffectedTests {
    private struct Page: Decodable {
        struct Run: Decodable {
            struct Use: Decodable, Equatable {
                let service: String
                let jurisdiction: String
                let verdictBefore: String?
                let verdictAfter: String?
                let opened: [String]
                let closed: [String]
                let changed: [String]
            }

            let run: Int
            let uses: Int
            let affected: [Use]
        }

        let runs: [Run]
        let notKept: [Int]
        let unreadable: [Int]
        let older: Int
    }

    private func page(_ nights: Nights, _ arguments: String...) throws -> Page {
        let outcome = try nights.run(["runs", "affected", "--format", "json"] + arguments)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return try JSONDecoder().decode(Page.self, from: Data(outcome.output.utf8))
    }

    private func instants(_ nights: Nights) throws -> [String] {
        try Database(path: nights.home.database).ask(
            "SELECT recorded_at FROM pack_import WHERE pack = 'acme' ORDER BY id"
        )
    }

    /// Two nights, between which the severity of one rule changed and another rule was added.
    @Test func tellsWhatAChangeWouldHaveChanged() throws {
        let nights = try Nights()
        try nights.audit(Nights.second, as: "2024-07-09", name: "other.json", ["--no-snapshot"])
        let instants = try instants(nights)
        let whole = try page(nights, "--since", instants[0])
        #expect(whole.runs.map(\.run) == [2, 1] && whole.notKept == [3] && whole.older == 0)
        // The findings of the rule changed on every use, and those of the added rule were opened there.
        #expect(whole.runs[0].affected.contains { $0.changed == ["acme-ban"] && $0.opened == ["acme-second"] })
        #expect(try page(nights, "--since", instants[1]).runs.allSatisfy(\.affected.isEmpty))
        let one = try page(nights, "--since-rule", "acme-second", "--inventory", "inventory.json", "--limit", "1")
        #expect(one.runs.map(\.run) == [2] && one.older == 1)
        #expect(one.runs[0].affected.allSatisfy { $0.opened == ["acme-second"] && $0.changed.isEmpty })
        #expect(one.runs[0].affected.count == whole.runs[0].affected.count)
    }

    /// The changes that an import predicts for the latest run are those of the next run.
    @Test func anImportSaysItAtOnce() throws {
        let home = try Home()
        let nights = Nights(in: home)
        try nights.audit(Nights.first, as: "2024-07-08")
        let folder = try RulesImportTests.folder(in: home, RulesImportTests.rule())
        let told = try home.run(["rules", "import", folder, "--pack", "acme"])
        #expect(told.status == 0)
        let count = try #require(told.output.firstMatch(of: /would change run 1 of inventory.json: (\d) of 3 uses\n/)).1
        let command = try #require(told.output.firstMatch(of: /see `compcheck (runs affected --since \S+)`\n$/)).1
        let page = try home.run(command.split(separator: " ").map(String.init))
        #expect(
            page.output.contains("run 1 of inventory.json, as of 2024-07-08: \(count) of 3 uses"),
            "\(page.output)",
        )
        try nights.audit(Nights.first, as: "2024-07-08")
        #expect(try nights.told("diff", "1", "2").contains("findings: \(count) opened, 0 closed, 0 changed"))
        let again = try home.run(["rules", "import", folder, "--pack", "acme"])
        #expect(!again.output.contains("would change"))
    }

    /// Before the first record there was no rule, and no catalogue for the names in an inventory.
    @Test func beforeTheFirstRecordThereWasNoRule() throws {
        let page = try page(try Nights(), "--since", "2020-01-01")
        #expect(page.runs.map(\.run) == [2, 1] && page.unreadable.isEmpty)
        let use = try #require(page.runs[0].affected.first { $0.service == "bot" && $0.jurisdiction == "CN" })
        #expect(use.verdictBefore == "unregulated" && use.verdictAfter == "prohibited")
        #expect(use.opened.contains("openai-unsupported-territories") && use.closed.isEmpty && use.changed.isEmpty)
    }

    /// A run whose offering was added and removed since is reported, and the other runs are evaluated.
    @Test func anInventoryThatCannotBeReadIsSaid() throws {
        let nights = try Nights()
        let offering = "- {id: acme-chat, vendor: openai, developers: [openai], route: direct, capabilities: [chat]}\n"
        try nights.home.write(offering, to: "own/catalogue/offerings.yaml")
        try nights.record(RulesImportTests.rule())
        try nights.audit(#"{"id": "bot", "offering": "acme-chat", "jurisdictions": ["CN"]}"#, as: "2024-07-10")
        let between = try #require(try instants(nights).last)
        try FileManager.default.removeItem(atPath: nights.home.path("own/catalogue/offerings.yaml"))
        try nights.record(RulesImportTests.rule(severity: "high"))
        // A removed catalogue entry is taken as it was then.
        let filled = try page(nights, "--since", between, "--limit", "1")
        #expect(filled.runs.map(\.run) == [3] && filled.runs[0].affected.map(\.changed) == [["acme-ban"]])
        let outcome = try nights.run(["runs", "affected", "--since", "2020-01-01"])
        #expect(outcome.status == 2)
        let place = "inventory.json:1:61: services[0].offering"
        #expect(
            outcome.errors.hasPrefix("run 3 of inventory.json can no longer be judged: \(place): unknown offering"),
            "\(outcome.errors)",
        )
        #expect(outcome.output.contains("2 of 2 runs would be told otherwise"), "\(outcome.output)")
        #expect(outcome.output.contains("not judged again, for their inventory cannot be read: run 3\n"))
    }

    @Test func aRuleThatIsGoneWasAChangeToo() throws {
        let nights = try Nights()
        try nights.record(RulesImportTests.rule(severity: "high"))
        let gone = try page(nights, "--since-rule", "acme-second", "--limit", "1")
        #expect(gone.runs[0].affected.contains { $0.closed == ["acme-second"] })
    }

    @Test(arguments: [
        ([], "say since when"), (["--since", "2024-01-01", "--since-rule", "x"], "say since when"),
        (["--since-rule", "acme-bax"], "unknown rule `acme-bax`: did you mean `acme-ban`?"),
        (["--since", "2024-01-01", "--limit", "0"], "--limit takes"),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Nights().run(["runs", "affected"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
