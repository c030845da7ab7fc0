import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Findings as events of OCSF")
struct OCSFTests {
    private struct Event: Decodable {
        struct Information: Decodable {
            let uid: String
            let title: String
        }
        struct Compliance: Decodable {
            let control: String
            let statusId: Int
            let status: String
        }
        struct Resource: Decodable { let uid: String }
        let classUid: Int
        let typeUid: Int
        let time: Int
        let severityId: Int
        let confidence: String
        let message: String
        let findingInfo: Information
        let compliance: Compliance
        let resources: [Resource]
    }

    private func events(_ audit: Audit, _ uses: some Sequence<Use>) throws -> [Event] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try tell(.ocsf, audit, uses).split(separator: "\n").map { line in
            try decoder.decode(Event.self, from: Data(line.utf8))
        }
    }

    private func event(_ finding: Finding) throws -> Event {
        try #require(try events(Fixture.audit(), [Fixture.use(finding)]).first)
    }

    @Test func everyFindingIsAnEvent() throws {
        let told = try events(Many.audit, Many.uses(26_000))
        #expect(told.count == Many.uses(26_000).reduce(0) { $0 + $1.answer.findings.count })
        #expect(told.count > 50_000)
        #expect(Set(told.map(\.findingInfo.uid)).count == told.count)
        #expect(told.allSatisfy { $0.classUid == 2003 && $0.typeUid == 200_301 })
        #expect(try events(Fixture.audit(), []).isEmpty)
    }

    @Test func theTimeIsTheDayOfTheAudit() throws {
        let times = try Set(events(Fixture.audit(), Fixture.uses).map(\.time))
        #expect(times == [1_795_305_600_000])
    }

    @Test func doubtIsToldApart() throws {
        let sure = try event(Fixture.finding(Fixture.block, since: Fixture.today))
        #expect((sure.compliance.statusId, sure.severityId) == (3, 5))
        let unsure = try event(Fixture.finding(Fixture.block, since: Fixture.today, .possible, missing: [.customer]))
        #expect((unsure.compliance.statusId, unsure.severityId) == (2, 3))
        let idle = try event(Fixture.finding(Fixture.block, since: Fixture.today, standing: .unenforced))
        #expect((idle.compliance.statusId, idle.severityId) == (99, 1))
        #expect(idle.compliance.status == "Not enforced")
        let noted = try event(Fixture.finding(Fixture.note, since: Fixture.today))
        #expect((noted.compliance.statusId, noted.severityId, noted.compliance.status) == (99, 1, "Noted"))
        #expect(try event(Fixture.finding(Fixture.contested, since: Fixture.today)).confidence == "Contested")
    }

    @Test func idsComeBackUnchanged() throws {
        // One use a report, because a report describes each rule only once.
        let told = try Hostile.uses.flatMap { try events(Hostile.audit, [$0]) }
        #expect(told.count == Hostile.uses.count)
        for (event, use) in zip(told, Hostile.uses) {
            #expect(event.resources.map { Array($0.uid.unicodeScalars) } == [Array(use.service.id.unicodeScalars)])
            for text in [event.message, event.findingInfo.title] {
                #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
                #expect(text.unicodeScalars.count <= 1_024)
            }
        }
    }

    @Test func nothingWaits() {
        var reporter = ReportFormat.ocsf.reporter(for: Fixture.audit())
        var output = OutputBuffer()
        reporter.begin(into: &output)
        for use in Fixture.uses where !use.answer.findings.isEmpty {
            reporter.report(use, into: &output)
            #expect(output.bytes.last == UInt8(ascii: "\n"))
            #expect(output.bytes.count { $0 == UInt8(ascii: "\n") } == use.answer.findings.count)
            output.drain { _ in }
        }
    }

    @Test(
        .enabled(if: OCSFSchema.isThere, "python3 with jsonschema-rs and ocsf-json-schema is needed"),
        arguments: ["1.5.0", "1.6.0", "1.7.0", "1.8.0"],
    )
    func followsTheSchema(version: String) throws {
        let hostile = Hostile.uses.map { tell(.ocsf, Hostile.audit, [$0]) }.joined()
        for report in [tell(.ocsf), hostile, tell(.ocsf, Fixture.audit(), [])] {
            let lines = report.count { $0 == "\n" }
            let (status, output) = try OCSFSchema.validate(report, version)
            #expect(status == 0 && output == "\(lines) valid\n", Comment(rawValue: output))
        }
    }

    @Test(.enabled(if: OCSFSchema.isThere, "python3 with jsonschema-rs and ocsf-json-schema is needed"))
    func followsTheSchemaInEveryLine() throws {
        let (status, output) = try OCSFSchema.validate(tell(.ocsf, Many.audit, Many.uses(26_000)), "1.8.0")
        #expect(status == 0, Comment(rawValue: output))
        for (right, mistaken) in [
            ("\"class_uid\":2003", "\"class_uid\":2004"), ("\"finding_info\"", "\"finding\""),
            ("\"severity_id\":5", "\"severity_id\":55"), ("\"time\":1", "\"time\":\"\",\"count\":1"),
        ] {
            #expect(tell(.ocsf).contains(right))
            #expect(try OCSFSchema.validate(tell(.ocsf).replacing(right, with: mistaken), "1.8.0").status == 1)
        }
    }
}

/// The schema of OCSF, if Python has it.
private enum OCSFSchema {
    static let isThere = (try? validate("", "1.8.0").status) == 0

    static func validate(_ events: String, _ version: String) throws -> (status: Int32, output: String) {
        try Python.run("validate_ocsf.py", [version, "compliance_finding"], input: events)
    }
}
