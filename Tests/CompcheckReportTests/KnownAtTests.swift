import CompcheckModel
import CompcheckReport
import Testing

@Suite("Reports with the rules as they were once known")
struct KnownAtTests {
    private let instant = Instant(startOf: Fixture.day(2024, 11, 6))

    /// Returns the parts that a report with `--known-at` has and the one without lacks; expects no other difference.
    private func more(_ format: ReportFormat, _ separator: Character) -> [Substring] {
        let now = tell(format, Fixture.audit()).split(separator: separator)
        let then = tell(format, Fixture.audit(knownAt: instant)).split(separator: separator)
        let difference = then.difference(from: now)
        #expect(difference.removals.isEmpty)
        return difference.insertions.map { change in
            switch change {
            case .insert(_, let element, _), .remove(_, let element, _): element
            }
        }
    }

    @Test func sayItInTheirHead() {
        #expect(
            more(.text, "\n") == ["known at 2024-11-06T00:00:00.000Z: the rules as recorded then, not as known now"]
        )
        #expect(more(.json, ",") == ["\"knownAt\":\"2024-11-06T00:00:00.000Z\""])
        let lines = more(.ndjson, ",")
        #expect(!lines.isEmpty && Set(lines) == ["\"knownAt\":\"2024-11-06T00:00:00.000Z\""])
    }

    @Test(arguments: [ReportFormat.sarif, .github, .gitlab, .oscal, .ocsf])
    func sayItInEveryFinding(format: ReportFormat) {
        let words = "Rules as known at 2024-11-06T00:00:00.000Z, not as known now"
        let findings = Fixture.uses.reduce(0) { $0 + $1.answer.findings.count }
        #expect(tell(format, Fixture.audit(knownAt: instant)).ranges(of: words).count >= findings)
        #expect(!tell(format).contains("as known"))
    }

    @Test(.enabled(if: Validator.isThere, "python3 with jsonschema is needed"))
    func fitTheSchemas() throws {
        let audit = Fixture.audit(knownAt: instant)
        let report = try Validator.run([tell(.json, audit)], "audit-report-1.schema.json")
        #expect(report.status == 0, Comment(rawValue: report.output))
        let lines = tell(.ndjson, audit).split(separator: "\n").map(String.init)
        let uses = try Validator.run(lines, "audit-use-1.schema.json")
        #expect(uses.status == 0, Comment(rawValue: uses.output))
    }
}
