import CompcheckLint

extension LintCase {
    private static let sisters = [
        "groups": "- {id: listed, title: L, members: [US]}",
        "authorities": "- {id: acme, name: Acme, kind: vendor, jurisdiction: listed}",
        "offerings": """
        - {id: acme-api, vendor: acme, developers: [acme], route: direct}
        - {id: acme-app, vendor: acme, developers: [acme], route: direct}
        - {id: other-api, vendor: other, developers: [other], route: direct}
        """,
    ]
    private static let pending = rule("ban", lifecycle("2025-05-21 introduced"))

    static let sources = [
        LintCase(.noReference, rule("ban", "references: []"), says: "`ban`: has no reference", clean: rule("ban")),
        LintCase(
            .staleReference,
            rule("ban").replacing("2026-11-01", with: "2025-11-21"),
            says: "`Page` was last opened on 2025-11-21",
            clean: rule("ban").replacing("2026-11-01", with: "2025-11-22"),
        ),
        LintCase(
            .staleReference,
            rule("ban", "references: [{title: Page}]"),
            says: "does not say when `Page` was opened",
            clean: rule("ban", "references: [{title: Page, opened: 2026-11-22}]"),
        ),
        LintCase(
            .staleBill,
            pending,
            says: "pending without news since 2025-05-21",
            clean: pending.replacing("2025-05-21", with: "2025-05-22"),
            pending.replacing("introduced}]", with: "introduced}, {date: 2027-01-01, event: effective}]"),
            pending.replacing("introduced}]", with: "introduced}, {date: 2026-01-01, event: corrected}]"),
        ),
        LintCase(
            .unknownStart,
            rule("ban", lifecycle("2024-07-01 observed")),
            says: "`ban`: was first observed on 2024-07-01",
            clean: rule("ban", "lifecycle: [{date: 2024-07-01, event: observed, notBefore: 2024-01-01}]"),
            rule("ban", lifecycle("2024-07-01 effective", "2024-08-01 unenforced", "2024-09-01 observed")),
        ),
        LintCase(
            .observedAfterPending,
            rule("ban", lifecycle("2024-01-01 enacted", "2024-07-01 observed")),
            says: "`ban`: was pending until it was observed on 2024-07-01",
            clean: rule("ban", lifecycle("2024-01-01 enacted", "2024-06-01 effective", "2024-07-01 observed")),
        ),
        LintCase(
            .staleList,
            rule(
                "ban",
                "when: {developer: acme, jurisdiction: {not: listed}}",
                "references: [{title: P, url: \"https://example.org/a\", opened: 2025-11-21}]",
                "lint: [{name: stale-reference, reason: r}]",
            ),
            says: "the newest copy of this list is of 2025-11-21",
            clean: rule("ban", "when: {developer: acme, jurisdiction: {not: listed}}"),
            catalogue: ["groups": "- {id: listed, title: L, members: [US]}"],
        ),
        LintCase(
            .unreachedOffering,
            rule("ban", "when: {offering: acme-api, jurisdiction: {not: listed}}"),
            says: "does not reach `acme-app`, though it reaches other offerings of `acme`",
            clean: rule("ban", "when: {vendor: acme, jurisdiction: {not: listed}}"),
            rule("ban", "when: {offering: acme-api, jurisdiction: listed}"),
            catalogue: sisters,
        ),
        LintCase(
            .oneRouteException,
            rule("lift", "effect: permits", "overrides: [ban]", "when: {developer: acme, route: gateway}")
                + rule("ban"),
            says: "holds on the route `gateway` only, while `acme-api`, `acme-app` sell the same",
            clean: rule("lift", "effect: permits", "overrides: [ban]", "when: {developer: acme}") + rule("ban"),
            catalogue: sisters,
        ),
        LintCase(
            .contestedWithoutSources,
            rule("ban", "confidence: contested"),
            says: "names one source",
            clean: rule("ban", "confidence: contested").replacing(
                "references: [",
                with: "references: [{title: Another, url: \"https://example.org/b\", opened: 2026-11-01}, ",
            ),
        ),
        LintCase(
            .unknownLint,
            rule("ban", "lint: [{name: no-referense, reason: r}]"),
            says: "did you mean `no-reference`?",
            clean: rule("ban"),
        ),
        LintCase(
            .idleSilence,
            rule("ban", "lint: [{name: no-reference, reason: r}]"),
            says: "silences `no-reference`, which is not reported here",
            clean: rule("ban"),
        ),
        LintCase(
            .listedExclusion,
            rule("ban", "when: {jurisdiction: {not: listed}}"),
            says: "counts `UA-43` as listed because `listed` names the surrounding country",
            clean: rule("ban", "when: {jurisdiction: {not: listed}}", "unless: {jurisdiction: apart}"),
            rule("ban", "when: {any: [{jurisdiction: {not: listed}}, {jurisdiction: UA-43}]}"),
            rule("ban", "when: {jurisdiction: listed}"),
            catalogue: [
                "authorities": "- {id: acme, name: Acme, kind: vendor, jurisdiction: apart}",
                "groups": "- {id: listed, title: L, members: [US, UA]}\n- {id: apart, title: A, members: [UA-43, CN]}",
            ],
        ),
        LintCase(
            .listedExclusion,
            rule("ban", "when: {jurisdiction: {not: listed}}") + rule("more", "when: {jurisdiction: UA-43}"),
            says: "`ban`: counts `UA-43` as listed",
            clean: rule("ban", "when: {jurisdiction: {not: listed}}")
                + rule("more", "when: {jurisdiction: [UA, UA-43]}"),
            catalogue: ["groups": "- {id: listed, title: L, members: [US, UA]}"],
        ),
    ]

    static let entries = [
        LintCase(
            .claimedTwice,
            rule("ban"),
            says: "its pattern `b-*` fits names that `*-a` of `one` fits as well",
            clean: rule("ban"),
            catalogue: [
                "models": "- {id: one, pattern: '*-a', developer: acme}\n- {id: two, pattern: b-*, developer: other}"
            ],
            cleanCatalogue: [
                "models": "- {id: one, pattern: '*-a', developer: acme}\n- {id: two, pattern: 'b-*c', developer: other}"
            ],
        ),
        LintCase(
            .claimedTwice,
            rule("ban"),
            says: "places the region `East 1` in SG, but `one` of the same vendor places it in US",
            clean: rule("ban"),
            catalogue: offerings("regions: [{code: east1, in: US}]", "regions: [{code: East 1, in: SG}]"),
            cleanCatalogue: offerings("regions: [{code: east1, in: US}]", "regions: [{code: East 1, in: US}]"),
        ),
        LintCase(
            .claimedTwice,
            rule("ban"),
            says: "the host pattern `*.east.acme.com` matches hosts that `api.*.acme.com` of `one` also matches",
            clean: rule("ban"),
            catalogue: offerings("hosts: [api.*.acme.com]", "hosts: [\"*.east.acme.com\"]"),
            cleanCatalogue: offerings("hosts: [api.*.acme.com]", "hosts: [api.east.acme.com]"),
        ),
        LintCase(
            .claimedTwice,
            rule("ban", "when: {jurisdiction: [one, two]}"),
            says: "group `two`: has the same members as `one`",
            clean: rule("ban", "when: {jurisdiction: [one, two]}"),
            catalogue: [
                "groups": "- {id: one, title: O, members: [US, SG]}\n- {id: two, title: T, members: [SG, US]}"
            ],
            cleanCatalogue: [
                "groups": """
                - {id: one, title: O, members: [US, SG], source: https://example.org/a}
                - {id: two, title: T, members: [SG, US], source: https://example.org/b}
                """
            ],
        ),
        LintCase(
            .claimedTwice,
            rule("ban"),
            says: "its name `Big Models Co., Ltd.` differs from a name of `big`",
            clean: rule("ban"),
            catalogue: vendors("- {id: big, name: Big-Models}\n- {id: more, name: \"Big Models Co., Ltd.\"}"),
            cleanCatalogue: vendors("- {id: big, name: Big-Models}\n- {id: more, name: \"Bigger Models Co., Ltd.\"}"),
        ),
        LintCase(
            .unused,
            rule("ban"),
            says: "group `listed`: no rule or authority names it",
            clean: rule("ban", "when: {hosting: listed}"),
            catalogue: ["groups": "- {id: listed, title: L, members: [US]}"],
        ),
        LintCase(
            .unused,
            rule("ban"),
            says: "authority `silent`: has no rules",
            clean: rule("ban") + rule("more", "authority: silent", "when: {developer: other}"),
            catalogue: [
                "authorities": "- {id: acme, name: Acme, kind: vendor}\n- {id: silent, name: Silent, kind: press}"
            ],
        ),
        LintCase(
            .unused,
            rule("ban"),
            says: "requirement `licence`: no rule asks for it",
            clean: rule("ban", "requirement: licence"),
            catalogue: ["requirements": "- {id: licence, title: Licence}"],
        ),
        LintCase(
            .unused,
            rule("ban"),
            says: "vendor `lonely`: nothing names it",
            clean: rule("ban"),
            catalogue: vendors("- {id: lonely, name: Lonely}"),
            cleanCatalogue: vendors("- {id: lonely, name: Lonely, aliases: [Lonely Inc]}"),
        ),
    ]

    private static func offerings(_ one: String, _ two: String) -> [String: String] {
        [
            "offerings": """
            - {id: one, vendor: acme, developers: [acme, other], route: direct, \(one)}
            - {id: two, vendor: acme, developers: [acme], route: gateway, \(two)}
            """
        ]
    }

    private static func vendors(_ more: String) -> [String: String] {
        let own = "- {id: acme, name: Acme, seat: US}\n- {id: other, name: Other, seat: CN}\n"
        let offerings = "- {id: acme-api, vendor: acme, developers: [acme, other], route: direct}"
        let isNamed = more.contains("more")
        return [
            "vendors": own + more,
            "offerings": offerings
                + (isNamed ? "\n- {id: big-api, vendor: big, developers: [more], route: direct}" : ""),
        ]
    }
}
