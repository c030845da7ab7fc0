import Foundation
import Testing

/// Upcoming changes are announced once, when they are near.
@Suite struct AlertAheadTests {
    private static func rule(_ id: String, _ effect: String, _ lifecycle: String) -> String {
        """
        ---
        id: \(id)
        title: Title of \(id)
        authority: acme-legal
        \(effect)
        severity: low
        when: {offering: zhipu-api, jurisdiction: CN}
        lifecycle:
        \(lifecycle)

        """
    }

    private static let rules = [
        rule("acme-now", "effect: prohibits", "  - {date: 2024-01-01, event: effective}"),
        rule(
            "acme-soon",
            "effect: prohibits",
            "  - {date: 2024-01-01, event: enacted}\n  - {date: 2024-08-01, event: effective}",
        ),
        rule(
            "acme-bill",
            "effect: prohibits",
            "  - {date: 2024-01-01, event: introduced}\n  - {date: 2024-07-10, event: advanced}",
        ),
        rule(
            "acme-licensed",
            "effect: requires\nrequirement: acme-licence",
            "  - {date: 2024-01-01, event: effective}",
        ),
    ]

    private static let services = #"""
        {"id": "glm", "offering": "zhipu-api", "audience": "internal", "data": [], "jurisdictions": ["CN"],
         "evidence": [{"requirement": "acme-licence", "reference": "L-7", "validUntil": "2024-07-25"}]}
        """#

    private static let waiver = #"""
        - {rule: acme-now, service: glm, reason: r, approver: Ada, from: 2024-01-01, until: 2024-07-30}
        - {rule: acme-now, service: other, reason: r, approver: Ada, from: 2024-01-01, until: 2024-07-20}
        """#

    private let home: Home
    private let nights: Nights
    private let receiver: Receiver

    init() throws {
        home = try Home()
        nights = Nights(in: home)
        receiver = try Receiver(in: home)
        try home.write("- {id: acme-licence, title: A licence}\n", to: "own/catalogue/requirements.yaml")
        try home.write(AlertAheadTests.waiver, to: "waivers.yaml")
        try nights.record(AlertAheadTests.rules.joined().replacing(/^---\n/, with: ""))
    }

    private func audit(as day: String, ahead days: String, to path: String = "ok") throws {
        let options = ["--waivers", "waivers.yaml", "--notify", receiver.target(path), "--notify-ahead", days]
        try nights.audit(AlertAheadTests.services, as: day, options)
    }

    private func told(after count: Int, _ path: String = "ok") throws -> [[String]] {
        try receiver.requests(path).dropFirst(count).map { request in
            try request.alert().ahead.map { "\($0.day) \($0.kind) \($0.rule ?? $0.requirement ?? "")" }
        }
    }

    @Test func eachThingIsToldOnce() throws {
        try audit(as: "2024-07-09", ahead: "30")
        let first = [
            "2024-07-25 licence-ends acme-licence", "2024-07-30 waiver-ends acme-now",
            "2024-08-01 takes-effect acme-soon",
        ]
        #expect(try told(after: 0) == [first])
        let text = try receiver.requests()[0].alert().text.joined(separator: " ").replacing(/\s+/, with: " ")
        for words in [
            "2024-07-25 what meets acme-licence ends: L-7", "2024-07-30 the waiver of acme-now for glm ends, by Ada",
            "2024-08-01 acme-soon takes effect, prohibits: Title of acme-soon", "glm in CN",
        ] { #expect(text.contains(words), "\(text)") }
        try audit(as: "2024-07-10", ahead: "30")
        let second = try #require(try receiver.requests().dropFirst().first?.alert())
        #expect(second.kind == "ahead" && second.changes == nil)
        #expect(second.subject == "compcheck: inventory.json: acme-bill was advanced on 2024-07-10")
        #expect(try told(after: 1) == [["2024-07-10 bill-advanced acme-bill"]])
        try audit(as: "2024-07-11", ahead: "30")
        #expect(try told(after: 2).isEmpty)
        // Another target has had no announcement yet, except of what happened before.
        try audit(as: "2024-07-12", ahead: "30", to: "other")
        #expect(try told(after: 0, "other") == [first])
    }

    @Test(arguments: [
        ("0", 0), ("15", 0), ("16", 1), ("20", 1), ("21", 2), ("22", 2), ("23", 3),
    ])
    func onlyWhatIsNear(days: String, things: Int) throws {
        try audit(as: "2024-07-09", ahead: days)
        #expect(try told(after: 0).map(\.count) == [things])
    }

    /// A bill also advances if a step is recorded later.
    @Test func aStepThatIsRecordedLaterIsTold() throws {
        let lifecycle = "  - {date: 2024-01-01, event: introduced}\n"
        let other = "  - {date: 2024-02-01, event: advanced}\n"
        func rules(_ lifecycle: String) -> String {
            let late = AlertAheadTests.rule("acme-late", "effect: prohibits", lifecycle)
            return String((late + AlertAheadTests.rules.joined()).dropFirst("---\n".count))
        }
        try nights.record(rules(lifecycle))
        try audit(as: "2024-07-09", ahead: "1")
        try nights.record(rules(lifecycle + other))
        try audit(as: "2024-07-09", ahead: "1")
        #expect(try told(after: 1) == [["2024-02-01 bill-advanced acme-late"]])
    }
}
