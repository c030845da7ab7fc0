import CompcheckModel
import CompcheckReport
import Foundation
import FoundationXML
import Testing

@Suite("Test results for build servers")
struct JUnitTests {
    private func audit(_ failOn: Verdict, certainOnly: Bool = false) -> Audit {
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

    @Test(arguments: Verdict.allCases, [true, false])
    func failsWhatFailsTheAudit(failOn: Verdict, certainOnly: Bool) throws {
        let audit = audit(failOn, certainOnly: certainOnly)
        let results = try Results(tell(.junit, audit))
        let doubtful = Fixture.uses.filter { use in
            !audit.fails(use) && certainOnly
                && (use.answer.verdict == .undetermined || use.answer.atWorst >= failOn)
        }
        #expect(results.count("testsuite") == 7)
        #expect(results.count("testcase") == Fixture.uses.count)
        #expect(results.count("failure") == Fixture.uses.count { audit.fails($0) })
        #expect(results.count("skipped") == doubtful.count)
        for (attribute, element) in [("tests", "testcase"), ("failures", "failure"), ("skipped", "skipped")] {
            let told = results.suites.compactMap { $0[attribute].flatMap(Int.init) }
            #expect(told.count == 7 && told.reduce(0, +) == results.count(element))
        }
        #expect(results.suites.compactMap { $0["id"] } == (0..<7).map(String.init))
    }

    @Test func everyVerdictHasItsType() throws {
        #expect(try Results(tell(.junit)).types == ["prohibited", "undetermined", "restricted"])
    }

    @Test func whatIsBelowTheBarIsSaid() {
        let report = tell(.junit, audit(.prohibited))
        #expect(report.contains("CN: restricted, below prohibited: cn-genai-interim-measures"))
        #expect(report.contains("NO: restricted from 2025-03-01 by eu-ai-act-transparency"))
        #expect(report.contains("CN: restricted if enforce-act-hr8315 comes into force"))
    }

    @Test func ofNothingSaysItsDay() throws {
        let report = tell(.junit, Fixture.audit(), [])
        #expect(try Results(report).count("testsuite") == 0)
        #expect(report.contains("as of 2024-11-05, not today, 2026-11-22"))
    }

    @Test func hostileTextIsText() throws {
        let report = tell(.junit, Hostile.audit, Hostile.uses)
        let results = try Results(report)
        #expect(results.count("testsuite") == Hostile.uses.count)
        #expect(results.count("script") == 0)
        for scalar in report.unicodeScalars where scalar != "\n" {
            #expect(![.control, .format].contains(scalar.properties.generalCategory))
        }
    }

    @Test func onlyOneServiceWaits() {
        var reporter = ReportFormat.junit.reporter(for: Many.audit)
        var output = OutputBuffer()
        reporter.begin(into: &output)
        var most = 0
        for use in Many.uses(20_000) {
            reporter.report(use, into: &output)
            most = max(most, output.count)
            output.drain { _ in }
        }
        #expect(most > 0 && most < 20_000)
    }

    @Test(.enabled(if: XMLSchemas.areThere, "python3 with lxml, and ../shared with the schemas, are needed"))
    func fitsTheSchemasOfAntAndJenkins() throws {
        let allUses = ReportOptions(allUses: true)
        for report in [
            tell(.junit), tell(.junit, Fixture.audit(), []), tell(.junit, audit(.prohibited, certainOnly: true)),
            tell(.junit, Hostile.audit, Hostile.uses), tell(.junit, Many.audit, Many.uses(25_000), options: allUses),
        ] {
            let (status, output) = try XMLSchemas.validate(report)
            #expect(status == 0 && output == "valid\n", Comment(rawValue: String(output.suffix(300))))
        }
        let spoiled = tell(.junit).replacing("hostname=", with: "host=")
        #expect(try XMLSchemas.validate(spoiled).status == 1)
    }
}

/// A report as read by an XML parser.
private final class Results: NSObject, XMLParserDelegate {
    private(set) var suites: [[String: String]] = []
    private(set) var types: Set<String> = []
    private var counts: [String: Int] = [:]

    init(_ report: String) throws {
        super.init()
        let parser = XMLParser(data: Data(report.utf8))
        parser.delegate = self
        try #require(parser.parse(), "\(String(describing: parser.parserError))")
    }

    func count(_ element: String) -> Int { counts[element, default: 0] }

    func parser(
        _ parser: XMLParser,
        didStartElement element: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String],
    ) {
        counts[element, default: 0] += 1
        if element == "testsuite" { suites.append(attributes) }
        if element == "failure", let type = attributes["type"] { types.insert(type) }
    }
}

/// The official schemas and Python's `lxml`, if this machine has them.
private enum XMLSchemas {
    private static let files = [
        "JUnit.xsd", "src__main__resources__org__jenkinsci__plugins__xunit__types__model__xsd__junit-10.xsd",
    ].map { Python.schema("junit/\($0)") }

    static let areThere: Bool =
        files.allSatisfy(FileManager.default.fileExists)
        && (try? Python.run("validate_xml.py", [], input: "").status) == 0

    static func validate(_ document: String) throws -> (status: Int32, output: String) {
        try Python.run("validate_xml.py", files, input: document)
    }
}
