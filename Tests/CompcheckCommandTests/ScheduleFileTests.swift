import Foundation
import Testing

/// What `schedule install` writes, held against those who read it.
@Suite struct ScheduleFileTests {
    private let home: Home
    /// A folder whose name means something to every format.
    private let folder: URL

    init() throws {
        home = try Home()
        folder = home.folder.appending(path: "a b%c'd\"e\\f$(g) ${{ h }} $i & <j> #k", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(Inventory.of(#""offering": "openai-api""#).utf8).write(to: folder.appending(path: "a.json"))
    }

    private var database: String { folder.appending(path: "c.sqlite").path }

    private func add(_ arguments: String..., name: String = "nightly") throws {
        let words = ["schedule", "add", name, "a.json", "--database", database] + arguments
        let added = try home.run(words, directory: folder)
        #expect(added.status == 0, "\(added.errors)")
    }

    /// What is printed for a scheduler.
    private func printed(_ arguments: String...) throws -> String {
        let words = ["schedule", "install", "nightly", "--print", "--database", database] + arguments
        let outcome = try home.run(words, directory: folder)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }

    private func tool(_ words: String..., input: String? = nil) throws -> Outcome {
        try home.run(words, input: input, binary: URL(filePath: "/usr/bin/env"), directory: folder)
    }

    @Test(.enabled(if: Systemd.isThere, "systemd-analyze is needed"), arguments: [[], ["--system"]])
    func systemdTakesItsUnits(arguments: [String]) throws {
        try add("--report", "json=/srv/reports of x/a.json", "--on", "mon-fri,sun", "--time-zone", "Europe/Berlin")
        let words = ["schedule", "install", "nightly", "--systemd", "--print", "--database", database] + arguments
        let text = try home.run(words, directory: folder).output
        var paths: [String] = []
        for part in text.components(separatedBy: "\n# /") {
            let name = try #require(part.split(separator: "\n")[0].split(separator: "/").last)
            paths.append(try home.write("# /\(part)\n", to: "units/\(name)"))
        }
        #expect(paths.map { $0.suffix(8) } == [".service", "ly.timer"])
        let user = arguments.isEmpty ? ["--user"] : []
        let environment = ["XDG_RUNTIME_DIR": home.folder.path]
        let verified = try home.run(
            ["systemd-analyze"] + user + ["verify", "--man=no"] + paths,
            binary: URL(filePath: "/usr/bin/env"),
            environment: environment,
        )
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(!verified.errors.contains("compcheck"), "\(verified.errors)")
        if !arguments.isEmpty { #expect(text.contains("ReadWritePaths=") && text.contains("/srv/reports of x\"")) }
    }

    /// systemd leaves out the night in which clocks skip the time; with the timer's other lines it does not.
    @Test(
        .enabled(if: Systemd.isThere, "systemd-analyze is needed"),
        arguments: [
            ("Europe/Berlin", "02:30"), ("America/New_York", "02:30"), ("Australia/Lord_Howe", "02:10"),
            ("America/Santiago", "00:30"), ("Africa/Cairo", "00:00"), ("Asia/Kathmandu", "02:30"), ("UTC", "02:30"),
            ("Europe/London", "01:15"), ("Antarctica/Troll", "01:30"),
        ],
    )
    func systemdStartsItWheneverItIsDue(zone: String, time: String) throws {
        try add("--at", time, "--time-zone", zone)
        let lines = try printed("--systemd").matches(of: /OnCalendar=(.*)\n/).map { String($0.output.1) }
        let command = ["systemd-analyze", "calendar", "--iterations=500", "--base-time=2026-12-01 00:00:00 UTC"]
        var starts: Set<String> = []
        for line in lines {
            let told = try home.run(
                command + [line],
                binary: URL(filePath: "/usr/bin/env"),
                environment: ["TZ": "UTC"],
            )
            #expect(told.status == 0, "\(told.errors)")
            for match in told.output.matches(of: /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/) {
                starts.insert("\(match.output.1)T\(match.output.2).000Z")
            }
        }
        // Ours, told by the binary from one night to the next.
        var clock = "2026-12-01T00:00:00.000Z"
        for _ in 0..<20 {
            let next = try due(after: clock)
            #expect(starts.contains(next), "\(zone): \(next) is not among the starts of \(lines)")
            clock = next
        }
        for transition in ["2027-03-13", "2027-03-27", "2027-04-29", "2027-09-04", "2027-10-02", "2027-10-30"] {
            var clock = "\(transition)T00:00:00.000Z"
            for _ in 0..<3 {
                clock = try due(after: clock)
                #expect(starts.contains(clock), "\(zone): \(clock) is not among the starts of \(lines)")
            }
        }
    }

    /// When it is due next, by a clock that stands a second after an instant.
    private func due(after instant: String) throws -> String {
        let clock = instant.prefix(19).replacing("T", with: " ").dropLast(2) + "01"
        let words = [
            "faketime", "-f", String(clock), Package.binary.path, "schedule", "show", "nightly", "--format", "json",
        ]
        let told = try home.run(words + ["--database", database], binary: URL(filePath: "/usr/bin/env"))
        return String(try #require(told.output.firstMatch(of: /"nextDueAt":"([^"]*)"/), "\(told.errors)").output.1)
    }

    @Test func thePropertyListIsReadBack() throws {
        try add("--on", "mon,wed")
        let script = """
            import json, plistlib, sys
            print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))
            """
        let told = try tool("python3", "-c", script, input: printed("--launchd"))
        let list = try #require(try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
        let words = [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", database]
        #expect(list["ProgramArguments"] as? [String] == words)
        let times = list["StartCalendarInterval"] as? [[String: Int]]
        #expect(times == [1, 3].map { ["Weekday": $0, "Hour": 2, "Minute": 30] })
    }

    /// cron hands its shell the line with `\%` for `%`; the shell must find the words that were meant.
    @Test func theShellFindsTheWordsOfTheCrontabLine() throws {
        try add()
        let line = try printed("--cron")
        #expect(line.hasPrefix("30 2 * * * ") && line.hasSuffix(" # compcheck schedule nightly\n"))
        let command = line.dropFirst("30 2 * * * ".count).replacing("\\%", with: "%")
        let told = try tool("sh", "-c", "printf '%s\\n' " + command)
        let words = [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", database]
        #expect(told.output == words.joined(separator: "\n") + "\n")
    }

    @Test func whatGoesByOtherClocksIsRefused() throws {
        try add("--time-zone", "Asia/Kathmandu")
        for scheduler in ["--cron", "--launchd"] {
            let words = ["schedule", "install", "nightly", scheduler, "--print", "--database", database]
            let outcome = try home.run(words)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("and schedule `nightly` by those of Asia/Kathmandu"))
        }
    }

    @Test(.enabled(if: Manifests.areChecked, "pip install kubernetes-validate check-jsonschema"))
    func kubernetesTakesItsManifest() throws {
        try add("--on", "fri-mon", "--time-zone", "Europe/Berlin")
        let file = try home.write(printed("--kubernetes", "--image", "registry/a@sha256:0"), to: "job.yaml")
        let valid = try tool("kubernetes-validate", "--strict", "--version", "1.29", file)
        #expect(valid.status == 0, "\(valid.output)\(valid.errors)")
        let script = """
            import json, sys, yaml
            job = yaml.safe_load(open(sys.argv[1]))["spec"]
            pod = job["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
            print(json.dumps([job["schedule"], job["timeZone"], job["concurrencyPolicy"]] + pod["command"]))
            """
        let told = try tool("python3", "-c", script, file)
        let words = try JSONDecoder().decode([String].self, from: Data(told.output.utf8))
        let path = database.replacing("$(", with: "$$(")
        #expect(words.prefix(3) == ["30 2 * * 1,5,6,0", "Europe/Berlin", "Forbid"])
        #expect(
            words.dropFirst(3) == [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", path]
        )
        // The check can fail.
        let spoiled = try home.write(
            printed("--kubernetes", "--image", "a").replacing("timeZone:", with: "timezone:"),
            to: "b.yaml",
        )
        #expect(try tool("kubernetes-validate", "--strict", "--version", "1.29", spoiled).status != 0)
    }

    @Test(
        .enabled(if: Manifests.areChecked, "pip install kubernetes-validate check-jsonschema"),
        arguments: [
            ("Europe/Berlin", "02:30", "mon-fri", "30 1 * * 1-5"),
            ("Asia/Tokyo", "02:30", "mon-fri", "30 17 * * 1-4,0"),
            ("America/Los_Angeles", "20:00", "sun", "0 4 * * 1"), ("Europe/London", "00:30", "daily", "30 0 * * *"),
        ],
    )
    func gitHubTakesItsWorkflow(zone: String, time: String, days: String, cron: String) throws {
        try add("--run-by", "${{ secrets.X }} 'Ada'", "--at", time, "--on", days, "--time-zone", zone)
        let file = home.path("workflow.yml")
        let install = [
            "schedule", "install", "nightly", "--github-actions", "--image", "a/b:1", "--program", "/usr/bin/compcheck",
        ]
        let written = try home.run(install + ["--output", file, "--database", database])
        #expect(written == Outcome(status: 0, output: "", errors: ""))
        let text = String(decoding: try home.bytes("workflow.yml"), as: UTF8.self)
        #expect(text.contains("- cron: \"\(cron)\"\n"), "\(text)")
        #expect(text.contains("/usr/bin/compcheck schedule run nightly --database .compcheck/compcheck.sqlite"))
        #expect(text.contains("${{ '${{' }} secrets.X"))
        let check = ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"]
        let valid = try home.run(check + [file], binary: URL(filePath: "/usr/bin/env"))
        #expect(valid.status == 0, "\(valid.output)")
        let spoiled = try home.write(text.replacing("permissions:", with: "permission:"), to: "spoiled.yml")
        #expect(try home.run(check + [spoiled], binary: URL(filePath: "/usr/bin/env")).status != 0)
    }

    @Test func mistakesAreSaid() throws {
        try add()
        for (arguments, words) in [
            (["--kubernetes"], "--image is missing"), (["--cron", "--image", "x"], "--image goes with"),
            (["--cron", "--output", "x"], "use --print > FILE"),
            (["--cron", "--system"], "--system goes with --systemd"),
            (
                ["--cron", "--systemd"],
                "Value to be set with flag '--systemd' had already been set with flag '--cron'",
            ),
            (["--cron", "--program", "x"], "a path that begins with `/`"),
        ] {
            let outcome = try home.run(["schedule", "install", "nightly", "--database", database] + arguments)
            #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }

    /// Where systemd does not run, the units are there, and it is said what to type; remove takes them away.
    @Test(.enabled(if: !FileManager.default.fileExists(atPath: "/run/systemd/system"), "systemd runs here"))
    func unitsAreWrittenAndTakenAway() throws {
        try add()
        let config = ["XDG_CONFIG_HOME": home.path("config")]
        let install = ["schedule", "install", "nightly", "--systemd", "--database", database]
        let installed = try home.run(install, environment: config)
        #expect(installed.status == 2)
        #expect(installed.errors.contains("the units are written, but "), "\(installed.errors)")
        #expect(installed.errors.contains("`systemctl --user enable --now compcheck-nightly.timer`"))
        let units = "config/systemd/user/compcheck-nightly"
        #expect(home.exists("\(units).timer") && home.exists("\(units).service"))
        // Those of another database are not overwritten.
        let other = ["--database", home.path("other.sqlite")]
        #expect(try home.run(["schedule", "add", "nightly", "a.json"] + other, directory: folder).status == 0)
        let refused = try home.run(["schedule", "install", "nightly", "--systemd"] + other, environment: config)
        #expect(refused.status == 2 && refused.errors.contains("is not of this schedule of this database"))
        #expect(try home.run(["schedule", "remove", "nightly"] + other, environment: config).status == 0)
        #expect(home.exists("\(units).timer"))
        let removed = try home.run(["schedule", "remove", "nightly", "--database", database])
        #expect(removed.status == 0 && removed.output.hasPrefix("taken from systemd ("), "\(removed)")
        #expect(!home.exists("\(units).timer") && !home.exists("\(units).service"))
    }
}

/// The program `systemd-analyze`, which needs no running systemd.
enum Systemd {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") && Faketime.isThere
}

/// The programs that know the schemas of Kubernetes and of GitHub's workflows.
enum Manifests {
    static let areChecked: Bool = {
        let programs = [["kubernetes-validate", "--help"], ["check-jsonschema", "--version"]]
        return programs.allSatisfy { words in
            (try? Home().run(words, binary: URL(filePath: "/usr/bin/env")).status) == 0
        }
    }()
}
