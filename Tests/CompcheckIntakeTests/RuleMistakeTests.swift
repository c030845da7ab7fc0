import Testing

/// Single mistakes in rules, with their location and message.
struct RuleMistakeTests {
    static let vendor = "  vendor: acme"
    static let start = "  - {date: 2024-01-01, event: enacted}"
    static let end = "  - {date: 2024-07-09, event: effective}"
    static let effect = "effect: prohibits"

    static let names = [
        RuleCase(
            "key",
            "severity: high",
            "severity: high\nseverty: low",
            at: "6:1",
            "unknown key `severty`: did you mean `severity`?",
        ),
        RuleCase("missing key", "severity: high", nil, at: "1:1", "`severity` is missing"),
        RuleCase("attribute", vendor, "  vendr: acme", at: "7:3", "unknown attribute `vendr`: did you mean `vendor`?"),
        RuleCase(
            "effect",
            effect,
            "effect: prohibit",
            at: "4:9",
            "unknown effect `prohibit`: did you mean `prohibits`?",
        ),
        RuleCase(
            "severity",
            "severity: high",
            "severity: awful",
            at: "5:11",
            "expected one of critical, high, medium",
        ),
        RuleCase("event", end, "  - {date: 2024-07-09, event: efective}", at: "10:31", "did you mean `effective`?"),
        RuleCase("vendor", vendor, "  vendor: acne", at: "7:11", "unknown vendor `acne`: did you mean `acme`?"),
        RuleCase(
            "vendor's name",
            vendor,
            "  vendor: \"Acme, Inc.\"",
            at: "7:11",
            "vendors by id: did you mean `acme`?",
        ),
        RuleCase("party", vendor, "  party-owner-half: acne", at: "7:21", "unknown vendor `acne`"),
        RuleCase("offering", vendor, "  offering: acme-apy", at: "7:13", "did you mean `acme-api`?"),
        RuleCase("authority", "authority: us-agency", "authority: us-agncy", at: "3:12", "did you mean `us-agency`?"),
        RuleCase("jurisdiction", vendor, "  jurisdiction: XX", at: "7:17", "unknown jurisdiction `XX`"),
        RuleCase("part", vendor, "  jurisdiction: XX-1", at: "7:17", "unknown jurisdiction `XX-1`"),
        RuleCase("place's name", vendor, "  jurisdiction: China", at: "7:17", "by code: did you mean `CN`?"),
        RuleCase("group", vendor, "  jurisdiction: unoin", at: "7:17", "did you mean `union`?"),
        RuleCase("group of no place", vendor, "  vendor: union", at: "7:11", "unknown vendor `union`"),
        RuleCase("family", vendor, "  family: claude", at: "7:11", "unknown family `claude`"),
        RuleCase("weights", vendor, "  weights: none", at: "7:12", "expected one of open, closed"),
        RuleCase("no part", vendor, "  jurisdiction: US-ZZ", at: "7:17", "ISO 3166-2 has no such part of `US`"),
        RuleCase("double code", vendor, "  jurisdiction: CN-91", at: "7:17", "has a code of its own: write `HK`"),
        RuleCase("exempts nothing", effect, "effect: exempts", at: "4:9", "`exempts` needs `overrides`"),
        RuleCase("group among tags", vendor, "  tag: union", at: "7:8", "`tag` takes no jurisdictions"),
        RuleCase("route", vendor, "  route: dirct", at: "7:10", "unknown route `dirct`: did you mean `direct`?"),
        RuleCase(
            "customer",
            vendor,
            "  customer: state",
            at: "7:13",
            "expected one of individual, enterprise, government",
        ),
        RuleCase(
            "overridden",
            effect,
            "effect: prohibits\noverrides: [acme-bna]",
            at: "5:13",
            "unknown rule `acme-bna`",
        ),
        RuleCase("rule id", "id: some-rule", "id: Some--rule", at: "1:5", "is not an id"),
        RuleCase("two hyphens", "id: some-rule", "id: some--rule", at: "1:5", "single hyphens"),
    ]

    static let shapes = [
        RuleCase("empty when", vendor, "  {}", at: "7:3", "has no condition"),
        RuleCase("empty list", vendor, "  vendor: []", at: "7:11", "is an empty list"),
        RuleCase("empty value", vendor, "  vendor: ''", at: "7:11", "`vendor` is empty"),
        RuleCase("empty not", vendor, "  vendor: {not: []}", at: "7:17", "is an empty list"),
        RuleCase("other test", vendor, "  vendor: {never: acme}", at: "7:11", "takes values, `{not: …}`"),
        RuleCase("empty any", vendor, "  any: []", at: "7:8", "`any` must be a non-empty list of maps"),
        RuleCase("empty in any", vendor, "  any: [{}]", at: "7:9", "has no condition"),
        RuleCase(
            "any in any",
            vendor,
            "  any: [{any: [{vendor: acme}]}]",
            at: "7:10",
            "`any` cannot contain another `any`",
        ),
        RuleCase("any in unless", vendor, "  vendor: acme\nunless: {}", at: "8:9", "has no condition"),
        RuleCase("outside", vendor, "  party-owner-half: {outside: acme}", at: "7:21", "does not take `outside`"),
        RuleCase("list of lists", vendor, "  vendor: [[acme]]", at: "7:12", "`vendor` must be text"),
        RuleCase("requires", effect, "effect: requires", at: "4:9", "`requires` needs a `requirement`"),
        RuleCase(
            "permits",
            effect,
            "effect: permits\nrequirement: permit",
            at: "5:14",
            "allowed only with `requires`",
        ),
        RuleCase("notes", effect, "effect: notes\nrequirement: permit", at: "5:14", "is allowed only with `requires`"),
        RuleCase("requirement", effect, "effect: requires\nrequirement: permt", at: "5:14", "did you mean `permit`?"),
        RuleCase(
            "flag",
            effect,
            "effect: prohibits\nwaivable: maybe",
            at: "5:11",
            "must be `true` or `false`, not `maybe`",
        ),
        RuleCase(
            "url",
            effect,
            "effect: prohibits\nreferences: [{title: x, url: ftp}]",
            at: "5:30",
            "is not a web address",
        ),
    ]

    static let dates = [
        RuleCase(
            "order",
            end,
            "  - {date: 2023-07-09, event: effective}",
            at: "10:12",
            "2023-07-09 is listed after 2024-01-01",
        ),
        RuleCase(
            "no such day",
            end,
            "  - {date: 2024-02-30, event: effective}",
            at: "10:12",
            "`2024-02-30` is not a day",
        ),
        RuleCase("no day", end, "  - {date: July, event: effective}", at: "10:12", "write YYYY-MM-DD"),
        RuleCase(
            "amended first",
            start,
            "  - {date: 2024-01-01, event: amended}",
            at: "9:31",
            "cannot be the first event",
        ),
        RuleCase("no events", "lifecycle:", "lifecycle: []\nlint:", at: "8:12", "`lifecycle` has no event"),
        RuleCase(
            "start of a known start",
            start,
            "  - {date: 2024-01-01, event: enacted, notBefore: 2023-01-01}",
            at: "9:51",
            "`notBefore` belongs to a first event that is `observed`",
        ),
        RuleCase(
            "start of a later event",
            end,
            "  - {date: 2024-07-09, event: observed, notBefore: 2023-01-01}",
            at: "10:52",
            "`notBefore` belongs to a first event that is `observed`",
        ),
        RuleCase(
            "start after the event",
            start,
            "  - {date: 2024-01-01, event: observed, notBefore: 2024-01-02}",
            at: "9:52",
            "`notBefore` 2024-01-02 is after the event's own day, 2024-01-01",
        ),
        RuleCase(
            "begins late",
            start,
            "  - {date: 2026-11-23, event: enacted}",
            at: "9:12",
            "after the day of recording",
        ),
    ]

    static let examples = [
        (
            "{on: 2024-07-09, use: {ofering: acme-api, jurisdiction: CN}, bites: yes}", "5:35",
            "did you mean `offering`?",
        ),
        (
            "{on: 2024-07-09, use: {offering: acme-apy, jurisdiction: CN}, bites: yes}", "5:45",
            "did you mean `acme-api`?",
        ),
        ("{on: 2024-07-09, use: {offering: acme-api}, bites: yes}", "5:34", "`jurisdiction` is missing"),
        ("{on: 2024-07-09, use: {jurisdiction: [CN, SG]}, bites: yes}", "5:49", "must name exactly one"),
        ("{on: 2024-07-09, use: {jurisdiction: CN}, bites: perhaps}", "5:61", "expected one of yes, possibly, no"),
        ("{on: 2024-07-09, use: {jurisdiction: CN}, expect: permited}", "5:62", "did you mean `permitted`?"),
        ("{on: 2024-07-09, use: {jurisdiction: CN}}", "5:12", "needs `expect`, `bites` or both"),
        (
            "{on: 2024-07-09, use: {jurisdiction: CN, owners: {jurisdiction: CN}}, bites: no}", "5:61",
            "`share` is missing",
        ),
        (
            "{on: 2024-07-09, use: {jurisdiction: CN, owners: {jurisdiction: CN, share: 2}}, bites: no}", "5:87",
            "not a share",
        ),
        ("{on: 2024-07-09, use: {jurisdiction: CN, scope: regoin}, bites: no}", "5:60", "did you mean `region`?"),
        ("{on: 2024-07-09, use: {jurisdiction: CN, egress: union}, bites: no}", "5:61", "that is a group"),
        ("{on: 2024-07-09, bites: yes}", "5:12", "`use` is missing"),
        ("{use: {jurisdiction: CN}, bites: yes}", "5:12", "`on` is missing"),
    ].map { text, place, words in
        RuleCase(text, effect, "effect: prohibits\nexamples: [\(text)]", at: place, words)
    }

    @Test(arguments: names + shapes + dates + examples) func isSaid(_ mistake: RuleCase) throws {
        let said = try complaints { _ = try readRules(["x/rule.yaml": mistake.rule]) }
        let wanted = said.filter { $0.hasPrefix("x/rule.yaml:\(mistake.place): ") && $0.contains(mistake.words) }
        #expect(wanted.count == 1, "\(said)")
        #expect(said.count == 1 || ["begins late", "no events"].contains(mistake.name), "\(said)")
        #expect(said.allSatisfy { !$0.hasSuffix(".") && $0.contains(": rule `") })
    }

    @Test func theSoundRuleIsSound() throws {
        let mistake = RuleCase("none", "", nil, at: "", "")
        #expect(try complaints { _ = try readRules(["x/rule.yaml": mistake.rule]) } == [])
    }

    @Test func aLateBeginningIsFineWhereNothingIsRecorded() throws {
        let late = RuleCase("late", Self.start, "  - {date: 2026-11-23, event: announced}", at: "", "")
        let text = late.rule.replacing(Self.end, with: "")
        #expect(try complaints { _ = try readRules(["x.yaml": text], recordedOn: nil) } == [])
        #expect(try complaints { _ = try readRules(["x.yaml": text]) }.count == 1)
    }
}
