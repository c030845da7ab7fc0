import CompcheckComparison
import CompcheckModel
import Testing

/// The findings of a baseline, and new findings compared with it.
@Suite struct KnownFindingsTests {
    private static func rule(_ id: RuleID, _ effect: Rule.Effect) -> Rule {
        Rule(
            id: id,
            title: "A rule",
            authority: "a",
            effect: effect,
            severity: .high,
            when: Scope([]),
            lifecycle: Lifecycle([]),
        )
    }

    private static func finding(
        _ effect: Rule.Effect,
        _ standing: Standing,
        _ certainty: Certainty,
        _ id: RuleID = "r",
    ) -> Finding {
        Finding(
            rule: rule(id, effect),
            standing: standing,
            since: Day(number: 0),
            isAssumed: false,
            certainty: certainty,
            missing: [],
            because: [],
        )
    }

    private static func use(_ service: String, _ place: JurisdictionCode, _ findings: [Finding]) -> Use {
        let service = Service(id: service, line: 1, jurisdictions: [place], traits: Traits(Traits.Stated()))
        let answer = Answer(
            verdict: .prohibited,
            atWorst: .prohibited,
            findings: findings,
            permissions: [],
            outlook: [],
        )
        return Use(service: service, jurisdiction: place, answer: answer)
    }

    private static func known(_ uses: [Use]) -> KnownFindings {
        KnownFindings { take in uses.flatMap(KnownFinding.all).forEach(take) }
    }

    private static func news(_ use: Use, against uses: [Use]) -> [RuleID] {
        known(uses).new(in: use.answer, of: use.service, in: use.jurisdiction)
    }

    /// Pairs of an earlier and a later finding, and whether the later one is new.
    private static let changes: [(from: Finding, to: Finding, isNew: Bool)] = [
        (finding(.prohibits, .inForce, .certain), finding(.prohibits, .inForce, .certain), false),
        (finding(.prohibits, .inForce, .possible), finding(.prohibits, .inForce, .certain), true),
        (finding(.prohibits, .inForce, .certain), finding(.prohibits, .inForce, .possible), false),
        (finding(.prohibits, .unenforced, .certain), finding(.prohibits, .inForce, .certain), true),
        (finding(.prohibits, .unenforced, .certain), finding(.prohibits, .inForce, .possible), true),
        (finding(.prohibits, .inForce, .certain), finding(.prohibits, .unenforced, .certain), false),
        (finding(.requires, .inForce, .certain), finding(.prohibits, .inForce, .certain), true),
        (finding(.requires, .inForce, .certain), finding(.prohibits, .inForce, .possible), true),
        (finding(.prohibits, .inForce, .possible), finding(.requires, .inForce, .certain), true),
        (finding(.prohibits, .inForce, .certain), finding(.requires, .inForce, .certain), false),
        (finding(.notes, .inForce, .certain), finding(.requires, .inForce, .certain), true),
        (finding(.notes, .inForce, .certain), finding(.notes, .inForce, .certain), false),
        (finding(.prohibits, .inForce, .certain, "q"), finding(.prohibits, .inForce, .certain), true),
    ]

    @Test(arguments: changes)
    func weighsWhatChanged(from: Finding, to: Finding, isNew: Bool) {
        let (before, after) = (KnownFindingsTests.use("s", "CN", [from]), KnownFindingsTests.use("s", "CN", [to]))
        #expect(KnownFindingsTests.news(after, against: [before]) == (isNew ? ["r"] : []))
    }

    @Test func anotherPlaceOrServiceIsNew() {
        let finding = KnownFindingsTests.finding(.prohibits, .inForce, .certain)
        let known = [KnownFindingsTests.use("s", "CN", [finding])]
        for (service, place) in [("s", "HK"), ("t", "CN")] as [(String, JurisdictionCode)] {
            #expect(
                KnownFindingsTests.news(KnownFindingsTests.use(service, place, [finding]), against: known) == ["r"]
            )
        }
        #expect(KnownFindingsTests.news(known[0], against: []) == ["r"])
    }

    /// Many known findings in any order, with a weaker and a stronger one for each fingerprint.
    @Test func findsEachOfMany() {
        let rules = (0..<50).map { RuleID("r\($0)") }
        func use(_ number: Int, _ certainty: Certainty) -> Use {
            let findings = rules.map { KnownFindingsTests.finding(.prohibits, .inForce, certainty, $0) }
            return KnownFindingsTests.use("s\(number)", "CN", findings)
        }
        let uses = (0..<100).flatMap { [use($0, .certain), use($0, .possible)] }
        let known = KnownFindingsTests.known(uses.reversed())
        for number in 0..<101 {
            let use = use(number, .certain)
            let news = known.new(in: use.answer, of: use.service, in: use.jurisdiction)
            #expect(news == (number < 100 ? [] : rules))
        }
    }

    @Test(
        arguments: [
            (.run(41), "run 41"), (.file("run 41"), "file run 41"), (.file("no earlier run"), "file no earlier run"),
            (.nothing, "no earlier run"),
        ] as [(Baseline, String)]
    )
    func aBaselineIsRecordedInWords(baseline: Baseline, words: String) {
        #expect(baseline.description == words)
        #expect(Baseline(words) == baseline)
    }

    @Test(arguments: ["", "run", "run 0", "run x", "run -1", "file ", "report.json"])
    func otherWordsAreNoBaseline(words: String) { #expect(Baseline(words) == nil) }
}
