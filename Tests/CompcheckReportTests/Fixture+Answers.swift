import CompcheckModel

extension Fixture {
    static func finding(
        _ rule: Rule,
        since: Day,
        _ certainty: Certainty = .certain,
        standing: Standing = .inForce,
        assumed: Bool = false,
        missing: [Attribute] = [],
        because: [(Attribute, [String])] = [],
    ) -> Finding {
        Finding(
            rule: rule,
            standing: standing,
            since: since,
            isAssumed: assumed,
            certainty: certainty,
            missing: missing,
            because: because.map { Reason(attribute: $0.0, values: $0.1) },
        )
    }

    /// Returns a use with only that finding.
    static func use(_ finding: Finding) -> Use {
        let answer = Answer(
            verdict: .unregulated,
            atWorst: .unregulated,
            findings: [finding],
            permissions: [],
            outlook: [],
        )
        return Use(service: service("s"), jurisdiction: "CN", answer: answer)
    }

    static func ifBill(_ verdict: Verdict) -> OutlookEntry {
        OutlookEntry(
            cause: .assuming("enforce-act-hr8315"),
            verdict: verdict,
            appears: ["enforce-act-hr8315"],
            disappears: [],
        )
    }

    static func direct(_ place: String, route: String = "direct", notes: Bool = false) -> Answer {
        let because: [(Attribute, [String])] = [
            (.developer, ["openai"]), (.route, [route]), (.jurisdiction, [place]),
        ]
        var findings = [
            finding(block, since: day(2024, 7, 9), because: because),
            finding(territories, since: day(2024, 6, 25), because: [because[0], because[2]]),
        ]
        if notes {
            findings.insert(finding(note, since: day(2024, 11, 5), assumed: true, because: [because[1]]), at: 0)
        }
        return Answer(
            verdict: .prohibited,
            atWorst: .prohibited,
            findings: findings,
            permissions: [],
            outlook: [ifBill(.prohibited)],
        )
    }

    static let unregulated = Answer(
        verdict: .unregulated,
        atWorst: .unregulated,
        findings: [],
        permissions: [],
        outlook: [],
    )

    static let unregulatedYet = Answer(
        verdict: .unregulated,
        atWorst: .unregulated,
        findings: [],
        permissions: [],
        outlook: [
            OutlookEntry(
                cause: .date(day(2025, 3, 1)),
                verdict: .restricted,
                appears: ["eu-ai-act-transparency"],
                disappears: [],
            )
        ],
    )

    static let permitted = Answer(
        verdict: .permitted,
        atWorst: .permitted,
        findings: [],
        permissions: [
            Permission(rule: exception, certainty: .certain, lifts: ["openai-unsupported-territories"])
        ],
        outlook: [
            OutlookEntry(
                cause: .date(day(2025, 2, 10)),
                verdict: .prohibited,
                appears: ["openai-unsupported-territories"],
                disappears: [],
            ),
            ifBill(.restricted),
        ],
    )

    static let doubtful = Answer(
        verdict: .undetermined,
        atWorst: .prohibited,
        findings: [
            finding(
                enterpriseOnly,
                since: day(2024, 10, 21),
                .possible,
                missing: [.customer],
                because: [(.jurisdiction, ["CN"])],
            ),
            finding(
                territories,
                since: day(2024, 6, 25),
                .possible,
                missing: [.customer],
                because: [(.developer, ["openai"])],
            ),
        ],
        permissions: [
            Permission(rule: exception, certainty: .possible, lifts: ["openai-unsupported-territories"])
        ],
        outlook: [],
    )

    static let contestedAnswer = Answer(
        verdict: .undetermined,
        atWorst: .prohibited,
        findings: [finding(territories, since: day(2024, 6, 25), .possible, because: [(.developer, ["openai"])])],
        permissions: [
            Permission(rule: contested, certainty: .possible, lifts: ["openai-unsupported-territories"]),
            Permission(rule: filing, certainty: .certain, lifts: [], evidence: proof),
        ],
        outlook: [],
    )

    static let filed = Answer(
        verdict: .permitted,
        atWorst: .permitted,
        findings: [],
        permissions: [Permission(rule: filing, certainty: .certain, lifts: [], evidence: proof)],
        outlook: [
            OutlookEntry(
                cause: .date(day(2025, 2, 1)),
                verdict: .restricted,
                appears: ["cn-genai-interim-measures"],
                disappears: [],
            )
        ],
    )

    static let unfiled = Answer(
        verdict: .restricted,
        atWorst: .restricted,
        findings: [
            finding(filing, since: day(2023, 8, 15), because: [(.audience, ["public"]), (.jurisdiction, ["CN"])])
        ],
        permissions: [],
        outlook: [],
    )

    static let proof = Evidence(
        requirement: "cac-filing",
        reference: "example-filing-17",
        validFrom: day(2024, 2, 1),
        validUntil: day(2025, 2, 1),
    )

    static func service(_ id: String, _ name: String? = nil, owner: String? = nil, line: Int = 1) -> Service {
        Service(id: id, name: name, owner: owner, line: line, jurisdictions: [], traits: Traits(Traits.Stated()))
    }

    /// The uses of a small inventory, in its order.
    static let uses: [Use] = {
        let bot = service("bot-direct", "Support bot on the OpenAI API", owner: "team-care", line: 4)
        let vpn = service("bot-vpn", "The same through a VPN", line: 5)
        let copilot = service("copilot-azure", "Copilot on Azure OpenAI", owner: "team-tools", line: 6)
        let anyone = service("copilot-anyone", "Copilot for whoever asks", line: 10)
        let portal = service("portal-azure-china", "Public portal on Azure China", line: 7)
        let filedChat = service("chat-filed", nil, line: 8)
        let openChat = service("chat-open", nil, line: 9)
        return [
            Use(service: bot, jurisdiction: "CN", answer: direct("CN")),
            Use(service: bot, jurisdiction: "HK", answer: direct("HK")),
            Use(service: bot, jurisdiction: "NO", answer: unregulatedYet),
            Use(service: bot, jurisdiction: "US", answer: unregulated),
            Use(service: vpn, jurisdiction: "CN", answer: direct("CN", route: "vpn-proxy", notes: true)),
            Use(service: copilot, jurisdiction: "CN", answer: permitted),
            Use(service: anyone, jurisdiction: "CN", answer: doubtful),
            Use(service: anyone, jurisdiction: "CN-BJ", answer: doubtful),
            Use(service: portal, jurisdiction: "CN", answer: contestedAnswer),
            Use(service: filedChat, jurisdiction: "CN", answer: filed),
            Use(service: openChat, jurisdiction: "CN", answer: unfiled),
            Use(service: openChat, jurisdiction: "SG", answer: unregulated),
        ]
    }()

    static let notices = [
        CountedNotice(
            notice: Notice(kind: .unknownName, what: "unknown vendor `Open AI`: did you mean `OpenAI`?"),
            services: 2,
            firstService: "misspelt",
            firstLine: 12,
        ),
        CountedNotice(
            notice: Notice(kind: .unknownKey, what: "unknown key `jurisdcitions`"),
            services: 0,
            firstService: nil,
            firstLine: 3,
        ),
        recognized("vendor `OpenAI, L.L.C.` is `openai`: an alias of OpenAI", in: 1),
        recognized(
            "a host like `x.openai.azure.cn` is of offering `azure-china-openai`: host pattern `openai.azure.cn`",
            in: 12,
        ),
        recognized("vendor `Microsoft Corporation` is `microsoft`: an alias of Microsoft", in: 0),
    ]

    static func recognized(_ what: String, in services: Int) -> CountedNotice {
        CountedNotice(
            notice: Notice(kind: .recognized, what: what),
            services: services,
            firstService: services > 0 ? "first" : nil,
            firstLine: 5,
        )
    }
}
