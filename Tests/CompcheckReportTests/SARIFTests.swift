import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Findings as SARIF")
struct SARIFTests {
    private struct Log: Decodable {
        struct Run: Decodable {
            struct Tool: Decodable { let driver: Driver }
            struct Driver: Decodable { let rules: [Rule] }
            struct Rule: Decodable {
                let id: String
                let helpUri: String?
                let defaultConfiguration: Configuration
            }
            struct Configuration: Decodable { let level: String }
            struct Result: Decodable {
                let ruleId: String
                let ruleIndex: Int
                let kind: String
                let level: String
                let message: Text
                let locations: [Location]
                let partialFingerprints: [String: String]
            }
            struct Text: Decodable { let text: String }
            struct Location: Decodable { let physicalLocation: Place }
            struct Place: Decodable {
                let artifactLocation: Artifact
                let region: Region
            }
            struct Artifact: Decodable { let uri: String }
            struct Region: Decodable {
                let startLine: Int
                let startColumn: Int
            }
            struct Invocation: Decodable {
                let exitCode: Int
                let toolExecutionNotifications: [Notification]
            }
            struct Notification: Decodable { let message: Text }

            let tool: Tool
            let results: [Result]
            let invocations: [Invocation]
        }
        let runs: [Run]
    }

    private func run(_ audit: Audit = Fixture.audit(), _ uses: some Sequence<Use> = Fixture.uses) throws -> Log.Run {
        let log = try JSONDecoder().decode(Log.self, from: Data(tell(.sarif, audit, uses).utf8))
        return try #require(log.runs.first)
    }

    @Test func everyFindingIsAResultOfARule() throws {
        let run = try run()
        #expect(run.results.count == Fixture.uses.reduce(0) { $0 + $1.answer.findings.count })
        for result in run.results {
            #expect(run.tool.driver.rules[result.ruleIndex].id == result.ruleId)
            // SARIF requires the level `none` for every other kind.
            #expect(result.kind == "fail")
        }
        #expect(run.invocations.first?.exitCode == 1)
    }

    @Test func whatIsOnlyPossibleIsNoError() throws {
        let levels = try run().results.filter { $0.message.text.contains("Unsure") }.map(\.level)
        #expect(levels == Array(repeating: "warning", count: 5))
        let notes = try run().results.filter { $0.ruleId == "cloud-model-training-note" }.map(\.level)
        #expect(notes == ["note"])
    }

    @Test func whatIsUnenforcedIsANote() throws {
        let finding = Fixture.finding(Fixture.block, since: Fixture.today, standing: .unenforced)
        let use = Fixture.use(finding)
        #expect(try run(Fixture.audit(), [use]).results.map(\.level) == ["note"])
    }

    @Test(arguments: [
        ("inventory.json", "inventory.json"), ("./a b/ü%.json", "a%20b/%C3%BC%25.json"), ("a:b.json", "a%3Ab.json"),
        ("/srv/x.json", "file:///srv/x.json"), ("-", "stdin"),
    ])
    func theInventoryIsAURI(name: String, uri: String) throws {
        let places = try run(Fixture.audit(inventory: name)).results.flatMap(\.locations).map(\.physicalLocation)
        #expect(Set(places.map(\.artifactLocation.uri)) == [uri])
    }

    @Test func fingerprintsStayAndTellFindingsApart() throws {
        let all = try run().results.compactMap { $0.partialFingerprints["compcheckFinding/v1"] }
        #expect(Set(all).count == (try run().results.count))
        let other = Fixture.audit(asOf: Fixture.today, inventory: "elsewhere.json")
        #expect(try run(other).results.compactMap { $0.partialFingerprints["compcheckFinding/v1"] } == all)
        #expect(try run(other, Fixture.uses.reversed()).results.count == all.count)
    }

    @Test func theWeightiestAreKept() throws {
        let run = try run(Many.audit, Many.uses(50_000))
        #expect(run.results.count == 25_000)
        let found = Many.uses(50_000).reduce(0) { $0 + $1.answer.findings.count }
        let notice = try #require(run.invocations.first?.toolExecutionNotifications.first?.message.text)
        #expect(notice.hasSuffix(" findings left out: only the weightiest 25,000 are told."))
        #expect(Int(notice.prefix { $0 != " " }.replacing(",", with: "")) == found - 25_000)
        let all = Many.uses(50_000).flatMap(\.answer.findings)
        let certain = all.filter { $0.certainty == .certain && $0.rule.effect == .prohibits }
        let told = run.results.count { $0.message.text.contains(" is prohibited in ") }
        #expect(told == min(25_000, certain.count))
        #expect(told > 0)
    }

    @Test func hostileTextsAreNoLinksAndNoPlaceholders() throws {
        let run = try run(Hostile.audit, Hostile.uses)
        #expect(run.results.count == Hostile.uses.count)
        for text in run.results.map(\.message.text) {
            #expect(!text.contains("](") && !text.contains(/(?:^|[^{]){[^{]/))
            #expect(text.unicodeScalars.count <= 1_024)
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
        }
        #expect(run.tool.driver.rules.allSatisfy { $0.helpUri == nil })
    }

    @Test func whatIsCutHasNoHalfBraces() throws {
        for length in 0..<4 {
            let text = String(repeating: "x", count: length) + String(repeating: "{", count: 5_000)
            let finding = Fixture.finding(
                Fixture.block,
                since: Fixture.today,
                .possible,
                missing: Attribute.allCases,
                because: [(.vendor, [text])],
            )
            let answer = Answer(
                verdict: .undetermined,
                atWorst: .prohibited,
                findings: [finding],
                permissions: [],
                outlook: [],
            )
            let use = Use(service: Fixture.service(text, text), jurisdiction: "CN", answer: answer)
            let told = try #require(try run(Fixture.audit(), [use]).results.first?.message.text)
            #expect(told.count <= 1_024)
            #expect(told.matches(of: /{+/).allSatisfy { $0.output.count.isMultiple(of: 2) })
        }
    }

    @Test func anAuthorityNamedLikeItsKindIsOneTag() {
        let rule = Rule(
            id: "reported",
            title: "Something that the press reports",
            authority: "press",
            effect: .notes,
            severity: .info,
            when: Scope([Condition(.vendor, .any, ["openai"])]),
            lifecycle: Lifecycle([Event(day: Fixture.today, kind: .effective)]),
        )
        let use = Fixture.use(Fixture.finding(rule, since: Fixture.today))
        #expect(tell(.sarif, Fixture.audit(), [use]).contains(#""tags":["compliance","notes","press"]"#))
    }

    @Test(.enabled(if: SARIFSchema.isThere, "python3 with jsonschema and the published schema are needed"))
    func followsTheSchema() throws {
        try #expect(SARIFSchema.complaint(tell(.sarif)) == "valid\n")
        try #expect(SARIFSchema.complaint(tell(.sarif, Fixture.audit(inventory: "-"), [])) == "valid\n")
        try #expect(SARIFSchema.complaint(tell(.sarif, Hostile.audit, Hostile.uses)) == "valid\n")
        let spoiled = tell(.sarif).replacing("\"ruleIndex\":0", with: "\"ruleIndex\":\"0\"")
        try #expect(SARIFSchema.complaint(spoiled) != "valid\n")
    }

    @Test(.enabled(if: SARIFSchema.isThere, "python3 with jsonschema and the published schema are needed"))
    func followsTheSchemaWhereThereIsMoreThanFits() throws {
        try #expect(SARIFSchema.complaint(tell(.sarif, Many.audit, Many.uses(25_000))) == "valid\n")
    }
}

/// The published schema of SARIF, if it is there and Python can check it.
enum SARIFSchema {
    private static let file = Python.schema("sarif/sarif-2.1__schema__sarif-schema-2.1.0.json")

    static let isThere = (try? complaint(#"{"version":"2.1.0","runs":[]}"#)) == "valid\n"

    /// Runs the validator, and returns its output.
    static func complaint(_ document: String) throws -> String {
        try Python.run("schema.py", [file], input: document).output
    }
}
