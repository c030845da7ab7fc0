import Foundation
import Testing

/// Alerts contain only what is new to their target, and only once.
@Suite struct AlertNewsTests {
    private let nights: Nights
    private let receiver: Receiver

    init() throws {
        let home = try Home()
        nights = Nights(in: home)
        receiver = try Receiver(in: home)
    }

    private static let waived = ["--reason", "Migration", "--approver", "Ada", "--until", "2999-01-01"]

    private func audit(
        _ services: String,
        as day: String = "2024-07-09",
        _ more: [String] = [],
        to path: String = "ok",
    ) throws {
        try nights.audit(services, as: day, ["--notify", receiver.target(path), "--notify-ahead", "0"] + more)
    }

    /// Returns the alerts received after the first `count`.
    private func news(_ path: String = "ok", after count: Int) throws -> [Alert] {
        try receiver.requests(path).dropFirst(count).map { try $0.alert() }
    }

    @Test func onlyWhatChangedIsTold() throws {
        try audit(Nights.first)
        let first = try #require(try news(after: 0).first)
        #expect(first.kind == "first-audit" && first.run == 1 && first.comparedWith == nil && first.changes == nil)
        #expect(first.more == "compcheck report 1")

        try audit(Nights.first)
        #expect(try news(after: 1).isEmpty)

        try audit(Nights.second)
        let change = try #require(try news(after: 1).first)
        #expect(change.kind == "change" && change.run == 3 && change.comparedWith == 2)
        #expect(change.more == "compcheck runs diff 2 3")
        let diff = try nights.told("diff", "2", "3")
        let changes = try #require(change.changes)
        #expect(
            diff.contains("findings: \(changes.opened) opened, \(changes.closed) closed, \(changes.changed) changed")
        )
        #expect(
            change.text.contains { $0.hasPrefix("OPENED") }
                && change.text.contains { $0.hasPrefix("USES THAT ARE GONE") }
        )
        #expect(change.text.allSatisfy { $0.count <= 76 })

        // Changes found by audits without alerts are in the alert of the next audit with one.
        try nights.audit(Nights.first, as: "2024-07-09")
        try audit(Nights.first)
        let late = try #require(try news(after: 2).first)
        #expect(late.run == 5 && late.comparedWith == 3)
        #expect(try nights.run(["alerts", "list"]).output.hasSuffix("\n3 alerts\n"))
    }

    /// An audit with assumptions asks another question than one without.
    @Test func assumptionsAreComparedAmongThemselves() throws {
        try audit(Nights.first)
        try audit(Nights.first, ["--without", "openai-api-block-2024"])
        try audit(Nights.first)
        try audit(Nights.first, ["--without", "openai-api-block-2024"])
        #expect(try news(after: 0).map(\.kind) == ["first-audit", "first-audit"])
    }

    /// Assuming a rule from the as-of day is the same assumption on the next day, and so is one from a fixed day.
    @Test(arguments: [nil, "2024-07-11"])
    func anAssumptionIsTheSameNightAfterNight(from day: String?) throws {
        let bill = "remote-access-security-act"
        let assumed = ["--assume", day.map { "\(bill)=\($0)" } ?? bill]
        try audit(Nights.first, as: "2024-07-10", assumed)
        try audit(Nights.first, as: "2024-07-11", assumed)
        try audit(Nights.first, as: "2024-07-12", assumed)
        let told = try news(after: 0)
        // It is new from the day on which it is assumed to be in force.
        #expect(told.map(\.kind) == ["first-audit"] + (day == nil ? [] : ["change"]))
        #expect(told.dropFirst().allSatisfy { $0.run == 2 && $0.comparedWith == 1 })
        let database = Database(path: nights.home.database)
        #expect(try database.ask("SELECT coalesce(previous_run, 0) FROM audit_run ORDER BY id") == ["0", "1", "2"])
        let diff = try nights.run(["runs", "diff"]).output
        #expect(
            diff.hasPrefix("run 2 → run 3: ") && diff.contains("\ndiffers  the day (2024-07-11 → 2024-07-12)\n"),
            "\(diff)",
        )
    }

    @Test func eachTargetHearsWhatIsNewToIt() throws {
        try audit(Nights.first, to: "ok/1")
        try audit(Nights.second, to: "ok/2")
        try audit(Nights.second, ["--notify", receiver.target("ok/1")], to: "ok/2")
        #expect(try news("ok/1", after: 0).map(\.kind) == ["first-audit", "change"])
        #expect(try news("ok/2", after: 0).map(\.kind) == ["first-audit"])
        #expect(try news("ok/1", after: 1).map(\.comparedWith) == [1])
    }

    /// A finding whose waiver begins or ends is in an alert, though nothing else about it has changed.
    @Test func waivers() throws {
        let services =
            #"{"id": "glm", "offering": "zhipu-api", "audience": "internal", "data": [], "jurisdictions": ["CN"]}"#
        let rule = RulesImportTests.rule().replacing("developer: openai", with: "offering: zhipu-api")
        try nights.record(rule.replacing("{not: openai-supported}", with: "CN"))
        try audit(services)
        let waiver =
            ["waiver", "add", "--rule", "acme-ban", "--service", "glm", "--from", "2024-01-01"] + AlertNewsTests.waived
        #expect(try nights.run(waiver).status == 0)
        try audit(services)
        let began = try #require(try news(after: 1).first)
        #expect(began.subject.contains("waived; 0 of 1 use fails"), "\(began.subject)")
        #expect(began.changes?.waiversBegan == 1 && began.failing == 0)
        let words = began.text.joined(separator: " ").replacing(/\s+/, with: " ")
        #expect(words.contains("acme-ban for glm in CN: waived by Ada until 2998-12-31: Migration"))
        try audit(services)
        #expect(try nights.run(["waiver", "revoke", "1", "--reason", "Terms changed"]).status == 0)
        try audit(services)
        let ended = try news(after: 2)
        #expect(ended.count == 1 && ended[0].changes?.waiversEnded == 1 && ended[0].failing == 1)
        #expect(
            ended[0].text.joined(separator: " ").replacing(/\s+/, with: " ").contains(
                "no longer waived, so it counts again"
            )
        )
    }

    @Test func anAuditThatCannotBeDoneIsToldOnce() throws {
        func fail(_ text: String) throws {
            try nights.home.write(text, to: "inventory.json")
            let outcome = try nights.run(["audit", "inventory.json", "--notify", receiver.target("ok")])
            #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome.errors)")
        }
        try fail("not JSON")
        try fail("not JSON")
        try fail("{}")
        try fail("not JSON")
        let told = try news(after: 0)
        #expect(told.map(\.kind) == ["could-not-audit", "could-not-audit"])
        #expect(told[0].reason?.contains("inventory.json:1:") == true && told[0].run == nil)
        #expect(told[0].reason != told[1].reason && told[0].text.contains(told[0].reason ?? ""))
        try audit(Nights.first)
        try fail("not JSON")
        #expect(try news(after: 2).map(\.kind) == ["first-audit", "could-not-audit"])
        // Then it began, and its row says that it failed.
        try fail(Inventory.lines(0..<3000) + "not JSON\n")
        #expect(try news(after: 4).first?.kind == "could-not-audit")
    }

    /// A usage error sends no alert, because the user sees it.
    @Test func aWrongCommandIsNoAlert() throws {
        let outcome = try nights.run([
            "audit", Package.example, "--assume", "no-such-rule", "--notify", receiver.target("ok"),
        ])
        #expect(outcome.status == 64)
        #expect(try receiver.requests().isEmpty)
    }
}
