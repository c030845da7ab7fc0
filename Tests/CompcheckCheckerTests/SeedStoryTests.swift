import CompcheckChecker
import CompcheckModel
import Testing

/// The story that compcheck was built on: OpenAI's models in mainland China, 2024 and after.
@Suite
struct SeedStoryTests {
    private static let openai = Condition(.developer, ["openai"])
    private static let small = Small(
        rules: [
            .simple(
                "api-block",
                when: [
                    openai, Condition(.route, ["direct", "vpn-proxy"]), Condition(.jurisdiction, .not, ["supported"]),
                ],
                [("2024-06-25", .announced), ("2024-07-09", .effective)],
            ),
            .simple(
                "territories",
                when: [openai, Condition(.jurisdiction, .not, ["supported"])],
                [("2024-06-25", .observed)],
            ),
            .simple(
                "azure-exception",
                .permits,
                confidence: .medium,
                overrides: ["territories"],
                when: [openai, Condition(.route, ["azure-global"]), Condition(.jurisdiction, ["CN"])],
                [("2024-07-08", .observed)],
            ),
            .simple(
                "azure-enterprise-only",
                overrides: ["azure-exception"],
                when: [Condition(.route, ["azure-global"]), Condition(.customer, ["individual"])],
                [("2024-10-21", .effective)],
            ),
            .simple(
                "enforce-act",
                .requires,
                requirement: "bis-licence",
                when: [openai, Condition(.jurisdiction, ["CN"])],
                [("2024-05-08", .introduced)],
            ),
        ],
        groups: [
            JurisdictionGroup(id: "supported", title: "Supported", members: [.init(code: "US"), .init(code: "FR")])
        ],
        vendors: [
            Vendor(id: "openai", name: "OpenAI", seat: "US"), Vendor(id: "microsoft", name: "Microsoft", seat: "US"),
        ],
        offerings: [
            Offering(id: "openai-api", vendor: "openai", developers: ["openai"], route: "direct"),
            Offering(id: "azure-openai", vendor: "microsoft", developers: ["openai"], route: "azure-global"),
        ],
    )

    private func answer(
        _ offering: OfferingID,
        on text: String,
        in place: JurisdictionCode = "CN",
        customer: [Customer]? = [.enterprise],
        horizon: Int = 0,
        assumed: [RuleID: Day] = [:],
    ) throws -> Answer {
        var said = Traits.Stated()
        said.offering = [offering]
        said.customer = customer
        return try SeedStoryTests.small.answer(
            said,
            in: place,
            Question(asOf: day(text), horizon: horizon, assumed: assumed),
        )
    }

    @Test(
        arguments: [
            // The block was seen on the day after, and nobody knows since when it holds.
            ("2024-06-24", "openai-api", "CN", Verdict.undetermined, ["territories"]),
            ("2024-07-08", "openai-api", "CN", .prohibited, ["territories"]),
            ("2024-07-09", "openai-api", "CN", .prohibited, ["api-block", "territories"]),
            ("2024-07-09", "openai-api", "FR", .unregulated, []),
            ("2024-07-07", "azure-openai", "CN", .undetermined, ["territories"]),
            ("2024-07-09", "azure-openai", "CN", .permitted, []),
        ] as [(String, OfferingID, JurisdictionCode, Verdict, [RuleID])]
    )
    func openAIShutsOutChinaAndAzureStays(
        _ on: String,
        _ offering: OfferingID,
        _ place: JurisdictionCode,
        _ verdict: Verdict,
        _ rules: [RuleID],
    ) throws {
        let answer = try answer(offering, on: on, in: place)
        #expect(answer.verdict == verdict)
        #expect(answer.findings.map(\.rule.id) == rules)
    }

    @Test(
        arguments: [
            ("2024-10-20", [.individual], Verdict.permitted), ("2024-10-21", [.individual], .prohibited),
            ("2024-10-21", [.enterprise], .permitted), ("2024-10-21", nil, .undetermined),
        ] as [(String, [Customer]?, Verdict)]
    )
    func azureShutsOutIndividuals(_ on: String, _ customer: [Customer]?, _ expected: Verdict) throws {
        #expect(try answer("azure-openai", on: on, customer: customer).verdict == expected)
    }

    @Test
    func theBillShowsInTheOutlookAndBindsWhereAssumed() throws {
        let entry = "assuming(enforce-act): restricted, appears [enforce-act], disappears []"
        #expect(try answer("azure-openai", on: "2025-01-01", horizon: 365).told.outlook == [entry])
        let assumed = try answer("azure-openai", on: "2025-01-01", assumed: ["enforce-act": day("2025-01-01")])
        #expect(assumed.verdict == .restricted)
        #expect(assumed.findings.map(\.isAssumed) == [true])
    }

    @Test
    func theReasonsNameWhatMetTheConditions() throws {
        let finding = try answer("openai-api", on: "2024-07-09").findings[0]
        #expect(
            finding.because == [
                Reason(attribute: .developer, values: ["openai"]), Reason(attribute: .jurisdiction, values: ["CN"]),
                Reason(attribute: .route, values: ["direct"]),
            ]
        )
    }
}
