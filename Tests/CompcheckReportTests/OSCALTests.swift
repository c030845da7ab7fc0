import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Findings as assessment results of OSCAL")
struct OSCALTests {
    private func results(
        _ audit: Audit = Fixture.audit(),
        _ uses: some Sequence<Use> = Fixture.uses,
        organization: String? = "Example Trading GmbH",
    ) throws -> OSCALResults {
        try OSCALResults(tell(.oscal, audit, uses, organization: organization))
    }

    @Test func aFindingConcludesForEachRule() throws {
        let told = try results()
        let states = Dictionary(uniqueKeysWithValues: told.findings.map { ($0.target.targetId, $0.target.status) })
        #expect(states["openai-api-block-2024_obj"] == .init(state: "not-satisfied", reason: "fail"))
        #expect(states["azure-openai-cn-enterprise-only_obj"] == .init(state: "not-satisfied", reason: "other"))
        // Rules that permit or note have no objective, nor have rules that are not in force.
        #expect(
            states.keys.sorted() == [
                "azure-openai-cn-enterprise-only_obj", "cn-genai-interim-measures_obj", "openai-api-block-2024_obj",
                "openai-unsupported-territories_obj",
            ]
        )
        let quiet = Use(service: Fixture.service("quiet"), jurisdiction: "SG", answer: Fixture.unregulated)
        #expect(try results(Fixture.audit(), [quiet]).findings.allSatisfy { $0.target.status.state == "satisfied" })
        #expect(try results(Fixture.audit(), []).findings.isEmpty)
    }

    @Test func evidenceSatisfies() throws {
        let use = Use(service: Fixture.service("chat"), jurisdiction: "CN", answer: Fixture.filed)
        let finding = try #require(
            try results(Fixture.audit(), [use]).findings.first { $0.target.targetId == "cn-genai-interim-measures_obj" }
        )
        #expect(finding.target.status == .init(state: "satisfied", reason: "pass"))
        #expect(finding.description == "It catches no use. Evidence meets what it asks for in 1 use.")
    }

    @Test func whatIsOnlyPossibleIsInvestigated() throws {
        let statuses = Dictionary(uniqueKeysWithValues: try results().risks.map { ($0.title, $0.status) })
        #expect(statuses[Fixture.enterpriseOnly.title] == "investigating")
        #expect(statuses[Fixture.block.title] == "open")
    }

    @Test func whatIsToComeHasADeadline() throws {
        let deadlines = try results().risks.filter { $0.deadline != nil }
        #expect(deadlines.map(\.deadline) == ["2025-03-01T00:00:00Z"])
        #expect(deadlines.map(\.title) == [Fixture.coming.title])
        #expect(deadlines.map(\.status) == ["open"])
    }

    @Test func whatChangesNoVerdictIsNoFinding() throws {
        let notes = try results().observations.filter { $0.title.hasSuffix("cloud-model-training-note") }
        #expect(notes.map(\.types) == [["control-objective"]])
        let finding = Fixture.finding(Fixture.block, since: Fixture.today, standing: .unenforced)
        let use = Fixture.use(finding)
        let told = try results(Fixture.audit(), [use])
        #expect(told.observations.map(\.types) == [["control-objective"]])
        #expect(told.risks.isEmpty)
    }

    @Test func whoRanItIsTheAssessor() throws {
        let parties = try results(Fixture.audit(ranBy: "Jane Doe")).parties
        #expect(parties == ["Jane Doe", "Example Trading GmbH"])
        #expect(try results(organization: nil).parties.isEmpty)
    }

    @Test func onlyTheWeightiestAreHeld() throws {
        let audit = Fixture.audit()
        let told = try OSCALResults(tell(OSCALReporter(audit, limit: 3), audit, Fixture.uses))
        #expect(told.observations.count == 3)
        #expect(told.observations.allSatisfy { $0.description.contains(" is prohibited in ") })
        let left = Fixture.uses.reduce(0) { $0 + $1.answer.findings.count } - 3
        #expect(told.remarks?.contains("\(left) observations left out: only the weightiest 3 are told.") == true)
        // What is counted is all of them.
        #expect(told.findings.map(\.target.status.state) == Array(repeating: "not-satisfied", count: 4))
        try told.expectWholeness()
    }

    @Test func identifiersStay() throws {
        let day = Fixture.audit(asOf: Fixture.today, inventory: "elsewhere.json")
        #expect(try results(day).names == results().names)
        #expect(try Set(results(day, Fixture.uses.reversed()).names) == Set(results().names))
        #expect(try results(day).document != results().document)
        #expect(try Set(results(organization: "Another").names).isDisjoint(with: results().names))
    }

    @Test func aServiceMayStandTwice() throws {
        let told = try results(Fixture.audit(), Fixture.uses + Fixture.uses)
        #expect(told.observations.count == 2 * (try results().observations.count))
        try told.expectWholeness()
    }

    @Test func nothingThatWasTypedIsMarkup() throws {
        let report = tell(.oscal, Hostile.audit, Hostile.uses)
        for scalar in report.unicodeScalars where scalar != "\n" {
            #expect(![.control, .format].contains(scalar.properties.generalCategory))
        }
        let told = try OSCALResults(report)
        #expect(told.observations.count == Hostile.uses.count)
        for text in told.observations.flatMap({ [$0.title, $0.description] }) {
            #expect(!text.contains(/(?:^|[^\\])[<*_`\[&]/))
        }
    }

    @Test func tokensAreTokens() {
        for (id, token) in [("a-b1", "a-b1"), ("2024-rule", "_2024-rule")] {
            #expect(OSCALText.token(RuleID(id)) == token)
        }
        let tokens = Hostile.strings.filter { !$0.hasPrefix("xx") }.map { OSCALText.token(RuleID($0)) }
        #expect(tokens.allSatisfy { $0.wholeMatch(of: /_rule-[0-9a-f-]{36}/) != nil })
        #expect(Set(tokens).count == tokens.count)
    }

    @Test(arguments: [("0999-12-31", nil), ("1900-01-01", "1900-01-01T00:00:00Z"), ("3000-01-01", nil)])
    func momentsAreOfYearsThatOSCALKnows(day: String, moment: String?) throws {
        #expect(OSCALText.moment(try #require(Day(day))) == moment)
    }

    @Test(.enabled(if: OSCALSchema.isThere, "python3 with jsonschema-rs and the published schema are needed"))
    func followsTheSchema() throws {
        let hostile = Fixture.audit(rules: Hostile.audit.rulebook.rules, ranBy: "\n")
        for report in [
            tell(.oscal), tell(.oscal, Fixture.audit(asOf: Fixture.today, ranBy: "Jane Doe")),
            tell(.oscal, Fixture.audit(rules: [], inventory: "-"), [], organization: nil),
            tell(.oscal, Hostile.audit, Hostile.uses), tell(.oscal, hostile, [], organization: " "),
        ] + Hostile.uses.map({ tell(.oscal, hostile, [$0]) }) {
            try #expect(OSCALSchema.complaint(report) == "valid\n")
            try OSCALResults(report).expectWholeness()
        }
        for (right, mistaken) in [
            ("\"EXAMINE\"],\"types\"", "7],\"types\""), ("\"state\":\"not-satisfied\"", "\"state\":\"unsatisfied\""),
            ("\"collected\"", "\"colected\""), ("\"target-id\":\"", "\"target-id\":\" "),
        ] {
            let report = tell(.oscal)
            #expect(report.contains(right))
            try #expect(OSCALSchema.complaint(report.replacing(right, with: mistaken)) != "valid\n")
        }
    }

    @Test(.enabled(if: OSCALSchema.isThere, "python3 with jsonschema-rs and the published schema are needed"))
    func tellsFiftyThousandFindings() throws {
        let report = tell(.oscal, Many.audit, Many.uses(26_000))
        let told = try OSCALResults(report)
        #expect(told.observations.count == Many.uses(26_000).reduce(0) { $0 + $1.answer.findings.count })
        #expect(told.observations.count > 50_000)
        try told.expectWholeness()
        try #expect(OSCALSchema.complaint(report) == "valid\n")
    }
}

/// The published schema of OSCAL, if it is there and Python can check it.
private enum OSCALSchema {
    private static let file = Python.schema("oscal/oscal_assessment-results_schema_1.1.3.json")

    static let isThere = (try? complaint(tell(.oscal, Fixture.audit(), []))) == "valid\n"

    /// Runs the validator, and returns its output.
    static func complaint(_ document: String) throws -> String {
        try Python.run("schema.py", [file], input: document).output
    }
}
