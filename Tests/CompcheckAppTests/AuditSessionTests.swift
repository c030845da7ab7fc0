import CompcheckApp
import CompcheckModel
import CompcheckReport
import CompcheckStore
import Foundation
import Testing

/// An audit is a value: whoever has one needs no words of a command line.
@Suite struct AuditSessionTests {
    private static let inventory = """
        {"formatVersion": 1, "services": [
          {"id": "bot", "offering": "openai-api", "jurisdictions": ["CN", "SG"]}]}
        """

    private let world: World

    init() throws {
        world = try World()
        try world.write(AuditSessionTests.inventory, to: "inventory.json")
    }

    private func session(on day: String) throws -> AuditSession {
        let environment = try world.environment(on: day)
        return AuditSession(in: environment, database: DatabaseLocation("audits.sqlite", in: environment))
    }

    /// The clock, the folder and the output are those of the environment.
    @Test func asksFoldersAndLeavesNothingBehind() throws {
        let request = AuditRequest(inventory: "inventory.json", rules: .folders(["builtin"]))
        let outcome = try session(on: "2024-07-09").run(request)
        #expect(outcome.run == nil && outcome.exitCode == 1)
        #expect(outcome.summary.verdicts[.prohibited] == 1 && outcome.summary.uses == 2)
        let text = try world.text("output")
        #expect(text.contains("as of    2024-07-09, today") && text.contains("input    inventory.json, digest"))
        #expect(!world.exists("audits.sqlite") && world.lines.isEmpty)
    }

    @Test func recordsAndReportsToFiles() throws {
        let session = try session(on: "2026-11-25")
        let json = ReportsRequest.Target(.json, file: "report.json")
        let request = AuditRequest(
            inventory: "inventory.json",
            question: QuestionRequest(asOf: Day("2024-07-09"), assumed: [.init("remote-access-security-act")]),
            reports: ReportsRequest([json]),
        )
        #expect(try session.run(request).run?.number == 1)
        #expect(try session.run(request).run?.number == 2)
        #expect(try world.text("report.json").contains(#""ranBy":"a test""#) == false)
        #expect(try world.text("output").isEmpty)
        #expect(world.lines.first == "as of 2024-07-09, which is not today")
        let runs = try session.location.openForReading().runs(RunFilter(), limit: 9).runs
        #expect(runs.map(\.ranBy) == ["a test", "a test"])
        #expect(runs.allSatisfy { $0.startedAt.description == "2026-11-25T12:00:00.000Z" })
        #expect(runs.first?.previous == 1)
    }

    /// What only the second of two runs finds is new to it.
    @Test func countsOnlyWhatIsNew() throws {
        let session = try session(on: "2026-11-25")
        var request = AuditRequest(inventory: "inventory.json", gate: GateRequest(baseline: .runBefore), isQuiet: true)
        #expect(try session.run(request).exitCode == 1)
        #expect(try session.run(request).exitCode == 0)
        try world.write(AuditSessionTests.inventory.replacing("\"SG\"", with: "\"RU\""), to: "inventory.json")
        #expect(try session.run(request).exitCode == 1)
        request.gate = GateRequest(baseline: .run(1))
        #expect(try session.run(request).exitCode == 1)
    }

    @Test(arguments: [
        (AuditRequest(inventory: "none.json"), "none.json: no such file"),
        (
            AuditRequest(inventory: "inventory.json", waivers: "waivers.yaml"),
            "waivers.yaml: ",
        ),
        (
            AuditRequest(inventory: "inventory.json", question: QuestionRequest(without: ["nothing"])),
            "unknown rule `nothing`",
        ),
        (
            AuditRequest(
                inventory: "inventory.json",
                rules: .folders(["builtin"]),
                gate: GateRequest(baseline: .latest),
            ),
            "a recorded run is requested, but there is no database",
        ),
        (
            AuditRequest(inventory: "inventory.json", reports: ReportsRequest([.init(.csv, file: "inventory.json")])),
            "inventory.json: cannot be written: this audit reads it: name another file",
        ),
    ])
    func saysWhatIsWrongByTheNamesThatItWasGiven(request: AuditRequest, words: String) throws {
        let error = #expect(throws: (any Error).self) { try session(on: "2026-11-25").run(request) }
        #expect(try ErrorLines.of(#require(error))[0].hasPrefix(words))
    }

    /// A night decodes its rulebook once, and runs where its schedule is at home.
    @Test func aScheduleRunsItsRequests() throws {
        let environment = try world.environment(on: "2026-11-25")
        let location = DatabaseLocation("audits.sqlite", in: environment)
        let audits = ["inventory.json", "none.json"].map { name in
            AuditRequest(inventory: name, reports: ReportsRequest([]), isQuiet: true)
        }
        let schedule = Schedule(
            name: "nightly",
            arguments: [],
            request: try ScheduleRequest(audits).json,
            folder: world.folder.path,
            timetable: Timetable(at: try #require(TimeOfDay("02:30")), on: .daily, by: ZoneClock(.gmt)),
            addedBy: nil,
            addedAt: environment.now(),
        )
        // What a schedule asks are the rules of the program that runs it, also where no audit has brought them.
        try location.openAsItIs().add(schedule, replacing: false)
        var elsewhere = environment
        elsewhere.folder = nil
        let run = ScheduledAudits(of: schedule, in: location, elsewhere) { schedule in
            try ScheduleRequest(json: #require(schedule.request))
        }
        #expect(try run.run() == 2)
        #expect(try world.text("output").hasPrefix("schedule nightly: inventory.json: run 1: FAIL 1 of 2 uses"))
        #expect(world.lines == ["schedule nightly: none.json: none.json: no such file"])
        let record = try location.openForReading().schedules(named: "nightly")
        #expect(record.first?.runs.map(\.audits) == [[1]])
        #expect(record.first?.schedule.request == schedule.request)
    }
}
