import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("What a report must say")
struct SayingTests {
    @Test(arguments: ReportFormat.allCases)
    func whichDayItSpeaksOf(format: ReportFormat) {
        let past = tell(format)
        let remarks = Fixture.uses.reduce(0) { $0 + $1.answer.findings.count }
        #expect(past.contains("2024-11-05"))
        switch format {
        case .text: #expect(past.contains("not today, 2026-11-22"))
        case .json, .sarif: #expect(past.contains(#""today":"2026-11-22","isToday":false"#))
        case .ndjson, .ocsf: #expect(past.split(separator: "\n").allSatisfy { $0.contains(#""isToday":false"#) })
        case .junit: #expect(past.matches(of: /message="[^"]*as of 2024-11-05, not today, 2026-11-22"/).count == 7)
        case .markdown:
            #expect(past.contains("not today, 2026-11-22"))
            let failing = past.split(separator: "\n").filter { $0.hasPrefix("| <code>") }
            #expect(!failing.isEmpty && failing.allSatisfy { $0.contains("as of 2024-11-05") })
        case .html:
            #expect(past.contains("As of 2024-11-05, not today, 2026-11-22"))
            let findings = past.matches(of: /<div class="finding">/).count
            #expect(findings > 0 && past.matches(of: /<strong>as of 2024-11-05<\/strong>/).count == findings)
        case .csv: #expect(rows(past).dropFirst().allSatisfy { $0.hasPrefix("2024-11-05,false,") })
        case .github: #expect(past.split(separator: "\n").allSatisfy { $0.contains("s of 2024-11-05, not today") })
        case .gitlab: #expect(past.matches(of: /As of 2024-11-05, not today/).count == remarks)
        case .oscal: #expect(past.matches(of: /As of 2024-11-05, not today/).count == remarks + 2)
        }
        let present = tell(format, Fixture.audit(asOf: Fixture.today))
        #expect(!present.contains("not today") && !present.contains(#""isToday":false"#))
        if format == .csv { #expect(rows(present).dropFirst().allSatisfy { $0.hasPrefix("2026-11-22,true,") }) }
    }

    private func rows(_ report: String) -> [String] {
        report.components(separatedBy: "\r\n").filter { !$0.isEmpty }
    }

    @Test func rulesFirstSeenLaterOnAPastDay() {
        #expect(tell(.text).contains("1 of this rulebook's 10 rules is first seen after that day"))
        #expect(tell(.json).contains(#""rulesFirstSeenLater":1"#))
    }

    @Test(arguments: [
        "state `customer` for 1 service: settles 2 uses",
        "no answer settles 1 use: the source of azure-china-21vianet-openai is doubtful",
        "no rule of the 10 in this rulebook applies",
        "lifts    openai-unsupported-territories",
        "developer openai · route direct, vpn-proxy · jurisdiction CN, HK",
        "stands   pending: advanced 2024-05-22 (ordered to be reported, 43 to 3); then failed 2025-01-03",
        "changes  1 use: permitted → restricted",
        "Microsoft (vendor), Statement to the press, July 2024; confidence: medium",
        "FAIL 7 of 12 uses are, or may be, restricted or worse",
    ])
    func inWords(words: String) {
        #expect(tell(.text, options: ReportOptions(width: 200)).contains(words))
    }

    @Test func whatMayBeWorstComesFirst() {
        let headings = tell(.text).split(separator: "\n").compactMap { line -> String? in
            guard line.first?.isUppercase == true, line.hasSuffix("use") || line.hasSuffix("uses") else { return nil }
            return line.split(separator: "  ").first.map(String.init)
        }
        #expect(
            headings == ["PROHIBITED", "UNDETERMINED, MAY BE PROHIBITED", "RESTRICTED", "PERMITTED", "UNREGULATED"]
        )
    }

    @Test func aRuleIsExplainedOnce() {
        let many = Array(repeating: Fixture.uses, count: 50).joined()
        let report = tell(.text, Fixture.audit(), many)
        #expect(report.matches(of: /A VPN does not help/).count == 1)
        #expect(report.matches(of: /Prompts sent through a VPN/).count == 1)
        #expect(report.contains("150 uses: bot-direct"))
    }

    @Test func theGate() {
        func audit(_ failOn: Verdict, certainOnly: Bool) -> Audit {
            let base = Fixture.audit()
            return Audit(
                toolVersion: base.toolVersion,
                today: base.today,
                question: base.question,
                rulebook: base.rulebook,
                inventory: base.inventory,
                failOn: failOn,
                certainOnly: certainOnly,
            )
        }
        let doubtful = Fixture.uses.filter { $0.answer.verdict == .undetermined }
        let options = ReportOptions(width: 120)
        #expect(
            tell(.text, audit(.prohibited, certainOnly: false), doubtful, options: options)
                .contains("FAIL 3 of 3 uses are, or may be, prohibited")
        )
        #expect(
            tell(.text, audit(.prohibited, certainOnly: true), doubtful, options: options)
                .contains("PASS no use is certainly prohibited; doubt is let pass")
        )
        #expect(
            tell(.text, audit(.prohibited, certainOnly: false), [], options: options).contains("nothing to audit")
        )
    }

    @Test func colourOnlyWhereAllowed() {
        #expect(!tell(.text).contains("\u{1B}"))
        let coloured = tell(.text, options: ReportOptions(colour: true))
        #expect(coloured.contains("\u{1B}[1;38;5;160mPROHIBITED\u{1B}[0m"))
        #expect(coloured.replacing(/\u{1B}\[[0-9;]+m/, with: "") == tell(.text))
    }

    @Test func manyDistinctAnswersAreCountedInBoundedGroups() {
        let report = tell(.text, Many.audit, Many.distinctUses(150_000))
        #expect(report.contains(/RESTRICTED +150,000 uses/))
        #expect(report.split(separator: "\n").count < 400)
    }
}
