import CompcheckComparison
import CompcheckModel
import Testing

/// The causes of changed findings between two runs.
@Suite struct RunPairTests {
    /// Two runs, and the finding of the rule `ban` in one of them.
    struct Case: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let causes: [ChangeCause]
        var days = ["2026-01-01", "2026-01-01"]
        var digests = ["a", "a"]
        var rules: [[Rule]] = [[ban()], [ban()]]
        var catalogues = [Catalogue(), Catalogue()]
        var assumed: [[RuleID: Day]] = [[:], [:]]
        var without: [Set<RuleID>] = [[], []]
        var tools = ["1.0.0", "1.0.0"]
        var findings: [[Finding]?] = [[], [finding()]]
        var permissions: [[Permission]] = [[], []]

        init(_ description: String, by causes: ChangeCause..., change: (inout Case) -> Void) {
            (testDescription, self.causes) = (description, causes)
            change(&self)
        }

        func run(_ side: Int) -> ComparedRun {
            let rulebook = Rulebook(rules: rules[side], catalogue: catalogues[side], origin: "test")
            let record = RunRecord(
                number: Int64(side + 1),
                status: .finished,
                startedAt: Instant(milliseconds: 0),
                toolVersion: tools[side],
                inventory: "inventory.json",
                inventoryDigest: digests[side],
                question: Question(asOf: day(days[side]), assumed: assumed[side], without: without[side]),
                rulebookDigest: rulebook.digest,
                rulebookOrigin: "test",
            )
            let audit = Audit(
                toolVersion: tools[side],
                today: record.question.asOf,
                question: record.question,
                rulebook: rulebook,
                inventory: record.inventory,
            )
            return ComparedRun(record, audit)
        }

        var use: ComparedUse {
            let service = Service(id: "bot", line: 1, jurisdictions: [], traits: Traits(Traits.Stated()))
            let answers = [0, 1].map { side in
                findings[side].map {
                    Answer(
                        verdict: .prohibited,
                        atWorst: .prohibited,
                        findings: $0,
                        permissions: permissions[side],
                        outlook: [],
                    )
                }
            }
            return ComparedUse(service: service, jurisdiction: "CN", before: answers[0], after: answers[1])
        }
    }

    static let cases = [
        Case("the use is new", by: .inventory) { $0.findings[0] = nil },
        Case("the use is gone, whatever else differs", by: .inventory) {
            ($0.findings, $0.digests, $0.days[1]) = ([[finding()], nil], ["a", "b"], "2026-02-01")
        },
        Case("only the inventory differs", by: .inventory) { $0.digests[1] = "b" },
        Case("nothing differs but the version", by: .program) { $0.tools[1] = "1.1.0" },
        Case("nothing differs at all", by: .program) { _ in },
        Case("the inventory and the version differ", by: .inventory, .program) {
            ($0.digests[1], $0.tools[1]) = ("b", "1.1.0")
        },
        Case("the rule appeared", by: .rule) { ($0.rules[0], $0.digests[1]) = ([], "b") },
        Case("the rule went", by: .rule) { ($0.rules[1], $0.findings) = ([], [[finding()], []]) },
        Case("the rule was left out", by: .rule) { $0.without[0] = ["ban"] },
        Case("the rule is assumed", by: .rule) {
            $0.rules = [[ban(from: "2027-01-01")], [ban(from: "2027-01-01")]]
            $0.assumed[1] = ["ban": day("2026-01-01")]
        },
        Case("an assumption begins", by: .date) {
            $0.rules = [[ban(from: "2027-01-01")], [ban(from: "2027-01-01")]]
            $0.assumed = [["ban": day("2026-02-01")], ["ban": day("2026-02-01")]]
            $0.days[1] = "2026-02-01"
        },
        Case("the rule came into force, whatever the inventory says", by: .date) {
            $0.rules = [[ban(from: "2026-02-01")], [ban(from: "2026-02-01")]]
            ($0.days[1], $0.digests[1]) = ("2026-02-01", "b")
        },
        Case("the rule was corrected and would have been in force already", by: .rule) {
            $0.rules = [[ban(from: "2026-03-01")], [ban(from: "2025-01-01")]]
            $0.days[1] = "2026-02-01"
        },
        Case("the rule would have come into force anyway, and was corrected to be so already", by: .rule, .date) {
            $0.rules = [[ban(from: "2026-02-01")], [ban(from: "2025-01-01")]]
            $0.days[1] = "2026-02-01"
        },
        Case("the rule was corrected to come into force on the later day", by: .rule, .date) {
            $0.rules = [[ban(from: "2026-03-01")], [ban(from: "2026-02-01")]]
            $0.days[1] = "2026-02-01"
        },
        Case("the rule's conditions differ", by: .rule) { $0.rules[1] = [ban(vendor: "another")] },
        Case("the rule's conditions and the inventory differ", by: .inventory, .rule) {
            ($0.rules[1], $0.digests[1]) = ([ban(vendor: "another")], "b")
        },
        Case("the rule's words differ, and the inventory", by: .inventory) {
            ($0.rules[1], $0.digests[1]) = ([ban(title: "In other words")], "b")
        },
        Case("the day differs, which the rule does not heed, and the inventory", by: .inventory) {
            ($0.days[1], $0.digests[1]) = ("2026-02-01", "b")
        },
        Case("another rule differs, and the inventory", by: .inventory) {
            ($0.rules[1], $0.digests[1]) = ([ban(), ban("other")], "b")
        },
        Case("an exception ended by date", by: .date) {
            let permit = exception(until: "2026-02-01")
            ($0.rules, $0.days[1]) = ([[ban(), permit], [ban(), permit]], "2026-02-01")
        },
        Case("an exception ended by date, and the inventory differs", by: .inventory, .date) {
            let permit = exception(until: "2026-02-01")
            ($0.rules, $0.days[1], $0.digests[1]) = ([[ban(), permit], [ban(), permit]], "2026-02-01", "b")
        },
        Case("an exception went", by: .rule) { $0.rules = [[ban(), exception()], [ban()]] },
        Case("an exception of the exception appeared", by: .rule) {
            let second = ban("second", overrides: ["permit"])
            $0.rules = [[ban(), exception()], [ban(), exception(), second]]
        },
        Case("a group that the rule names has another member", by: .date) {
            let group = JurisdictionGroup(
                id: "club",
                title: "Club",
                members: [JurisdictionGroup.Member(code: "CN", from: day("2026-01-15"))],
            )
            $0.catalogues = [Catalogue(groups: [group]), Catalogue(groups: [group])]
            ($0.rules, $0.days[1]) = ([[ban(place: "club")], [ban(place: "club")]], "2026-02-01")
        },
        Case("a group that the rule names was corrected", by: .rule) {
            let groups = ["CN", "SG"].map { code in
                JurisdictionGroup(
                    id: "club",
                    title: "Club",
                    members: [JurisdictionGroup.Member(code: JurisdictionCode(code))],
                )
            }
            $0.catalogues = [Catalogue(groups: [groups[0]]), Catalogue(groups: [groups[1]])]
            $0.rules = [[ban(place: "club")], [ban(place: "club")]]
        },
        Case("an offering is known otherwise, and the inventory differs", by: .inventory, .rule) {
            let offering = Offering(id: "api", title: "API", vendor: "v", route: "direct")
            ($0.catalogues[1], $0.digests[1]) = (Catalogue(offerings: [offering]), "b")
        },
        Case("evidence ran out, whatever the inventory says", by: .date) {
            let evidence = Evidence(requirement: "filing", validUntil: day("2026-02-01"))
            $0.permissions[0] = [Permission(rule: ban(), certainty: .certain, lifts: [], evidence: evidence)]
            ($0.days[1], $0.digests[1]) = ("2026-02-01", "b")
        },
        Case("evidence began to count", by: .date) {
            let evidence = Evidence(requirement: "filing", validFrom: day("2026-02-01"))
            $0.permissions[1] = [Permission(rule: ban(), certainty: .certain, lifts: [], evidence: evidence)]
            ($0.days[1], $0.findings) = ("2026-02-01", [[finding()], []])
        },
        Case("evidence that still counts was withdrawn", by: .inventory) {
            let evidence = Evidence(requirement: "filing")
            $0.permissions[0] = [Permission(rule: ban(), certainty: .certain, lifts: [], evidence: evidence)]
            ($0.days[1], $0.digests[1]) = ("2026-02-01", "b")
        },
        Case("severity differs, and the inventory", by: .rule) {
            let worse = ban(severity: .critical)
            ($0.rules[1], $0.digests[1]) = ([worse], "b")
            $0.findings = [[finding()], [finding(worse)]]
        },
        Case("certainty differs", by: .inventory) {
            ($0.digests[1], $0.findings) = ("b", [[finding(certainty: .possible)], [finding()]])
        },
        Case("enforcement ceased", by: .date) {
            let rule = ban(then: ("2026-01-15", .unenforced))
            ($0.rules, $0.days[1], $0.digests[1]) = ([[rule], [rule]], "2026-02-01", "b")
            $0.findings = [[finding()], [finding(standing: .unenforced)]]
        },
        Case("opened while enforcement ceased", by: .inventory, .date) {
            let rule = ban(then: ("2026-01-15", .unenforced))
            ($0.rules, $0.days[1], $0.digests[1]) = ([[rule], [rule]], "2026-02-01", "b")
            $0.findings = [[], [finding(standing: .unenforced)]]
        },
        Case("nothing that is known can explain it", by: .rule, .date) {
            ($0.rules[1], $0.days[1]) = ([ban(), ban("other")], "2026-02-01")
        },
    ]

    @Test(arguments: cases) func theCausesAre(of example: Case) throws {
        let pair = RunPair(example.run(0), example.run(1))
        let use = example.use
        let change = try #require(use.changes.first)
        #expect(pair.causes(of: change, in: use) == example.causes)
    }

    @Test func whatDiffersIsSaid() {
        let case1 = Case("all") {
            ($0.days[1], $0.digests[1], $0.rules[1], $0.tools[1]) = ("2026-02-01", "b", [], "2")
        }
        #expect(RunPair(case1.run(0), case1.run(1)).differences == Set(ChangeCause.allCases))
        let same = Case("nothing") { _ in }
        #expect(RunPair(same.run(0), same.run(1)).differences.isEmpty)
    }

    /// Opened, closed and changed findings are found among any others.
    @Test func changesAreFoundByRule() {
        func findings(_ ids: [String], _ certainty: Certainty = .certain) -> [Finding] {
            ids.map { finding(ban(RuleID($0)), certainty: certainty) }
        }
        let changes = FindingChange.all(
            from: findings(["a", "c", "d"]) + findings(["e"], .possible),
            to: findings(["b", "c", "e", "f"]),
        )
        let told = changes.map { "\($0.kind.rawValue) \($0.latest.rule.id)" }
        #expect(told == ["closed a", "opened b", "closed d", "changed e", "opened f"])
        #expect(FindingChange.all(from: [], to: []).isEmpty)
    }
}

private func day(_ text: String) -> Day { Day(text) ?? Day(number: 0) }

private func ban(
    _ id: RuleID = "ban",
    title: String = "A ban",
    from: String = "2025-01-01",
    then event: (String, Event.Kind)? = nil,
    vendor: String = "v",
    place: String? = nil,
    severity: Rule.Severity = .high,
    overrides: [RuleID] = [],
) -> Rule {
    let events = [Event(day: day("2024-01-01"), kind: .enacted), Event(day: day(from), kind: .effective)]
    return Rule(
        id: id,
        title: title,
        authority: "a",
        effect: .prohibits,
        severity: severity,
        overrides: overrides,
        when: Scope(
            [Condition(.vendor, .any, [vendor])] + (place.map { [Condition(.jurisdiction, .any, [$0])] } ?? [])
        ),
        lifecycle: Lifecycle(events + (event.map { [Event(day: day($0.0), kind: $0.1)] } ?? [])),
    )
}

private func exception(until: String? = nil) -> Rule {
    let end = until.map { [Event(day: day($0), kind: .expired)] } ?? []
    return Rule(
        id: "permit",
        title: "An exception",
        authority: "a",
        effect: .permits,
        severity: .info,
        overrides: ["ban"],
        when: Scope([Condition(.vendor, .any, ["v"])]),
        lifecycle: Lifecycle([Event(day: day("2025-01-01"), kind: .effective)] + end),
    )
}

private func finding(
    _ rule: Rule = ban(),
    certainty: Certainty = .certain,
    standing: Standing = .inForce,
) -> Finding {
    Finding(
        rule: rule,
        standing: standing,
        since: day("2025-01-01"),
        isAssumed: false,
        certainty: certainty,
        missing: [],
        because: [],
    )
}
