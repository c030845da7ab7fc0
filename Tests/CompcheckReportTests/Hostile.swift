import CompcheckModel

/// An inventory written by an attacker.
enum Hostile {
    static let strings = [
        "<script>alert(1)</script>",
        "\u{1B}[2J\u{1B}[31mPASS\u{1B}[0m",
        "\u{9B}31m one byte of C1 \u{85}",
        "right \u{202E}thgir\u{202C} \u{2066}isolated\u{2069} \u{200F}mark",
        "line one\nPASS no use is prohibited\r\nline three\t\u{2028}\u{2029}",
        "]]> =cmd() {0} [link](https://example.com) ::error::x ##[error]x %0A, a:b",
        "quote \" and backslash \\ and null \u{0} and delete \u{7F}",
        "zero\u{200B}width\u{FEFF} and tag \u{E0041}",
        "]]> &amp; <!-- -->",
        "=cmd|'/C calc'!A0",
        "pipe | tick ` [link](javascript:alert(1)) @everyone #1 www.example.com https://example.com _*~~$x$",
        "quote \"\u{301}, with a mark on it",
        String(repeating: "x", count: 10_000),
        String(repeating: "很", count: 3_000),
        "",
        " ",
    ]

    static let uses: [Use] = strings.enumerated().map { position, text in
        Use(
            service: Service(
                id: "\(position) \(text)",
                name: text,
                owner: text,
                line: position,
                jurisdictions: [],
                traits: Traits(Traits.Stated()),
                evidence: [],
            ),
            jurisdiction: "CN",
            answer: answer(text),
        )
    }

    static let audit = Fixture.audit(
        rules: strings.enumerated().map { rule(RuleID("rule-\($0)"), $1) },
        inventory: strings[4],
    )

    static let notices = strings.map {
        CountedNotice(notice: Notice(kind: .unknownName, what: $0), services: 1, firstService: $0, firstLine: 1)
    }

    private static func answer(_ text: String) -> Answer {
        let rule = rule("hostile", text)
        let proof = Evidence(requirement: "cac-filing", reference: text)
        return Answer(
            verdict: .undetermined,
            atWorst: .prohibited,
            findings: [
                Fixture.finding(
                    rule,
                    since: Fixture.today,
                    .possible,
                    missing: [.model],
                    because: [(.vendor, [text])],
                )
            ],
            permissions: [Permission(rule: rule, certainty: .certain, lifts: [], evidence: proof)],
            outlook: [],
        )
    }

    private static func rule(_ id: RuleID, _ text: String) -> Rule {
        Rule(
            id: id,
            title: text,
            authority: "openai",
            instrument: text,
            effect: .prohibits,
            severity: .high,
            when: Scope([Condition(.vendor, .any, [text])]),
            lifecycle: Lifecycle([Event(day: Fixture.today, kind: .effective, note: text)]),
            guidance: text,
            references: [Rule.Reference(title: text, url: text)],
        )
    }
}
