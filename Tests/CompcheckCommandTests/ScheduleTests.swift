import Foundation
import Testing

/// Schedules from the command line: they are recorded, run, and reported.
@Suite struct ScheduleTests {
    private let home: Home

    init() throws {
        home = try Home()
        try home.write(Inventory.of(#""offering": "openai-api""#), to: "bad.json")
        try home.write(Inventory.of(#""offering": "openai-api""#, in: "US"), to: "good.json")
    }

    /// Runs `compcheck schedule …` in the home.
    private func schedule(_ arguments: String...) throws -> Outcome {
        try home.run(["schedule"] + arguments, directory: home.folder)
    }

    private func page(_ name: String) throws -> SchedulePage { try SchedulePage(of: name, in: home) }

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
        #expect(
            ran.output.hasPrefix(
                "schedule nightly: bad.json: run 1: FAIL 1 of 1 uses, the first audit of this inventory\n\ncompcheck "
            )
        )
        #expect(try Report(String(decoding: home.bytes("out.json"), as: UTF8.self)).summary.failing == 1)
        let run = try #require(try page("nightly").runs.first)
        #expect(run.status == "finished" && run.exitCode == 1 && run.audits == [1])
        let shown = try home.run(["runs", "show", "latest"])
        #expect(shown.output.contains("by Ada B") && shown.output.contains("fails on prohibited"))
    }

    @Test func allAreAuditedAndTheWorstCodeCounts() throws {
        #expect(
            try schedule("add", "three", "good.json", "gone.json", "bad.json").errors.contains(
                "`gone.json` does not exist yet"
            )
        )
        let ran = try schedule("run", "three")
        #expect(ran.status == 2)
        let heads = ran.output.split(separator: "\n").filter { $0.hasPrefix("schedule three: ") }
        #expect(heads.count == 2 && heads[0].contains("good.json: run 1: PASS"))
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

    /// The output of a night begins with the changes; if there are none, it says only that.
    @Test func aNightLeadsWithWhatChanged() throws {
        #expect(try schedule("add", "nightly", "bad.json").status == 0)
        #expect(try schedule("run", "nightly").status == 1)
        let quiet = try schedule("run", "nightly")
        #expect(
            quiet.output
                == "schedule nightly: bad.json: run 2: FAIL 1 of 1 uses, nothing changed since run 1\n"
        )
        try home.write(Inventory.of(#""offering": "zhipu-api""#), to: "bad.json")
        let changed = try schedule("run", "nightly").output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(changed[0].hasPrefix("schedule nightly: bad.json: run 3: "))
        #expect(changed[2] == "run 2 → run 3: bad.json" && changed[3].hasPrefix("findings: "))
        let report = try home.run(["report", "3"]).output
        #expect(changed.joined(separator: "\n").hasSuffix("\n\n" + report))

        // A waiver that is added or revoked is a change too, and the only one here.
        let waiver = [
            "waiver", "add", "--service", "svc", "--rule", "cac-genai-filing", "--reason", "filed", "--approver", "Ada",
            "--until", "2999-01-01",
        ]
        let service = try Database(path: home.database).ask("SELECT DISTINCT service, rule FROM finding_latest")
        let (id, rule) = (service[0].split(separator: "|")[0], service[0].split(separator: "|")[1])
        let typed = waiver.map { $0 == "svc" ? String(id) : $0 == "cac-genai-filing" ? String(rule) : $0 }
        #expect(try home.run(typed).status == 0)
        #expect(try schedule("run", "nightly").output.contains("0 opened, 0 closed, 0 changed, 1 waived\n"))
        #expect(try home.run(["waiver", "revoke", "1", "--reason", "no"]).status == 0)
        let back = try schedule("run", "nightly").output
        #expect(back.contains("0 opened, 0 closed, 0 changed, 1 no longer waived\n"))
        #expect(back.contains("no longer waived, so it counts again"))
        let diff = try home.run(["runs", "diff", "--format", "json"]).output
        #expect(diff.contains("\"waiverEnded\":[\"\(rule)\"]") && diff.contains("\"waiversEnded\":1"))
    }

    @Test func allAreInstalledWhereNoneIsNamed() throws {
        let none = try Home()
        _ = try none.run(["audit", Package.example])
        let nothing = try none.run(["schedule", "install", "--cron", "--print"])
        #expect(nothing.status == 0 && nothing.output.hasPrefix("no schedule: "))
        for name in ["one", "two"] { #expect(try schedule("add", name, "bad.json", "--at", "04:05").status == 0) }
        let lines = try schedule("install", "--cron", "--print").output.split(separator: "\n")
        #expect(lines.map { $0.suffix(3) } == ["one", "two"] && lines.allSatisfy { $0.hasPrefix("5 4 * * * ") })
        let file = try schedule("install", "--kubernetes", "--image", "x")
        #expect(file.status == 64 && file.errors.contains("name the schedule: a file holds only one"))
    }

    /// An undelivered alert is reported by `schedule status`, until it has arrived.
    @Test func anAlertThatDidNotArriveIsSaid() throws {
        try home.write("exit 1", to: "bell")
        #expect(try schedule("add", "nightly", "bad.json", "--notify", "command:sh bell").status == 0)
        #expect(try schedule("run", "nightly").status == 1)
        let status = try schedule("status")
        #expect(status.status == 1)
        #expect(status.output.hasPrefix("UNDELIVERED 1 alert: see `compcheck alerts list --undelivered`\n   command"))
        #expect(status.output.contains("bad.json: first audit"), "\(status.output)")
        let json = try schedule("status", "--format", "json")
        #expect(json.output.contains("\"isWell\":false,\"undeliveredAlerts\":1"), "\(json.output)")
        try home.write("exit 0", to: "bell")
        #expect(try schedule("run", "nightly").status == 1)
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
        // A command that only reads does not create a database.
        #expect(try home.run(["schedule", "run", "n", "--database", home.path("none.sqlite")]).status == 2)
        #expect(!home.exists("none.sqlite"))
    }
}
