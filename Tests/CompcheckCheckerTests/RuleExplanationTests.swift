import CompcheckChecker
import CompcheckModel
import Testing

/// The role of each rule in an explanation, and the order of the rules.
@Suite
struct AccountTests {
    static let rules: [Rule] = [
        .simple("ban", .prohibits, when: [Condition(.route, ["direct"])]),
        .simple("ban-perhaps", .prohibits, when: [Condition(.region, ["west"])]),
        .simple("asks", .requires, requirement: "licence", when: [Condition(.route, ["direct"])]),
        .simple("asks-met", .requires, requirement: "filing", when: [Condition(.route, ["direct"])]),
        .simple("allows", .permits, when: [Condition(.route, ["direct"])]),
        .simple("tells", .notes, when: [Condition(.route, ["direct"])]),
        .simple("sleeps", when: [Condition(.route, ["direct"])], [("2024-01-01", .unenforced)]),
        .simple("beaten", when: [Condition(.route, ["direct"])]),
        .simple("beats", .permits, overrides: ["beaten"], when: [Condition(.route, ["direct"])]),
        .simple("beats-nothing", .permits, overrides: ["far"], when: [Condition(.route, ["direct"])]),
        .simple(
            "bill",
            .requires,
            requirement: "licence",
            when: [Condition(.route, ["direct"])],
            [
                ("2024-02-01", .introduced)
            ],
        ),
        .simple(
            "gone",
            when: [Condition(.route, ["direct"])],
            [("2023-01-01", .effective), ("2024-01-01", .repealed)],
        ),
        .simple("later", when: [Condition(.route, ["direct"])], [("2025-01-01", .effective)]),
        .simple("left-out", when: [Condition(.route, ["direct"])]),
        .simple("near", when: [Condition(.route, ["direct"]), Condition(.jurisdiction, ["CN"])]),
        .simple("spared", when: [Condition(.route, ["direct"])], unless: Scope([Condition(.jurisdiction, ["US"])])),
        .simple("far", when: [Condition(.route, ["gateway"]), Condition(.jurisdiction, ["CN"])]),
        .simple("nothing-in-common", when: [Condition(.jurisdiction, ["CN"])]),
        .simple(
            "near-bill",
            when: [Condition(.route, ["direct"]), Condition(.jurisdiction, ["FR"])],
            [
                ("2024-02-01", .introduced)
            ],
        ),
    ]

    static func explanation(without others: Set<RuleID> = []) throws -> Explanation {
        var said = Traits.Stated()
        said.route = ["direct"]
        let service = Service(
            id: "s",
            line: 1,
            jurisdictions: ["US"],
            traits: Traits(said),
            evidence: [
                Evidence(requirement: "filing", reference: "F 1"),
                Evidence(requirement: "licence", jurisdictions: ["CN"]),
            ],
        )
        let question = Question(asOf: day("2024-06-01"), horizon: 0, without: others.union(["left-out"]))
        return try Explainer(Small(rules: rules).rulebook, question).explanation(of: service, in: "US")
    }

    @Test func everyPartIsToldInOrderOfWeight() throws {
        let parts = try AccountTests.explanation().ruleExplanations.map {
            "\($0.rule.id) \($0.decides ? "decides, " : "")\($0.role.rawValue)"
        }
        #expect(
            parts == [
                "ban decides, binds", "ban-perhaps binds", "asks binds", "allows permits", "beats permits",
                "asks-met met", "tells notes", "sleeps unenforced", "beaten defeated", "beats-nothing unneeded",
                "bill not-in-force", "gone not-in-force", "later not-yet-known", "left-out left-out",
                "near does-not-apply", "spared does-not-apply", "near-bill does-not-apply",
                "nothing-in-common does-not-apply", "far does-not-apply",
            ]
        )
    }

    @Test(
        arguments: [
            (["ban"], "restricted", ["asks"]), (["ban", "asks"], "undetermined", ["ban-perhaps"]),
            (["ban", "asks", "ban-perhaps"], "permitted", ["allows", "beats", "asks-met"]),
            (["ban", "asks", "ban-perhaps", "allows", "beats", "beaten"], "permitted", ["asks-met"]),
            (["ban", "asks", "ban-perhaps", "allows", "beats", "beaten", "asks-met"], "unregulated", []),
        ] as [(Set<RuleID>, String, [RuleID])]
    )
    func whatDecidesFollowsTheVerdict(_ without: Set<RuleID>, _ verdict: String, _ deciding: [RuleID]) throws {
        let explanation = try AccountTests.explanation(without: without)
        #expect(explanation.use.answer.verdict.rawValue == verdict)
        #expect(explanation.ruleExplanations.filter(\.decides).map(\.rule.id) == deciding)
    }

    @Test func anAccountHasItsDetails() throws {
        let accounts = Dictionary(
            uniqueKeysWithValues: try AccountTests.explanation().ruleExplanations.map { ($0.rule.id, $0) }
        )
        #expect(accounts["ban-perhaps"]?.missing == [.region])
        #expect(accounts["beaten"]?.liftedBy == [.init(rule: "beats", certainty: .certain)])
        #expect(accounts["beats"]?.lifts == ["beaten"])
        #expect(accounts["asks-met"]?.evidence?.reference == "F 1" && accounts["asks"]?.evidence == nil)
        // Prohibited is worse than what the bill would bring.
        #expect(accounts["bill"]?.wouldBring == nil && accounts["bill"]?.status.standing == .pending)
        #expect(
            accounts["later"]?.status
                == .init(standing: nil, since: nil, isInForce: false, isUncertain: false, assumedFrom: nil)
        )
        #expect(accounts["gone"]?.status.since == day("2024-01-01"))
        let near = try #require(accounts["near"]?.when)
        #expect(near.conditions.map(\.truth) == [.yes, .no] && near.truth == .no)
        #expect(
            near.conditions.map(\.values) == [
                [.init(text: "direct", source: .service)], [.init(text: "US", source: .service)],
            ]
        )
        #expect(accounts["spared"]?.unless?.truth == .yes)
        let mild = try AccountTests.explanation(without: ["ban", "asks", "ban-perhaps"]).ruleExplanations
        #expect(mild.first { $0.rule.id == "bill" }?.wouldBring == .restricted)
    }
}
