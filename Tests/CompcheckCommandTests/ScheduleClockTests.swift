import Foundation
import Testing

/// Schedules over time: missed runs, nights with a repeated hour, runs that overlap or die.
@Suite struct ScheduleClockTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.write(Inventory.of(#""offering": "openai-api""#), to: "bad.json")
        try home.write(Inventory.of(#""offering": "openai-api""#, in: "US"), to: "good.json")
    }

    /// Runs `compcheck schedule …` in the home.
    private func schedule(_ arguments: String..., at clock: String? = nil) throws -> Outcome {
        let words = ["schedule"] + arguments
        guard let clock else { return try home.run(words, directory: home.folder) }
        return try home.run(words, at: clock, directory: home.folder)
    }

    private func page(_ name: String) throws -> SchedulePage { try SchedulePage(of: name, in: home) }

    @Test(.enabled(if: Faketime.isThere, "faketime is needed")) func aMissedRunIsLoud() throws {
        let arguments = ["add", "n", "good.json", "--time-zone", "Europe/Berlin"]
        #expect(try home.run(["schedule"] + arguments, directory: home.folder).status == 0)
        let next = try page("n").nextDueAt
        let due = try #require(
            try? Date(next, strategy: .iso8601.year().month().day().time(includingFractionalSeconds: true))
        )
        func at(_ minutes: Double) -> String {
            let later = due.addingTimeInterval(minutes * 60)
            return later.formatted(
                .iso8601.year().month().day().dateTimeSeparator(.space).time(includingFractionalSeconds: false)
            )
        }
        #expect(try schedule("status", at: at(119)).status == 0)
        let status = try schedule("status", "n", at: at(121))
        #expect(status.status == 1)
        #expect(status.output.hasPrefix("MISSED n: was due "), "\(status.output)")
        #expect(status.output.contains("1 schedule in trouble, 1 schedule in all"))
        let json = try schedule("status", "--format", "json", at: at(121))
        #expect(json.status == 1 && json.output.contains(#""isWell":false"#))
        #expect(json.output.contains(#""trouble":"missed""#))
        #expect(try schedule("run", "n", at: at(130)).status == 0)
        #expect(try schedule("status", at: at(140)).status == 0)
    }

    /// A scheduler that goes by the clock fires twice in a night that has 02:30 twice.
    @Test(.enabled(if: Faketime.isThere, "faketime is needed")) func aNightWithTwoHoursIsRunOnce() throws {
        #expect(
            try schedule("add", "n", "good.json", "--time-zone", "Europe/Berlin", at: "2027-10-30 12:00:00").status == 0
        )
        let first = try schedule("run", "n", "--if-due", at: "2027-10-31 00:30:10")
        #expect(first.status == 0 && first.output.contains("PASS"), "\(first)")
        let second = try schedule("run", "n", "--if-due", at: "2027-10-31 01:30:10")
        #expect(second.status == 0, "\(second)")
        #expect(
            second.output
                == "schedule n: nothing to do: a run has begun 2027-10-31 02:30 since it was due, and it is due next "
                + "2027-11-01 02:30\n"
        )
        #expect(try page("n").runs.count == 1)
        #expect(try schedule("run", "n", "--if-due", at: "2027-11-01 01:30:10").output.contains("PASS"))
        // Without `--if-due` it runs at any time.
        #expect(try schedule("run", "n", at: "2027-11-01 01:40:00").output.contains("PASS"))
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed")) func twoRunsNeverOverlap() throws {
        // A named pipe as inventory blocks the first run for as long as the test needs.
        let pipe = home.path("pipe.json")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(try schedule("add", "n", "pipe.json").status == 0)
        let first = Child(home, ["schedule", "run", "n"], directory: home.folder)
        try first.start()
        // This returns when the pipe is opened for reading, and by then the run has begun.
        let writer = try #require(FileHandle(forWritingAtPath: pipe))
        let second = try schedule("run", "n")
        #expect(second.status == 2 && second.errors.contains("schedule `n`: another run is in progress, started at 20"))
        #expect(try schedule("status").output.hasPrefix("SKIPPED n: "))
        try writer.write(contentsOf: home.bytes("good.json"))
        try writer.close()
        #expect(first.wait() == 0)
        let database = Database(path: home.database)
        #expect(try database.ask("SELECT status FROM schedule_history ORDER BY id") == ["finished", "skipped"])
        let left = try FileManager.default.contentsOfDirectory(atPath: home.path("data/compcheck"))
        #expect(left == ["compcheck.sqlite"])
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed")) func aKilledRunIsInterrupted() throws {
        let pipe = home.path("pipe.json")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(try schedule("add", "n", "pipe.json").status == 0)
        let run = Child(home, ["schedule", "run", "n"], directory: home.folder)
        try run.start()
        let writer = try #require(FileHandle(forWritingAtPath: pipe))
        run.kill9()
        #expect(run.wait() == -9)
        try writer.close()
        let status = try schedule("status")
        #expect(status.status == 1 && status.output.hasPrefix("INTERRUPTED n: "), "\(status.output)")
        // Reading has marked nothing; opening the database for writing does.
        let database = Database(path: home.database)
        #expect(try database.ask("SELECT status FROM schedule_history") == ["running"])
        #expect(try home.audit(Package.example).status == 1)
        #expect(try database.ask("SELECT status FROM schedule_history") == ["interrupted"])
    }
}

/// The program `faketime`, if this machine has it, which gives the real binary another clock.
enum Faketime {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/faketime")
}

extension Home {
    /// Runs the binary with its clock at a time in UTC; libfaketime intercepts the calls that read it.
    func run(_ arguments: [String], at clock: String, directory: URL = Package.root) throws -> Outcome {
        try run(
            ["faketime", "-f", clock, Package.binary.path] + arguments,
            binary: URL(filePath: "/usr/bin/env"),
            directory: directory,
        )
    }
}
