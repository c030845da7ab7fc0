import CompcheckModel
import CompcheckReport
import Testing

@Suite("Comments on pull requests")
struct MarkdownTests {
    @Test func nothingThatWasTypedHasAMeaning() {
        let report = tell(.markdown, Hostile.audit, Hostile.uses, notices: Hostile.notices)
        for scalar in report.unicodeScalars where scalar != "\n" {
            #expect(![.control, .format].contains(scalar.properties.generalCategory))
        }
        for markup in ["<script", "@everyone", "#1 ", "](javascript", "www.example", "https://example.com", "`", "$x"] {
            #expect(!report.contains(markup), Comment(rawValue: markup))
        }
        let tags = Set(report.matches(of: /<[^>]*>/).map { String($0.output) })
        #expect(tags == ["<strong>", "</strong>", "<code>", "</code>", "<br>"])
        for row in rows(report) { #expect(row.count { $0 == "|" } == 8) }
        #expect(report.utf8.count < 60_000)
    }

    @Test func aLinkLeadsToTheWebOnly() {
        for (url, link) in [
            ("https://example.com/a(b)|c?d=1&e=<f>", "](https://example.com/a%28b%29%7Cc?d=1&amp;e=%3Cf%3E)"),
            ("javascript:alert(1)", nil), ("https://example.com/\u{202E}", "](https://example.com/%E2%80%AE)"),
        ] as [(String, String?)] {
            let rule = Rule(
                id: "linked",
                title: "A rule",
                authority: "openai",
                effect: .prohibits,
                severity: .high,
                when: Scope([Condition(.vendor, .any, ["openai"])]),
                lifecycle: Lifecycle([Event(day: Fixture.day(2020, 1, 1), kind: .effective)]),
                references: [Rule.Reference(title: "Source", url: url)],
            )
            let answer = Answer(
                verdict: .prohibited,
                atWorst: .prohibited,
                findings: [Fixture.finding(rule, since: Fixture.day(2020, 1, 1))],
                permissions: [],
                outlook: [],
            )
            let use = Use(service: Fixture.service("s"), jurisdiction: "CN", answer: answer)
            let report = tell(.markdown, Fixture.audit(), [use])
            #expect(link.map { report.contains("[A rule" + $0) } ?? !report.contains("]("))
        }
    }

    @Test func aCommentNeverGrowsTooLarge() throws {
        let report = tell(.markdown, Many.audit, Many.uses(100_000))
        #expect(report.utf8.count < 60_000)
        #expect(report.contains("### Failing") && report.contains("### Coming") && report.contains("### Pending"))
        #expect(report.matches(of: /\ncut: [0-9,]+ more failing uses/).count == 1)
        #expect(report.contains(/\ncut: [0-9,]+ more changes/))
        #expect(report.contains("| 100,000 uses of 50,000 services |"))
    }

    @Test func ofNothing() {
        let report = tell(.markdown, Fixture.audit(), [], notices: [])
        #expect(report.hasPrefix("## compcheck: nothing to audit\n"))
        #expect(!report.contains("###"))
    }

    @Test func ofWhatPasses() {
        let use = Use(service: Fixture.service("s"), jurisdiction: "SG", answer: Fixture.unregulated)
        let report = tell(.markdown, Fixture.audit(), [use], notices: [])
        #expect(report.hasPrefix("## compcheck: PASS\n\nno use is or may be restricted or worse\n"))
        #expect(!report.contains("### Failing"))
    }

    private func rows(_ report: String) -> [Substring] {
        report.split(separator: "\n").filter { $0.hasPrefix("| <code>") }
    }
}
