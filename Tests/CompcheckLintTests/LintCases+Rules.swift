import CompcheckLint

extension LintCase {
    private static let permit = rule("permit", "effect: permits")
    private static let requirement = ["requirements": "- {id: licence, title: Licence}"]

    static let conflicts = [
        LintCase(
            .conflict,
            permit + rule("ban", "when: {jurisdiction: SG}"),
            says: "`permit` permits what `ban` of the same authority prohibits, for example with developers acme",
            clean: permit + rule("ban", "when: {developer: other, jurisdiction: SG}"),
            permit + rule("ban", "when: {jurisdiction: SG}", "overrides: [permit]"),
            rule("permit", "effect: permits", "overrides: [ban]") + rule("ban"),
            rule("permit", "effect: permits", "unless: {jurisdiction: SG}") + rule("ban", "when: {jurisdiction: SG}"),
            permit + rule("ban", "effect: notes", "when: {jurisdiction: SG}"),
            permit
                + rule("ban", lifecycle("2024-07-01 introduced"), "when: {jurisdiction: SG}")
                .replacing("2024-07-01", with: "2026-07-01"),
            rule(
                "permit",
                "effect: permits",
                "lifecycle: [{date: 2024-01-01, event: observed, notBefore: 2023-01-01}, {date: 2024-07-01, event: expired}]",
            )
                + rule("ban", "when: {jurisdiction: SG}"),
        ),
        // Attributes are sets: a use may have both parties, but a permission for a vendor covers all vendors.
        LintCase(
            .conflict,
            rule("permit", "effect: permits", "when: {party: acme}") + rule("ban", "when: {party: other}"),
            says: "prohibits, for example with jurisdictions CN, parties other and acme on 2026-11-22",
            clean: rule("permit", "effect: permits", "when: {vendor: acme}") + rule("ban", "when: {vendor: other}"),
        ),
        LintCase(
            .conflict,
            permit + rule("duty", "effect: requires", "requirement: licence", "when: {vendor-seat: US}"),
            says: "`duty` of the same authority requires, for example with vendor acme",
            clean: rule("permit", "effect: permits", "when: {vendor: other}")
                + rule("duty", "effect: requires", "requirement: licence", "when: {vendor-seat: US}"),
            catalogue: requirement,
        ),
        // The conflict exists only while the jurisdiction is on the list; past days are reported too.
        LintCase(
            .conflict,
            rule("permit", "effect: permits", "when: {jurisdiction: SG}")
                + rule("ban", "when: {jurisdiction: listed}"),
            says: "on 2024-07-01",
            clean: rule("permit", "effect: permits", "when: {jurisdiction: CN}", lifecycle("2025-01-01 effective"))
                + rule("ban", "when: {jurisdiction: listed}"),
            catalogue: ["groups": "- {id: listed, title: L, members: [US, {code: SG, until: 2025-01-01}]}"],
        ),
        // What is scheduled counts from its day on.
        LintCase(
            .conflict,
            permit + rule("ban", lifecycle("2026-01-01 enacted", "2027-01-01 effective")),
            says: "on 2027-01-01",
            clean: permit + rule("ban", lifecycle("2026-01-01 enacted")),
        ),
        // A third rule resolves the conflict for the uses that it matches.
        LintCase(
            .conflict,
            permit + rule("ban", "when: {jurisdiction: SG}")
                + rule("lift", "effect: permits", "when: {jurisdiction: SG, route: direct}", "overrides: [ban]"),
            says: "route gateway",
            clean: permit + rule("ban", "when: {jurisdiction: SG}")
                + rule("lift", "effect: permits", "when: {jurisdiction: SG}", "overrides: [ban]"),
        ),
        // An exception permits only uses for which it lifts something.
        LintCase(
            .conflict,
            rule("permit", "effect: permits", "overrides: [old]")
                + rule("old", "when: {developer: acme, jurisdiction: SG}")
                + rule("ban", "when: {jurisdiction: SG, route: direct}"),
            says: "`permit` permits what `ban`",
            clean: rule("permit", "effect: permits", "overrides: [old]")
                + rule("old", "when: {developer: acme, jurisdiction: SG}")
                + rule("ban", "when: {jurisdiction: CN, route: direct}"),
            rule("permit", "effect: permits", "confidence: low", "overrides: [old]")
                + rule("old", "when: {developer: acme, jurisdiction: SG}")
                + rule("ban", "when: {jurisdiction: SG, route: direct}"),
        ),
    ]

    static let scopes = [
        LintCase(
            .neverMatches,
            rule("ban", "when: {jurisdiction: CN, any: [{jurisdiction: US}, {jurisdiction: SG}]}"),
            says: "contradict each other",
            clean: rule("ban", "when: {developer: acme, any: [{jurisdiction: US}, {jurisdiction: SG}]}"),
        ),
        LintCase(
            .neverMatches,
            rule("ban", "when: {jurisdiction: listed}"),
            says: "no use can meet `jurisdiction: listed`",
            clean: rule("ban", "when: {jurisdiction: listed}").replacing("2024-07-01", with: "2023-12-31"),
            catalogue: ["groups": "- {id: listed, title: L, members: [{code: SG, until: 2024-01-01}]}"],
        ),
        LintCase(
            .neverMatches,
            rule("ban", "when: {jurisdiction: UA-43}", "unless: {jurisdiction: UA}"),
            says: "its `unless` holds wherever its `when` does",
            clean: rule("ban", "when: {jurisdiction: UA}", "unless: {jurisdiction: UA-43}"),
        ),
        LintCase(
            .neverMatches,
            rule("ban", "when: {vendor: acme, party: {not: acme}}"),
            says: "no use meets both `party: {not: acme}` and `vendor: acme`",
            clean: rule("ban", "when: {vendor: acme, party: {outside: acme}}"),
        ),
        LintCase(
            .neverMatches,
            rule("ban", "when: {owner-majority: CN, owner-half: {not: CN}}"),
            says: "no use meets both `owner-half: {not: CN}` and `owner-majority: CN`",
            clean: rule("ban", "when: {owner-half: CN, owner-majority: {not: CN}}"),
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {vendor: acme, vendor-seat: US}"),
            says: "`vendor-seat: US` in its `when` holds wherever `vendor: acme` does",
            clean: rule("ban", "when: {vendor: acme, vendor-seat: CN}"),
            rule("ban", "when: {developer: acme, vendor-seat: US}"),
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {developer: acme, jurisdiction: {not: listed}}"),
            says: "`jurisdiction: {not: listed}` in its `when` always holds",
            clean: rule("ban", "when: {developer: acme, jurisdiction: {not: listed}}")
                .replacing("2024-07-01", with: "2023-12-31"),
            catalogue: ["groups": "- {id: listed, title: L, members: [{code: SG, until: 2024-01-01}]}"],
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {any: [{jurisdiction: UA}, {jurisdiction: UA-43}]}"),
            says: "alternative 2 of `any` in its `when` is redundant",
            clean: rule("ban", "when: {any: [{jurisdiction: UA, route: direct}, {jurisdiction: UA-43}]}"),
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {jurisdiction: [US, SG], any: [{jurisdiction: CN}, {route: direct}]}"),
            says: "alternative 1 of `any` in its `when` can never hold",
            clean: rule("ban", "when: {jurisdiction: [US, SG], any: [{jurisdiction: SG}, {route: direct}]}"),
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {jurisdiction: CN}", "unless: {jurisdiction: US}"),
            says: "its `unless` never holds",
            clean: rule("ban", "when: {jurisdiction: CN}", "unless: {hosting: US}"),
        ),
        LintCase(
            .swallowedClause,
            rule("ban", "when: {jurisdiction: UA-43}", "unless: {jurisdiction: UA, route: direct}"),
            says: "`jurisdiction: UA` in its `unless` holds wherever the other conditions do",
            clean: rule("ban", "when: {jurisdiction: UA}", "unless: {jurisdiction: UA-43, route: direct}"),
        ),
    ]

    static let precedence = [
        LintCase(
            .overrideNeverMeets,
            rule("lift", "effect: permits", "when: {jurisdiction: SG}", "overrides: [ban]")
                + rule("ban", "when: {jurisdiction: CN}"),
            says: "no use meets the conditions of both",
            clean: rule("lift", "effect: permits", "when: {jurisdiction: SG}", "overrides: [ban]")
                + rule("ban", "when: {jurisdiction: {not: CN}}"),
        ),
        LintCase(
            .overrideNeverMeets,
            rule("lift", "effect: permits", "overrides: [ban]")
                + rule("ban", lifecycle("2023-01-01 effective", "2024-07-01 repealed")),
            says: "the two are never alive on the same day",
            clean: rule("lift", "effect: permits", "overrides: [ban]")
                + rule("ban", lifecycle("2023-01-01 effective", "2024-07-02 repealed")),
        ),
        LintCase(
            .narrowerOverride,
            rule("lift", "effect: permits", "when: {developer: acme, data: personal}", "overrides: [ban]")
                + rule("ban"),
            says: "narrower on `data`",
            clean: rule("lift", "effect: permits", "when: {developer: acme, route: direct}", "overrides: [ban]")
                + rule("ban"),
            rule("lift", "effect: permits", "when: {developer: acme, data: [personal, health]}", "overrides: [ban]")
                + rule("ban", "when: {developer: acme, data: personal}"),
        ),
        LintCase(
            .narrowerOverride,
            rule("lift", "effect: permits", "when: {developer: acme}", "overrides: [ban]")
                + rule("ban", "when: {developer: [acme, other]}"),
            says: "narrower on `developer`",
            clean: rule("lift", "effect: permits", "when: {developer: [acme, other]}", "overrides: [ban]")
                + rule("ban"),
        ),
        LintCase(
            .narrowerOverride,
            rule("lift", "effect: permits", "unless: {customer: government}", "overrides: [ban]") + rule("ban"),
            says: "narrower on `customer`",
            clean: rule("lift", "effect: permits", "unless: {customer: government}", "overrides: [ban]")
                + rule("ban", "when: {developer: acme, customer: {not: government}}"),
        ),
    ]
}
