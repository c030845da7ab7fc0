import Foundation
import Testing

/// Schedules from the command line: what was typed is kept, done, and told.
@Suite struct ScheduleTests {
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
        // The clock stands at a time; libfaketime reaches into every call for it.
        return try home.run(
            ["faketime", "-f", clock, Package.binary.path] + words,
            binary: URL(filePath: "/usr/bin/env"),
            directory: home.folder,
        )
    }

    private struct Page: Decodable {
        struct Run: Decodable {
            let status: String
            let exitCode: Int?
            let audits: [Int]
        }

        struct Trouble: Decodable {
            let trouble: String
        }

        let arguments: [String]
        let nextDueAt: String
        let troubles: [Trouble]
        let runs: [Run]
    }

    private func page(_ name: String) throws -> Page {
        try JSONDecoder().decode(Page.self, from: Data(try schedule("show", name, "--format", "json").output.utf8))
    }

    @Test func whatWasTypedIsDone() throws {
        let typed = [
            "nightly", "bad.json", "--report", "json=out.json", "--fail-on", "prohibited", "--run-by", "Ada B",
        ]
        let added = try home.run(["schedule", "add"] + typed, directory: home.folder)
        #expect(added.status == 0, "\(added.errors)")
        #expect(added.output.hasPrefix("schedule nightly: added: daily at 02:30 "))
        #expect(added.output.contains("`compcheck schedule install nightly` tells the machine's scheduler"))
        #expect(try page("nightly").arguments == typed)

        // From another folder, as a scheduler does.
        let ran = try home.run(["schedule", "run", "nightly"], directory: URL(filePath: "/"))
        #expect(ran.status == 1)
        #expect(ran.output == "schedule nightly: bad.json: FAIL 1 of 1 uses: `compcheck report 1` tells all\n")
        #expect(try Report(String(decoding: home.bytes("out.json"), as: UTF8.self)).summary.failing == 1)
        let run = try #require(try page("nightly").runs.first)
        #expect(run.status == "finished" && run.exitCode == 1 && run.audits == [1])
        let shown = try home.run(["runs", "show", "latest"])
        #expect(shown.output.contains("by Ada B") && shown.output.contains("fails on prohibited"))
    }

    @Test func allAreAuditedAndTheWorstCodeCounts() throws {
        #expect(
            try schedule("add", "three", "good.json", "gone.json", "bad.json").errors.contains("no `gone.json` yet")
        )
        let ran = try schedule("run", "three")
        #expect(ran.status == 2)
        #expect(ran.output.split(separator: "\n").count == 2 && ran.output.contains("good.json: PASS"))
        #expect(ran.errors.contains("schedule three: gone.json: "), "\(ran.errors)")
        let run = try #require(try page("three").runs.first)
        #expect(run.status == "failed" && run.audits.count == 2)
        let status = try schedule("status")
        #expect(status.status == 1 && status.output.hasPrefix("FAILED three: "))
        #expect(status.output.contains("gone.json: "))
        try home.write(home.bytes("good.json"), to: "gone.json")
        #expect(try schedule("run", "three").status == 1)
        #expect(try schedule("status").status == 0)
    }

    @Test func aFolderThatIsGoneIsSaid() throws {
        try home.write(home.bytes("good.json"), to: "inner/good.json")
        let inner = home.folder.appending(path: "inner")
        #expect(try home.run(["schedule", "add", "inner", "good.json"], directory: inner).status == 0)
        try FileManager.default.removeItem(at: inner)
        let ran = try schedule("run", "inner")
        #expect(ran.status == 2 && ran.errors.contains("the folder in which the schedule was added cannot be entered"))
        #expect(try page("inner").runs.map(\.status) == ["failed"])
    }

    @Test(arguments: [
        (["Nightly", "a.json"], "a schedule cannot be called `Nightly`"),
        (["../x", "a.json"], "a schedule cannot be called `../x`"),
        (["x"], "Missing expected argument '<inventory> ...'"),
        (["x", "-"], "name a file instead of `-`"),
        (["x", "a.json", "--rules", "builtin"], "--rules uses no database"),
        (["x", "a.json", "--no-record"], "--no-record would leave nothing"),
        (["x", "a.json", "--as-of", "2024-07-09"], "--as-of would ask about the same day"),
        (["x", "a.json", "--known-at", "2026-11-22"], "--known-at would never hear"),
        (["x", "a.json", "--format", "sarif"], "--report sarif=FILE"),
        (["x", "a.json", "b.json", "--report", "json=x"], "make a schedule for each"),
        (["x", "a.json", "--at", "2:30"], "The value '2:30' is invalid for '--at <hh:mm>'"),
        (["x", "a.json", "--on", "weekdays"], "The value 'weekdays' is invalid for '--on <days>'"),
        (["x", "a.json", "--time-zone", "Europe/Berln"], "did you mean `Europe/Berlin`?"),
        (["x", "a.json", "--time-zone", "GMT+2"], "unknown time zone `GMT+2`"),
        (["x", "a.json", "--fail-on", "bad"], "The value 'bad' is invalid for '--fail-on <verdict>'"),
        (["x", "a.json", "--fail-onn", "bad"], "Unknown option '--fail-onn'"),
    ])
    func mistakesAreSaidAtOnce(arguments: [String], words: String) throws {
        let outcome = try home.run(["schedule", "add"] + arguments, directory: home.folder)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!home.exists("data"))
    }

    @Test func aNameIsTakenOnce() throws {
        #expect(try schedule("add", "n", "good.json").status == 0)
        let again = try schedule("add", "n", "bad.json")
        #expect(again.status == 2 && again.errors.contains("add --replace to put this one in its place"))
        #expect(try schedule("add", "n", "bad.json", "--replace").output.hasPrefix("schedule n: replaced: "))
        #expect(try schedule("run", "n").status == 1)
        #expect(try schedule("remove", "n").status == 0)
        #expect(try schedule("list").output == "no schedule: `compcheck schedule add` makes one\n")
        for command in ["run", "show", "remove", "install"] {
            let outcome = try schedule(command, "n")
            #expect(outcome.status == 2 && outcome.errors.contains("there is no schedule `n`"), "\(command)")
        }
        // What is only looked at is not made.
        #expect(try home.run(["schedule", "run", "n", "--database", home.path("none.sqlite")]).status == 2)
        #expect(!home.exists("none.sqlite"))
    }

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

    /// A scheduler that goes by the clock fires twice at 02:30 in the night that has it twice.
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
        // Who asks by hand gets a run at any time.
        #expect(try schedule("run", "n", at: "2027-11-01 01:40:00").output.contains("PASS"))
    }

    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed")) func twoRunsNeverOverlap() throws {
        // A pipe as inventory holds the first run up for as long as the test wants.
        let pipe = home.path("pipe.json")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(try schedule("add", "n", "pipe.json").status == 0)
        let first = Child(home, ["schedule", "run", "n"], directory: home.folder)
        try first.start()
        // Opened for writing as soon as it is opened for reading, by which time the run has begun.
        let writer = try #require(FileHandle(forWritingAtPath: pipe))
        let second = try schedule("run", "n")
        #expect(second.status == 2 && second.errors.contains("schedule `n`: another run is going on since 20"))
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
        // The look has marked nothing; who opens the database to write does.
        let database = Database(path: home.database)
        #expect(try database.ask("SELECT status FROM schedule_history") == ["running"])
        #expect(try home.audit(Package.example).status == 1)
        #expect(try database.ask("SELECT status FROM schedule_history") == ["interrupted"])
    }
}

/// The program `faketime`, if this machine has it: another clock for the real binary.
enum Faketime {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/faketime")
}
