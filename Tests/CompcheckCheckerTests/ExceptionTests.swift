import CompcheckChecker
import CompcheckModel
import Testing

/// Exceptions, alternatives and conditions that must cover the whole use (docs/design.md §2 and §4.1 to §4.5).
@Suite
struct ExceptionTests {
    private let ban = Rule.simple("ban", when: [Condition(.capability, ["chat"])])

    private func told(
        _ rules: [Rule],
        customer: [Customer]? = [.enterprise],
        in place: JurisdictionCode = "US",
    ) throws
        -> Told
    {
        try Small(rules: rules).answer(in: place) { said in
            said.capabilities = ["chat"]
            said.customer = customer
        }.told
    }

    private func exception(_ confidence: Rule.Confidence = .high) -> Rule {
        .simple(
            "ok",
            .permits,
            confidence: confidence,
            overrides: ["ban"],
            when: [Condition(.customer, ["enterprise"])],
        )
    }

    @Test
    func aLiveExceptionLiftsTheBan() throws {
        let told = try told([ban, exception()])
        #expect(told == Told(verdict: .permitted, atWorst: .permitted, permissions: ["ok: certain, lifts [ban]"]))
    }

    @Test
    func anExceptionThatMayApplyLeavesDoubt() throws {
        let told = try told([ban, exception()], customer: nil)
        #expect(
            told
                == Told(
                    verdict: .undetermined,
                    atWorst: .prohibited,
                    findings: ["ban inForce since 2024-01-01: possible, missing [\"customer\"]"],
                    permissions: ["ok: possible, lifts [ban]"],
                )
        )
    }

    @Test(arguments: [Rule.Confidence.low, .contested])
    func aDoubtfulExceptionLiftsNothingForCertain(_ confidence: Rule.Confidence) throws {
        let told = try told([ban, exception(confidence)])
        #expect(
            told
                == Told(
                    verdict: .undetermined,
                    atWorst: .prohibited,
                    findings: ["ban inForce since 2024-01-01: possible, missing []"],
                    permissions: ["ok: possible, lifts [ban]"],
                )
        )
    }

    /// A permission covers the whole use or does not apply.
    @Test(
        arguments: [
            ([.enterprise], Verdict.permitted), ([.enterprise, .individual], .prohibited), ([], .prohibited),
            (nil, .undetermined),
        ] as [([Customer]?, Verdict)]
    )
    func aPermissionCoversEveryValue(_ customer: [Customer]?, _ expected: Verdict) throws {
        #expect(try told([ban, exception()], customer: customer).verdict == expected)
    }

    @Test
    func aPermissionForAPartyOrATagNeedNotCoverAll() throws {
        let rule = Rule.simple("ok", .permits, when: [Condition(.tag, ["lab"]), Condition(.party, ["x"])])
        let answer = try Small(rules: [rule]).answer { said in
            said.tags = ["lab", "other"]
            said.vendor = [.known("x"), .known("y")]
        }
        #expect(answer.verdict == .permitted)
    }

    @Test
    func anExceptionToTheExceptionRestoresTheBan() throws {
        let deeper = Rule.simple("deep", overrides: ["ok"], when: [Condition(.jurisdiction, ["CN"])])
        #expect(try told([ban, exception(), deeper], in: "US").verdict == .permitted)
        let china = try told([ban, exception(), deeper], in: "CN")
        #expect(china.verdict == .prohibited)
        #expect(china.findings.map { $0.prefix(4) } == ["ban ", "deep"])
        #expect(china.permissions == [])
    }

    @Test
    func anExceptionThatMeetsNoRuleIsNoPermission() throws {
        let told = try told([.simple("ban", when: [Condition(.capability, ["image"])]), exception()])
        #expect(told == Told(verdict: .unregulated, atWorst: .unregulated))
    }

    @Test
    func anUnenforcedRuleIsFoundAndDecidesNothing() throws {
        let ban = Rule.simple("ban", when: [Condition(.capability, ["chat"])], [("2024-02-03", .unenforced)])
        let expected = Told(
            verdict: .unregulated,
            atWorst: .unregulated,
            findings: ["ban unenforced since 2024-02-03: certain"],
        )
        #expect(try told([ban]) == expected)
        // It can be lifted like any other rule, but an exception that lifts no active rule permits nothing.
        #expect(try told([ban, exception()]) == Told(verdict: .unregulated, atWorst: .unregulated))
    }

    /// `any` needs one alternative; `unless` excludes uses that match all of it.
    @Test(
        arguments: [
            ("US", [.enterprise], Verdict.prohibited), ("US", [.individual], .unregulated),
            ("FR", [.individual], .prohibited),
            ("CN", [.enterprise], .unregulated), ("CN", [.enterprise, .individual], .prohibited),
            ("CN", nil, .undetermined),
            ("FR", nil, .prohibited), ("US", nil, .undetermined),
        ] as [(JurisdictionCode, [Customer]?, Verdict)]
    )
    func alternativesAndUnless(_ place: JurisdictionCode, _ customer: [Customer]?, _ expected: Verdict) throws {
        let rule = Rule.simple(
            "ban",
            when: [Condition(.capability, ["chat"])],
            any: [[Condition(.customer, ["enterprise"])], [Condition(.jurisdiction, ["FR"])]],
            unless: Scope([Condition(.jurisdiction, ["CN"]), Condition(.customer, .not, ["individual"])]),
        )
        #expect(try told([rule], customer: customer, in: place).verdict == expected)
    }

    @Test
    func missingNamesTheUnknownConditionsAndThoseOfExceptions() throws {
        let ban = Rule.simple("ban", when: [Condition(.route, ["vpn"]), Condition(.capability, ["chat"])])
        let shield = Rule.simple("shield", overrides: ["ok"], when: [Condition(.seat, ["US"])])
        let missing = try Small(rules: [ban, exception(), shield]).answer { $0.capabilities = ["chat"] }
            .findings.first { $0.rule.id == "ban" }?.missing
        #expect(missing == [.customer, .route, .seat])
    }

    @Test
    func atWorstCountsWhatMayBindAndIsInForce() throws {
        let filing = Rule.simple("file", .requires, requirement: "filing", when: [Condition(.capability, ["chat"])])
        let maybe = Rule.simple("maybe", when: [Condition(.seat, ["US"])])
        let asleep = Rule.simple("asleep", when: [Condition(.seat, ["US"])], [("2024-01-01", .unenforced)])
        let (mild, strict) = (try told([filing, asleep]), try told([filing, maybe]))
        #expect((mild.verdict, mild.atWorst) == (.restricted, .restricted))
        #expect((strict.verdict, strict.atWorst) == (.restricted, .prohibited))
    }
}

extension Told {
    fileprivate init(verdict: Verdict, atWorst: Verdict, findings: [String] = [], permissions: [String] = []) {
        self.init(verdict: verdict, atWorst: atWorst, findings: findings, permissions: permissions, outlook: [])
    }
}
