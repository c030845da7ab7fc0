import CompcheckChecker
import CompcheckModel
import Testing

/// Evidence, assumptions and rules left out (docs/design.md §3, §4.2 and §4.4).
@Suite
struct QuestionTests {
    private let filing = Rule.simple(
        "file",
        .requires,
        requirement: "filing",
        when: [Condition(.capability, ["chat"])],
        [("2024-01-10", .effective)],
    )
    private let chat: Traits.Stated = {
        var said = Traits.Stated()
        said.capabilities = ["chat"]
        return said
    }()

    // MARK: Evidence

    @Test(arguments: [
        ("2024-02-29", Verdict.restricted), ("2024-03-01", .permitted), ("2024-04-30", .permitted),
        ("2024-05-01", .restricted),
    ])
    func evidenceCountsUpToTheDayBeforeItEnds(_ on: String, _ expected: Verdict) throws {
        let proof = Evidence(requirement: "filing", validFrom: day("2024-03-01"), validUntil: day("2024-05-01"))
        let answer = try Small(rules: [filing]).answer(chat, evidence: [proof], Question(asOf: day(on), horizon: 0))
        #expect(answer.verdict == expected)
        #expect(answer.findings.map(\.rule.id) == (expected == .permitted ? [] : ["file"]))
        #expect(answer.permissions.map(\.evidence) == (expected == .permitted ? [proof] : []))
    }

    @Test(
        arguments: [
            ("CN", nil, Verdict.permitted), ("CN", ["CN"], .permitted), ("HK", ["CN"], .permitted),
            ("CN", ["HK"], .restricted),
            ("US", ["CN"], .restricted), ("US", [], .restricted),
        ] as [(JurisdictionCode, [JurisdictionCode]?, Verdict)]
    )
    func evidenceCountsInsideItsPlaces(
        _ place: JurisdictionCode,
        _ places: [JurisdictionCode]?,
        _ expected: Verdict,
    ) throws {
        let proof = Evidence(requirement: "filing", jurisdictions: places)
        #expect(try Small(rules: [filing]).answer(chat, in: place, evidence: [proof]).verdict == expected)
    }

    @Test
    func aBanThatCanBeLicensedBindsNoMoreWhereTheLicenceIsHeld() throws {
        let rule = Rule.simple("ban", requirement: "licence", when: [Condition(.capability, ["chat"])])
        let small = Small(rules: [rule])
        #expect(try small.answer(chat, evidence: [Evidence(requirement: "filing")]).verdict == .prohibited)
        #expect(try small.answer(chat, evidence: [Evidence(requirement: "licence")]).verdict == .permitted)
    }

    @Test
    func aRequirementThatMayApplyAndIsMetPermitsNothingForCertain() throws {
        let answer = try Small(rules: [filing]).answer(evidence: [Evidence(requirement: "filing")])
        #expect((answer.verdict, answer.atWorst) == (.unregulated, .unregulated))
        #expect(answer.findings.isEmpty)
        #expect(answer.told.permissions == ["file: possible, lifts []"])
    }

    // MARK: Assumptions

    @Test(arguments: [
        ("2024-06-01", "2024-06-01", Verdict.restricted), ("2024-06-01", "2024-06-02", .unregulated),
        ("2024-06-01", "2023-01-01", .restricted),
    ])
    func anAssumedRuleIsInForceFromItsDayOn(_ on: String, _ from: String, _ expected: Verdict) throws {
        let rule = Rule.simple(
            "file",
            .requires,
            requirement: "filing",
            when: [Condition(.capability, ["chat"])],
            [("2024-01-01", .introduced)],
        )
        let question = Question(asOf: day(on), horizon: 0, assumed: ["file": day(from)])
        let answer = try Small(rules: [rule]).answer(chat, question)
        #expect(answer.verdict == expected)
        if expected == .restricted {
            #expect(answer.told.findings == ["file inForce since \(from) assumed: certain"])
        }
    }

    @Test
    func fromItsDayAnAssumptionSetsTheLifecycleAside() throws {
        let rule = Rule.simple(
            "ban",
            when: [Condition(.capability, ["chat"])],
            [("2024-01-01", .effective), ("2024-03-01", .repealed)],
        )
        for (on, expected) in [
            ("2024-02-01", Verdict.prohibited), ("2024-04-01", .unregulated), ("2024-05-01", .prohibited),
        ] {
            let question = Question(asOf: day(on), horizon: 0, assumed: ["ban": day("2024-05-01")])
            #expect(try Small(rules: [rule]).answer(chat, question).verdict == expected)
        }
    }

    @Test
    func leavingOutWins() throws {
        let asOf = day("2024-06-01")
        let question = Question(asOf: asOf, assumed: ["file": asOf], without: ["file"])
        let answer = try Small(rules: [filing]).answer(chat, question)
        #expect(
            answer.told
                == Told(verdict: .unregulated, atWorst: .unregulated, findings: [], permissions: [], outlook: [])
        )
    }

    @Test(arguments: [true, false])
    func anUnknownRuleIsAnErrorWithASuggestion(_ isAssumed: Bool) {
        let asOf = day("2024-06-01")
        let question = Question(
            asOf: asOf,
            assumed: isAssumed ? ["fil": asOf] : [:],
            without: isAssumed ? [] : ["fil"],
        )
        let error = #expect(throws: UnknownRule.self) { try Checker(Small(rules: [filing]).rulebook, question) }
        #expect(error?.id == "fil")
        #expect(error?.suggestion == "file")
    }
}
