import Foundation
import Testing

/// The files that `schedule install` writes for other schedulers, checked with independent validators.
@Suite struct ScheduleFileTests {
    private let here: ScheduleFolder

    init() throws { here = try ScheduleFolder() }

    @Test func thePropertyListIsReadBack() throws {
        try here.add("--on", "mon,wed")
        let script = """
            import json, plistlib, sys
            print(json.dumps(plistlib.loads(sys.stdin.buffer.read())))
            """
        let told = try here.tool("python3", "-c", script, input: here.printed("--launchd"))
        let list = try #require(try JSONSerialization.jsonObject(with: Data(told.output.utf8)) as? [String: Any])
        let words = [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", here.database]
        #expect(list["ProgramArguments"] as? [String] == words)
        let times = list["StartCalendarInterval"] as? [[String: Int]]
        #expect(times == [1, 3].map { ["Weekday": $0, "Hour": 2, "Minute": 30] })
    }

    /// cron passes the line to its shell, with `\%` as `%`; the shell must find the intended words.
    @Test func theShellFindsTheWordsOfTheCrontabLine() throws {
        try here.add()
        let line = try here.printed("--cron")
        #expect(line.hasPrefix("30 2 * * * ") && line.hasSuffix(" # compcheck schedule nightly\n"))
        let command = line.dropFirst("30 2 * * * ".count).replacing("\\%", with: "%")
        let told = try here.tool("sh", "-c", "printf '%s\\n' " + command)
        let words = [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", here.database]
        #expect(told.output == words.joined(separator: "\n") + "\n")
    }

    @Test func whatGoesByOtherClocksIsRefused() throws {
        try here.add("--time-zone", "Asia/Kathmandu")
        for scheduler in ["--cron", "--launchd"] {
            let words = ["schedule", "install", "nightly", scheduler, "--print", "--database", here.database]
            let outcome = try here.home.run(words)
            #expect(outcome.status == 2 && outcome.output.isEmpty)
            #expect(outcome.errors.contains("but schedule `nightly` uses Asia/Kathmandu"))
        }
    }

    @Test(.enabled(if: Manifests.areChecked, "pip install kubernetes-validate check-jsonschema"))
    func kubernetesTakesItsManifest() throws {
        try here.add("--on", "fri-mon", "--time-zone", "Europe/Berlin")
        let file = try here.home.write(here.printed("--kubernetes", "--image", "registry/a@sha256:0"), to: "job.yaml")
        let valid = try here.tool("kubernetes-validate", "--strict", "-k", "1.29", file)
        #expect(valid.status == 0, "\(valid.output)\(valid.errors)")
        let script = """
            import json, sys, yaml
            job = yaml.safe_load(open(sys.argv[1]))["spec"]
            pod = job["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]
            print(json.dumps([job["schedule"], job["timeZone"], job["concurrencyPolicy"]] + pod["command"]))
            """
        let told = try here.tool("python3", "-c", script, file)
        let words = try JSONDecoder().decode([String].self, from: Data(told.output.utf8))
        let path = here.database.replacing("$(", with: "$$(")
        #expect(words.prefix(3) == ["30 2 * * 1,5,6,0", "Europe/Berlin", "Forbid"])
        #expect(
            words.dropFirst(3) == [Package.binary.path, "schedule", "run", "nightly", "--if-due", "--database", path]
        )
        // The validator does report errors.
        let spoiled = try here.home.write(
            here.printed("--kubernetes", "--image", "a").replacing("timeZone:", with: "timezone:"),
            to: "b.yaml",
        )
        #expect(try here.tool("kubernetes-validate", "--strict", "-k", "1.29", spoiled).status != 0)
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
        try here.add("--run-by", "${{ secrets.X }} 'Ada'", "--at", time, "--on", days, "--time-zone", zone)
        let file = here.home.path("workflow.yml")
        let install = [
            "schedule", "install", "nightly", "--github-actions", "--image", "a/b:1", "--program", "/usr/bin/compcheck",
        ]
        let written = try here.home.run(install + ["--output", file, "--database", here.database])
        #expect(written == Outcome(status: 0, output: "", errors: ""))
        let text = String(decoding: try here.home.bytes("workflow.yml"), as: UTF8.self)
        #expect(text.contains("- cron: \"\(cron)\"\n"), "\(text)")
        #expect(text.contains("/usr/bin/compcheck schedule run nightly --database .compcheck/compcheck.sqlite"))
        #expect(text.contains("${{ '${{' }} secrets.X"))
        let check = ["check-jsonschema", "--builtin-schema", "vendor.github-workflows"]
        let valid = try here.home.run(check + [file], binary: URL(filePath: "/usr/bin/env"))
        #expect(valid.status == 0, "\(valid.output)")
        let spoiled = try here.home.write(text.replacing("permissions:", with: "permission:"), to: "spoiled.yml")
        #expect(try here.home.run(check + [spoiled], binary: URL(filePath: "/usr/bin/env")).status != 0)
    }

    @Test func mistakesAreSaid() throws {
        try here.add()
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
            let outcome = try here.home.run(
                ["schedule", "install", "nightly", "--database", here.database] + arguments
            )
            #expect(outcome.status == 64 && outcome.errors.contains(words), "\(outcome.errors)")
        }
    }
}

/// The validators for the schemas of Kubernetes and of GitHub's workflows.
enum Manifests {
    static let areChecked: Bool = {
        let programs = [["kubernetes-validate", "--help"], ["check-jsonschema", "--version"]]
        return programs.allSatisfy { words in
            (try? Home().run(words, binary: URL(filePath: "/usr/bin/env")).status) == 0
        }
    }()
}
