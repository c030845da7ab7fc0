import CompcheckModel
import CompcheckReport
import Testing

@Suite("Reports of a small inventory")
struct GoldenTests {
    @Test(arguments: [80, 120])
    func text(width: Int) throws {
        try expectGolden(tell(.text, options: ReportOptions(width: width)), "small-\(width).txt")
    }

    @Test func textOnAWideTerminal() {
        #expect(tell(.text, options: ReportOptions(width: 200)) == tell(.text, options: ReportOptions(width: 120)))
    }

    @Test func textToday() throws {
        let report = tell(.text, Fixture.audit(asOf: Fixture.today), [], organization: nil, notices: [])
        try expectGolden(report, "empty-today.txt")
    }

    @Test func textOfAQuietInventory() throws {
        let use = Use(service: Fixture.service("intranet-chat"), jurisdiction: "SG", answer: Fixture.unregulated)
        try expectGolden(tell(.text, Fixture.audit(asOf: Fixture.today), [use], notices: []), "quiet-today.txt")
    }

    @Test func textInColour() throws {
        try expectGolden(tell(.text, options: ReportOptions(colour: true)), "small-80-colour.txt")
    }

    @Test(arguments: [true, false])
    func json(allUses: Bool) throws {
        try expectGolden(
            tell(.json, options: ReportOptions(allUses: allUses)),
            allUses ? "small-all.json" : "small.json",
        )
    }

    @Test(arguments: [true, false])
    func ndjson(allUses: Bool) throws {
        try expectGolden(
            tell(.ndjson, options: ReportOptions(allUses: allUses)),
            allUses ? "small-all.ndjson" : "small.ndjson",
        )
    }

    @Test func csv() throws {
        try expectGolden(tell(.csv, options: ReportOptions(allUses: true)), "small-all.csv")
    }

    @Test func junit() throws {
        try expectGolden(tell(.junit), "small.junit.xml")
    }

    @Test func markdown() throws {
        try expectGolden(tell(.markdown), "small.md")
    }

    @Test(arguments: [
        (ReportFormat.sarif, "small.sarif"), (.github, "small.github"), (.gitlab, "small.gitlab.json"),
        (.oscal, "small.oscal.json"), (.ocsf, "small.ocsf.ndjson"),
    ])
    func findings(format: ReportFormat, name: String) throws { try expectGolden(tell(format), name) }

    @Test(arguments: [
        (ReportFormat.sarif, "empty.sarif"), (.github, "empty.github"), (.gitlab, "empty.gitlab.json"),
        (.oscal, "empty.oscal.json"), (.ocsf, "empty.ocsf.ndjson"),
    ])
    func noFindings(format: ReportFormat, name: String) throws {
        let audit = Fixture.audit(asOf: Fixture.today, inventory: "-")
        try expectGolden(tell(format, audit, [], organization: nil, notices: []), name)
    }

    @Test(arguments: ReportFormat.allCases)
    func sameInputsGiveSameBytes(format: ReportFormat) {
        #expect(tell(format) == tell(format))
    }
}
