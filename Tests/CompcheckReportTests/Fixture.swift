import CompcheckModel

/// A few rules and answers, written by hand in the form that a checker produces.
enum Fixture {
    static let today = day(2026, 11, 22)

    static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
        Day(year: year, month: month, day: day) ?? Day(number: 0)
    }

    static let block = Rule(
        id: "openai-api-block-2024",
        title: "OpenAI blocks API traffic from unsupported territories, VPN included",
        authority: "openai",
        instrument: "E-mail to customers, June 2024",
        effect: .prohibits,
        severity: .critical,
        when: Scope([
            Condition(.developer, .any, ["openai"]), Condition(.route, .any, ["direct", "vpn-proxy"]),
            Condition(.jurisdiction, .not, ["openai-supported"]),
        ]),
        lifecycle: Lifecycle([
            Event(day: day(2024, 6, 25), kind: .announced), Event(day: day(2024, 7, 9), kind: .effective),
        ]),
        guidance: "Stop direct API use from these places. A VPN does not help: it is named in the notice.",
        references: [
            Rule.Reference(
                title: "Supported countries and territories",
                url: "https://platform.openai.com/docs/supported-countries",
                opened: today,
            )
        ],
    )

    static let territories = Rule(
        id: "openai-unsupported-territories",
        title: "OpenAI models may be used only in supported countries and territories",
        authority: "openai",
        effect: .prohibits,
        severity: .high,
        when: Scope([
            Condition(.developer, .any, ["openai"]), Condition(.jurisdiction, .not, ["openai-supported"]),
        ]),
        lifecycle: Lifecycle([Event(day: day(2024, 6, 25), kind: .observed)]),
    )

    static let exception = Rule(
        id: "azure-openai-cn-exception",
        title: "Azure OpenAI stays open to eligible customers in mainland China",
        authority: "microsoft",
        instrument: "Statement to the press, July 2024",
        effect: .permits,
        severity: .info,
        confidence: .medium,
        overrides: ["openai-unsupported-territories"],
        when: Scope([Condition(.developer, .any, ["openai"]), Condition(.route, .any, ["azure-global"])]),
        lifecycle: Lifecycle([
            Event(day: day(2024, 7, 8), kind: .observed), Event(day: day(2025, 2, 10), kind: .expired),
        ]),
        guidance: "Keep proof that the customer is an enterprise.",
    )

    static let enterpriseOnly = Rule(
        id: "azure-openai-cn-enterprise-only",
        title: "Azure OpenAI is closed to individuals in mainland China",
        authority: "microsoft",
        effect: .prohibits,
        severity: .high,
        overrides: ["azure-openai-cn-exception"],
        when: Scope([Condition(.customer, .any, ["individual"])]),
        lifecycle: Lifecycle([Event(day: day(2024, 10, 21), kind: .effective)]),
    )

    static let contested = Rule(
        id: "azure-china-21vianet-openai",
        title: "OpenAI models through Azure China, operated by 21Vianet",
        authority: "press",
        effect: .permits,
        severity: .info,
        confidence: .contested,
        overrides: ["openai-unsupported-territories"],
        when: Scope([Condition(.route, .any, ["azure-china"])]),
        lifecycle: Lifecycle([Event(day: day(2024, 7, 8), kind: .observed)]),
    )

    static let filing = Rule(
        id: "cn-genai-interim-measures",
        title: "Interim Measures for generative AI services offered to the public (生成式人工智能服务管理暂行办法)",
        authority: "cac",
        instrument: "CAC order 15, 2023",
        effect: .requires,
        requirement: "cac-filing",
        severity: .high,
        when: Scope([Condition(.audience, .any, ["public"]), Condition(.jurisdiction, .any, ["CN"])]),
        lifecycle: Lifecycle([
            Event(day: day(2023, 7, 10), kind: .enacted), Event(day: day(2023, 8, 15), kind: .effective),
        ]),
    )

    static let bill = Rule(
        id: "enforce-act-hr8315",
        title: "ENFORCE Act, H.R. 8315 (118th Congress)",
        authority: "us-congress",
        effect: .requires,
        requirement: "bis-advanced-ai-licence",
        severity: .high,
        overrides: ["cloud-not-export"],
        when: Scope([Condition(.developerSeat, .any, ["US"]), Condition(.jurisdiction, .any, ["CN", "HK"])]),
        lifecycle: Lifecycle([
            Event(day: day(2024, 5, 8), kind: .introduced),
            Event(day: day(2024, 5, 22), kind: .advanced, note: "ordered to be reported, 43 to 3"),
            Event(day: day(2025, 1, 3), kind: .failed),
        ]),
        references: [
            Rule.Reference(title: "H.R. 8315", url: "https://www.congress.gov/bill/118th-congress/house-bill/8315")
        ],
    )

    static let note = Rule(
        id: "cloud-model-training-note",
        title: "Prompts sent through a VPN may pass third countries",
        authority: "us-congress",
        effect: .notes,
        severity: .low,
        when: Scope([Condition(.route, .any, ["vpn-proxy"])]),
        lifecycle: Lifecycle([Event(day: day(2024, 1, 1), kind: .effective)]),
    )

    static let coming = Rule(
        id: "eu-ai-act-transparency",
        title: "EU AI Act, Article 50: people must know that they talk to a machine",
        authority: "eu",
        effect: .requires,
        requirement: "ai-disclosure",
        severity: .medium,
        when: Scope([Condition(.jurisdiction, .any, ["NO"])]),
        lifecycle: Lifecycle([
            Event(day: day(2024, 7, 1), kind: .enacted), Event(day: day(2025, 3, 1), kind: .effective),
        ]),
    )

    static let unseen = Rule(
        id: "zz-first-seen-later",
        title: "Nobody could know of this rule in 2024",
        authority: "eu",
        effect: .notes,
        severity: .info,
        when: Scope([Condition(.jurisdiction, .any, ["NO"])]),
        lifecycle: Lifecycle([Event(day: day(2026, 1, 1), kind: .effective)]),
    )

    static let rules = [
        block, territories, exception, enterpriseOnly, contested, filing, bill, note, coming, unseen,
    ]

    static let catalogue = Catalogue(
        authorities: [
            Authority(id: "openai", name: "OpenAI", kind: .vendor),
            Authority(id: "microsoft", name: "Microsoft", kind: .vendor),
            Authority(id: "press", name: "Press reports", kind: .press),
            Authority(id: "cac", name: "Cyberspace Administration of China", kind: .regulator, jurisdiction: "CN"),
            Authority(id: "us-congress", name: "US Congress", kind: .legislature, jurisdiction: "US"),
            Authority(id: "eu", name: "European Union", kind: .legislature, jurisdiction: "eu"),
        ],
        requirements: [
            Requirement(
                id: "cac-filing",
                title: "Filing of a generative AI service with the CAC",
                guidance: "File with the provincial office.",
            ),
            Requirement(id: "bis-advanced-ai-licence", title: "BIS licence for advanced AI"),
        ],
    )

    static func audit(
        asOf: Day = day(2024, 11, 5),
        rules: [Rule] = rules,
        knownAt: Instant? = nil,
        inventory: String = "inventory.json",
        ranBy: String? = nil,
    ) -> Audit {
        Audit(
            toolVersion: "0.1.0",
            today: today,
            question: Question(
                asOf: asOf,
                assumed: ["cloud-model-training-note": asOf],
                without: ["some-left-out-rule"],
            ),
            rulebook: Rulebook(
                rules: rules,
                catalogue: catalogue,
                digest: String(repeating: "3f2a9c41b07e5d68", count: 4),
                origin: "builtin",
            ),
            knownAt: knownAt,
            inventory: inventory,
            ranBy: ranBy,
        )
    }
}
