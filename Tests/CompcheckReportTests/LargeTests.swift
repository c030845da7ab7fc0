import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Reports of a large inventory")
struct LargeTests {
    @Test(arguments: [80, 120])
    func textStaysReadable(width: Int) {
        let report = tell(.text, Many.audit, Many.uses(200_000), options: ReportOptions(width: width))
        let lines = report.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count < 400)
        #expect(lines.allSatisfy { $0.count <= width })
        #expect(report.contains("200,000 uses of 100,000 services"))
        #expect(report.contains("see --format json or ndjson, with --all-uses"))
    }

    @Test func onlySomeOfWhatWasRecognisedIsTold() {
        let notices = (0..<1_000).map { Fixture.recognized("vendor `name \($0)` is `vendor-\($0)`: its name", in: $0) }
        let report = tell(.text, Fixture.audit(), notices: notices)
        let lines = report.split(separator: "\n")
        #expect(lines.count { $0.contains(": its name") } == 20)
        #expect(report.contains("\nvendor `name 999` is `vendor-999`: its name · 999 services\nvendor `name 998` "))
        #expect(report.contains("\n… and 980 more: see --format json\n"))
        #expect(!report.contains("NOT RECOGNISED"))
    }

    @Test func textDrawsNothingBeforeTheEnd() {
        var reporter = ReportFormat.text.reporter(for: Many.audit)
        var output = OutputBuffer()
        reporter.begin(into: &output)
        for use in Many.uses(20_000) { reporter.report(use, into: &output) }
        #expect(output.count == 0)
    }

    @Test func sectionsCountEveryUse() throws {
        let report = tell(.text, Many.audit, Many.uses(20_000))
        let counts = report.matches(of: /\n(?:[A-Z]+(?:, MAY BE [A-Z]+)?) +([0-9,]+) uses\n─/)
            .compactMap { Int($0.output.1.replacing(",", with: "")) }
        #expect(counts.reduce(0, +) == 20_000)
    }

    @Test(arguments: [true, false])
    func jsonParses(allUses: Bool) throws {
        let report = tell(.json, Many.audit, Many.uses(20_000), options: ReportOptions(allUses: allUses))
        let document = try #require(try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any])
        let uses = try #require(document["uses"] as? [[String: Any]])
        let told = Many.answers.count { $0.verdict > .permitted || !$0.findings.isEmpty || !$0.outlook.isEmpty }
        #expect(uses.count == (allUses ? 20_000 : told * 4))
        let keys: Set = ["service", "jurisdiction", "verdict", "atWorst", "findings", "permissions", "outlook"]
        #expect(uses.allSatisfy { keys.isSubset(of: $0.keys) })
        #expect((document["summary"] as? [String: Any])?["uses"] as? Int == 20_000)
        let rules = try #require(document["rules"] as? [String: Any])
        for use in uses.prefix(500) {
            for finding in use["findings"] as? [[String: Any]] ?? [] {
                #expect(rules[finding["rule"] as? String ?? ""] != nil)
            }
        }
    }

    @Test func cachedLinesAreTheLinesOfTheirAnswers() {
        // A released answer's address may be reused, so the cache must retain its answers.
        func answer(_ number: Int) -> Answer {
            Answer(
                verdict: number.isMultiple(of: 2) ? .prohibited : .restricted,
                atWorst: .prohibited,
                findings: [],
                permissions: [],
                outlook: [],
            )
        }
        let service = Fixture.service("s")
        let uses = (0..<100_000).lazy.map { Use(service: service, jurisdiction: "CN", answer: answer($0)) }
        let lines = tell(.ndjson, Many.audit, uses).split(separator: "\n")
        for (number, line) in lines.enumerated() where number < 1_000 || number > 65_000 {
            let verdict = number.isMultiple(of: 2) ? "prohibited" : "restricted"
            guard line.contains("\"verdict\":\"\(verdict)\"") else {
                Issue.record("line \(number) tells of another answer")
                return
            }
        }
        #expect(lines.count == 100_000)
    }
}
