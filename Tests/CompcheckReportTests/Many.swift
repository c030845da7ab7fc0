import CompcheckModel

/// An inventory of any size, with many rules, many answers and the worst case for a text report.
enum Many {
    static let rules: [Rule] = (0..<200).map { number in
        Rule(
            id: RuleID("rule-\(number)"),
            title: "Rule number \(number), which says what a rule of ordinary length says in its title",
            authority: number.isMultiple(of: 2) ? "openai" : "eu",
            instrument: "Instrument \(number)",
            effect: [.prohibits, .requires, .notes, .permits][number % 4],
            requirement: number % 4 == 1 ? "cac-filing" : nil,
            severity: Rule.Severity.allCases[number % 5],
            when: Scope([Condition(.vendor, .any, ["openai"])]),
            lifecycle: Lifecycle([Event(day: Fixture.day(2020, 1, 1 + number % 28), kind: .effective)]),
            guidance: "Do what rule number \(number) asks for, and keep the proof where an auditor will look for it.",
            references: [Rule.Reference(title: "Source \(number)", url: "https://example.com/\(number)")],
        )
    }

    static let audit = Fixture.audit(asOf: Fixture.today, rules: rules)

    static let answers: [Answer] = (0..<5_000).map { number in
        let bonds = [0, 4, 8, 1, 5].map { rules[(number * 4 + $0) % 200] }.filter { $0.effect != .permits }
        let certainty: Certainty = number.isMultiple(of: 3) ? .possible : .certain
        let missing: [Attribute] = certainty == .certain ? [] : [Attribute.allCases[number % 23], .customer]
        let findings = bonds.prefix(number % 5).map {
            Fixture.finding(
                $0,
                since: Fixture.day(2020, 1, 1),
                certainty,
                missing: missing,
                because: [(.vendor, ["vendor-\(number)"]), (.jurisdiction, ["CN"])],
            )
        }
        let prohibits = findings.contains { $0.rule.effect == .prohibits }
        let bound: Verdict = findings.isEmpty ? .unregulated : prohibits ? .prohibited : .restricted
        return Answer(
            verdict: certainty == .certain || findings.isEmpty ? bound : .undetermined,
            atWorst: bound,
            findings: Array(findings),
            permissions: number % 7 == 0
                ? [Permission(rule: rules[3], certainty: .certain, lifts: [rules[number % 200].id])] : [],
            outlook: number % 2 == 0
                ? [
                    OutlookEntry(
                        cause: .date(Fixture.today.advanced(by: 1 + number % 300)),
                        verdict: .prohibited,
                        appears: [rules[number % 200].id],
                        disappears: [],
                    ),
                    OutlookEntry(
                        cause: .assuming(rules[number % 50].id),
                        verdict: .prohibited,
                        appears: [rules[number % 50].id, rules[number % 77].id],
                        disappears: [],
                    ),
                ] : [],
        )
    }

    /// Returns restricted uses, no two of which have the same rules.
    static func distinctUses(_ count: Int) -> some Sequence<Use> {
        (0..<count).lazy.map { number in
            let answer = Answer(
                verdict: .restricted,
                atWorst: .restricted,
                findings: [1, 13, 169, 2_197].map {
                    Fixture.finding(rules[number / $0 % 200], since: Fixture.today)
                },
                permissions: [],
                outlook: [],
            )
            return Use(service: Fixture.service("s\(number)"), jurisdiction: "CN", answer: answer)
        }
    }

    static func uses(_ count: Int) -> some Sequence<Use> {
        let traits = Traits(Traits.Stated())
        return (0..<count).lazy.map { number in
            Use(
                service: Service(
                    id: "service-\(number / 2)",
                    name: "Service \(number / 2)",
                    owner: "team",
                    line: number,
                    jurisdictions: [],
                    traits: traits,
                    evidence: [],
                ),
                jurisdiction: number.isMultiple(of: 2) ? "CN" : "HK",
                answer: answers[number % answers.count],
            )
        }
    }
}
