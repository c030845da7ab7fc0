import CompcheckModel
import CompcheckReport
import Testing

/// Waived findings in reports: they are reported like others, with the waiver.
@Suite("Waived findings")
struct WaiverTests {
    private static let waiver = Waiver(
        rule: "openai-api-block-2024",
        service: "bot-direct",
        jurisdiction: "CN",
        reason: "Migration is under way",
        acceptedBy: "General counsel",
        ticket: "LEGAL-7",
        from: Fixture.day(2024, 11, 1),
        until: Fixture.day(2025, 2, 1),
    )

    private static let audit: Audit = {
        let audit = Fixture.audit()
        return Audit(
            toolVersion: audit.toolVersion,
            today: audit.today,
            question: audit.question,
            rulebook: audit.rulebook,
            inventory: audit.inventory,
            waivers: Waivers([waiver]),
        )
    }()

    private static let uses = Fixture.uses.map { use in
        Use(
            service: use.service,
            jurisdiction: use.jurisdiction,
            answer: use.answer,
            waivers: audit.waivers.covering(use.answer, of: use.service, in: use.jurisdiction),
        )
    }

    @Test func coverOnlyWhatTheyAreAbout() {
        let waived = WaiverTests.uses.filter { !$0.waivers.isEmpty }
        #expect(waived.map(\.service.id) == ["bot-direct"] && waived.map(\.jurisdiction) == ["CN"])
        // Another rule still binds there.
        #expect(waived.allSatisfy(WaiverTests.audit.fails))
    }

    @Test(arguments: ReportFormat.allCases)
    func hideNothing(format: ReportFormat) {
        let (with, without) = (tell(format, WaiverTests.audit, WaiverTests.uses), tell(format))
        #expect(with.contains("General counsel") && !without.contains("General counsel"))
        let id = "openai-api-block-2024"
        #expect(with.ranges(of: id).count >= without.ranges(of: id).count)
    }

    @Test func standApartInGroups() {
        let text = tell(.text, WaiverTests.audit, WaiverTests.uses)
        #expect(text.matches(of: /waived +by General counsel until 2025-01-31: Migration is under/).count == 1)
        let page = tell(.html, WaiverTests.audit, WaiverTests.uses)
        #expect(page.matches(of: /<dt>waived<\/dt>/).count == 1)
        #expect(page.matches(of: /<small>waived<\/small>/).count == 1)
        #expect(page.contains("aria-label=\"prohibited, with waived findings\""))
    }

    @Test func areQuietOnPullRequests() {
        let github = tell(.github, WaiverTests.audit, WaiverTests.uses)
        let line = github.split(separator: "\n").first { $0.contains("Waived by General counsel") }
        #expect(line?.hasPrefix("::notice title=openai-api-block-2024") == true)
    }

    /// A use whose findings are all waived passes as a test, and is not skipped as doubtful.
    @Test(arguments: [true, false])
    func passAsTests(certainOnly: Bool) throws {
        let base = Fixture.audit()
        let audit = Audit(
            toolVersion: base.toolVersion,
            today: base.today,
            question: base.question,
            rulebook: base.rulebook,
            inventory: base.inventory,
            failOn: .restricted,
            certainOnly: certainOnly,
        )
        let certain = try #require(Fixture.uses.first { $0.answer.verdict == .prohibited })
        let waivers = certain.answer.findings.map { finding in
            Waiver(
                rule: finding.rule.id,
                service: certain.service.id,
                jurisdiction: certain.jurisdiction,
                reason: "Migration is under way",
                acceptedBy: "General counsel",
                from: Fixture.day(2024, 11, 1),
                until: Fixture.day(2025, 2, 1),
            )
        }
        let use = Use(
            service: certain.service,
            jurisdiction: certain.jurisdiction,
            answer: certain.answer,
            waivers: waivers,
        )
        let report = tell(.junit, audit, [use])
        #expect(report.contains(#"failures="0" errors="0" skipped="0""#), "\(report)")
        #expect(report.contains("CN: prohibited, waived: openai-"), "\(report)")
        #expect(!report.contains("doubt is let pass"))
    }

    @Test func areSuppressionsInSARIF() {
        let sarif = tell(.sarif, WaiverTests.audit, WaiverTests.uses)
        #expect(sarif.ranges(of: #""suppressions":[{"kind":"external","status":"accepted""#).count == 1)
        // If one result has `suppressions`, all must.
        let results = sarif.ranges(of: #""ruleIndex":"#).count
        #expect(sarif.ranges(of: #""suppressions":["#).count == results)
        #expect(!tell(.sarif).contains("suppressions"))
    }

    @Test func areSuppressedEventsAndApprovedDeviations() {
        #expect(tell(.ocsf, WaiverTests.audit, WaiverTests.uses).contains(#""status_id":3,"status":"Suppressed""#))
        let only = WaiverTests.uses.filter { $0.service.id == "bot-direct" && $0.jurisdiction == "CN" }
        #expect(tell(.oscal, WaiverTests.audit, only).contains(#""status":"deviation-approved""#))
    }

    @Test func countInTheGateOnlyWhereTheRuleAllowsIt() {
        let strict = Rule(
            id: "strict",
            title: "No way round",
            authority: "openai",
            effect: .prohibits,
            severity: .high,
            when: Scope([Condition(.vendor, .any, ["openai"])]),
            lifecycle: Lifecycle([Event(day: Fixture.day(2020, 1, 1), kind: .effective)]),
            isWaivable: false,
        )
        let answer = Answer(
            verdict: .prohibited,
            atWorst: .prohibited,
            findings: [Fixture.finding(strict, since: Fixture.day(2020, 1, 1))],
            permissions: [],
            outlook: [],
        )
        let waivers = Waivers([
            Waiver(
                rule: "strict",
                service: "bot",
                reason: "r",
                acceptedBy: "a",
                from: Fixture.today,
                until: Fixture.today.advanced(by: 1),
            )
        ])
        #expect(waivers.covering(answer, of: Fixture.service("bot"), in: "CN").isEmpty)
    }
}
