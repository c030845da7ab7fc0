import CompcheckApp
import CompcheckModel
import CompcheckReport
import Foundation
import Testing

/// Requests are stored with schedules: what was written once is read for ever.
@Suite struct RequestTests {
    private static let full = AuditRequest(
        inventory: "inventory.json",
        question: QuestionRequest(
            asOf: Day("2024-07-09"),
            horizon: 30,
            assumed: [.init("a"), .init("b", from: Day("2025-01-01"))],
            without: ["c"],
            wantsOutlook: false,
        ),
        rules: .database(knownAt: Instant("2026-11-22T10:00:00Z")),
        gate: GateRequest(failOn: .undetermined, baseline: .report("known.json"), certainOnly: true),
        waivers: "waivers.yaml",
        ranBy: "ops",
        reports: ReportsRequest([.init(.text, file: nil), .init(.html, file: "report.html")], allUses: true),
        alerts: AlertsRequest(targets: ["env:HOOK"], withinSeconds: 5, aheadDays: 10),
        isRecorded: false,
        keepsInventory: false,
        isQuiet: true,
    )

    /// Never record it again: a new key may join where its absence means what it meant before.
    @Test func storedRequestsStay() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens")
        let requests = [RequestTests.full, AuditRequest(inventory: "-", rules: .folders(["builtin", "own"]))]
        for (name, request) in zip(["full", "plain"], requests) {
            let stored = try String(contentsOf: folder.appending(path: "\(name).json"), encoding: .utf8)
            #expect(try ScheduleRequest([request]).json + "\n" == stored)
            #expect(try ScheduleRequest(json: stored).audits == [request])
        }
    }

    @Test(arguments: [
        GateRequest.Baseline.run(7), .latest, .previous, .runBefore, .report("known.ndjson"),
    ])
    func everyBaselineComesBack(baseline: GateRequest.Baseline) throws {
        let request = ScheduleRequest([AuditRequest(inventory: "a", gate: GateRequest(baseline: baseline))])
        #expect(try ScheduleRequest(json: request.json) == request)
    }

    @Test(arguments: [
        (#""formatVersion":1"#, #""formatVersion":2"#, "this compcheck reads version 1"),
        (#""format":"html""#, #""format":"papyrus""#, "papyrus"),
        (#""asOf":"2024-07-09""#, #""asOf":"2024-07-32""#, "2024-07-32"),
        (#""audits":"#, #""audit":"#, "audits"),
    ])
    func whatItDoesNotKnowIsAnError(old: String, new: String, words: String) throws {
        let json = try ScheduleRequest([RequestTests.full]).json
        #expect(json.contains(old))
        let error = #expect(throws: DecodingError.self) { try ScheduleRequest(json: json.replacing(old, with: new)) }
        #expect("\(try #require(error))".contains(words))
    }
}
