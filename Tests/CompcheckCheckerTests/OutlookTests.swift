import CompcheckChecker
import CompcheckModel
import Testing

/// How a use's answer changes, day by day and by assumption (docs/design.md §4.6).
@Suite
struct OutlookTests {
    private let asOf = day("2024-06-01")
    private let chat: Traits.Stated = {
        var said = Traits.Stated()
        said.capabilities = ["chat"]
        return said
    }()

    private func ban(_ lifecycle: [(String, Event.Kind)], id: RuleID = "ban") -> Rule {
        .simple(id, when: [Condition(.capability, ["chat"])], lifecycle)
    }

    private func outlook(_ rules: [Rule], horizon: Int = 30, assumed: [RuleID: Day] = [:]) throws -> [String] {
        try Small(rules: rules).answer(chat, Question(asOf: asOf, horizon: horizon, assumed: assumed)).told.outlook
    }

    @Test
    func datedEventsShowOnTheirDay() throws {
        let rule = ban([("2024-01-01", .enacted), ("2024-06-10", .effective), ("2024-06-20", .suspended)])
        #expect(
            try outlook([rule]) == [
                "date(2024-06-10): prohibited, appears [ban], disappears []",
                "date(2024-06-20): unregulated, appears [], disappears [ban]",
            ]
        )
    }

    /// The outlook excludes the day of the question and includes the last day of the horizon.
    @Test(arguments: [
        (0, ["assuming(ban): prohibited, appears [ban], disappears []"]),
        (8, ["assuming(ban): prohibited, appears [ban], disappears []"]),
        (9, ["date(2024-06-10): prohibited, appears [ban], disappears []"]),
    ])
    func whatIsScheduledBeyondTheHorizonIsAssumed(_ horizon: Int, _ expected: [String]) throws {
        #expect(
            try outlook([ban([("2024-01-01", .enacted), ("2024-06-10", .effective)])], horizon: horizon) == expected
        )
    }

    @Test(arguments: [Event.Kind.introduced, .suspended])
    func whatWaitsIsAssumed(_ kind: Event.Kind) throws {
        let entry = "assuming(ban): prohibited, appears [ban], disappears []"
        #expect(try outlook([ban([("2024-01-01", kind)])]) == [entry])
        // Not if the rule is assumed anyway: then there is an entry for the day of the assumption.
        let dated = "date(2024-06-05): prohibited, appears [ban], disappears []"
        #expect(try outlook([ban([("2024-01-01", kind)])], assumed: ["ban": day("2024-06-05")]) == [dated])
    }

    @Test(arguments: [Event.Kind.repealed, .unenforced])
    func whatEndedOrIsUnenforcedIsNotAssumed(_ kind: Event.Kind) throws {
        #expect(try outlook([ban([("2024-01-01", kind)])]) == [])
    }

    @Test
    func aRuleOfWhichNobodyHasHeardHasNoPart() throws {
        #expect(try outlook([ban([("2024-06-02", .effective)])]) == [])
    }

    @Test
    func aChangeFromPossibleToCertainMakesNoEntry() throws {
        let shield = Rule.simple(
            "ok",
            .permits,
            overrides: ["ban"],
            when: [Condition(.seat, ["US"])],
            [("2024-01-01", .effective), ("2024-06-10", .expired)],
        )
        // The verdict changes from undetermined to prohibited, so there is an entry, though nothing appears.
        #expect(
            try outlook([ban([("2024-01-01", .effective)]), shield])
                == ["date(2024-06-10): prohibited, appears [], disappears []"]
        )
        // Where another ban prohibits anyway, nothing differs.
        #expect(
            try outlook([ban([("2024-01-01", .effective)]), ban([("2024-01-01", .effective)], id: "other"), shield])
                == []
        )
    }

    @Test
    func aGroupChanges() throws {
        let member = JurisdictionGroup.Member(code: "US", from: day("2024-06-10"), until: day("2024-06-20"))
        let small = Small(
            rules: [.simple("ban", when: [Condition(.jurisdiction, ["club"])])],
            groups: [JurisdictionGroup(id: "club", title: "Club", members: [member])],
        )
        #expect(
            try small.answer(chat, Question(asOf: asOf)).told.outlook == [
                "date(2024-06-10): prohibited, appears [ban], disappears []",
                "date(2024-06-20): unregulated, appears [], disappears [ban]",
            ]
        )
    }

    @Test
    func evidenceBeginsAndEnds() throws {
        let rule = Rule.simple("file", .requires, requirement: "filing", when: [Condition(.capability, ["chat"])])
        let proof = Evidence(requirement: "filing", validFrom: day("2024-06-10"), validUntil: day("2024-06-20"))
        #expect(
            try Small(rules: [rule]).answer(chat, evidence: [proof], Question(asOf: asOf)).told.outlook == [
                "date(2024-06-10): permitted, appears [], disappears [file]",
                "date(2024-06-20): restricted, appears [file], disappears []",
            ]
        )
    }

    @Test
    func noOutlookWhereNoneIsWanted() throws {
        let rules = [
            ban([("2024-01-01", .enacted), ("2024-06-10", .effective)]),
            ban([("2024-01-01", .introduced)], id: "wait"),
        ]
        let question = Question(asOf: asOf, wantsOutlook: false)
        #expect(try Small(rules: rules).answer(chat, question).outlook.isEmpty)
    }
}
