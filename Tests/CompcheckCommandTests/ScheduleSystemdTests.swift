import Foundation
import Testing

/// The units that `schedule install` writes, checked with systemd.
@Suite struct ScheduleSystemdTests {
    private let here: ScheduleFolder

    init() throws { here = try ScheduleFolder() }

    @Test(.enabled(if: Systemd.isThere, "systemd-analyze is needed"), arguments: [[], ["--system"]])
    func systemdTakesItsUnits(arguments: [String]) throws {
        try here.add(
            "--report",
            "json=/srv/reports of x/a.json",
            "--on",
            "mon-fri,sun",
            "--time-zone",
            "Europe/Berlin",
        )
        let words = ["schedule", "install", "nightly", "--systemd", "--print", "--database", here.database] + arguments
        let text = try here.home.run(words, directory: here.folder).output
        var paths: [String] = []
        for part in text.components(separatedBy: "\n# /") {
            let name = try #require(part.split(separator: "\n")[0].split(separator: "/").last)
            paths.append(try here.home.write("# /\(part)\n", to: "units/\(name)"))
        }
        #expect(paths.map { $0.suffix(8) } == [".service", "ly.timer"])
        let user = arguments.isEmpty ? ["--user"] : []
        let environment = ["XDG_RUNTIME_DIR": here.home.folder.path]
        let verified = try here.home.run(
            ["systemd-analyze"] + user + ["verify", "--man=no"] + paths,
            binary: URL(filePath: "/usr/bin/env"),
            environment: environment,
        )
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(!verified.errors.contains("compcheck"), "\(verified.errors)")
        if !arguments.isEmpty { #expect(text.contains("ReadWritePaths=") && text.contains("/srv/reports of x\"")) }
    }

    /// systemd skips a night on which clocks skip the time, but not with the timer's additional lines.
    ///
    /// The test runs in 2023, because for future years systemd's time zone tables may be newer than ours.
    @Test(
        .enabled(if: Systemd.isThere, "systemd-analyze is needed"),
        arguments: [
            ("Europe/Berlin", "02:30"), ("America/New_York", "02:30"), ("Australia/Lord_Howe", "02:10"),
            ("America/Santiago", "00:30"), ("Africa/Cairo", "00:00"), ("Asia/Kathmandu", "02:30"), ("UTC", "02:30"),
            ("Europe/London", "01:15"), ("Antarctica/Troll", "01:30"),
        ],
    )
    func systemdStartsItWheneverItIsDue(zone: String, time: String) throws {
        try here.add("--at", time, "--time-zone", zone)
        let lines = try here.printed("--systemd", at: "2023-12-01 00:00:00").matches(of: /OnCalendar=(.*)\n/).map {
            String($0.output.1)
        }
        let command = ["systemd-analyze", "calendar", "--iterations=500", "--base-time=2023-12-01 00:00:00 UTC"]
        var starts: Set<String> = []
        for line in lines {
            let told = try here.home.run(
                command + [line],
                binary: URL(filePath: "/usr/bin/env"),
                environment: ["TZ": "UTC"],
            )
            #expect(told.status == 0, "\(told.errors)")
            for match in told.output.matches(of: /(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) UTC/) {
                starts.insert("\(match.output.1)T\(match.output.2).000Z")
            }
        }
        // The times by compcheck, from one night to the next.
        var clock = "2023-12-01T00:00:00.000Z"
        for _ in 0..<3 {
            let next = try due(after: clock)
            #expect(starts.contains(next), "\(zone): \(next) is not among the starts of \(lines)")
            clock = next
        }
        for transition in ["2024-03-09", "2024-03-30", "2024-04-25", "2024-09-07", "2024-10-05"] {
            var clock = "\(transition)T00:00:00.000Z"
            for _ in 0..<2 {
                clock = try due(after: clock)
                #expect(starts.contains(clock), "\(zone): \(clock) is not among the starts of \(lines)")
            }
        }
    }

    /// Returns when it is due next, with the clock a second after an instant.
    private func due(after instant: String) throws -> String {
        let clock = instant.prefix(19).replacing("T", with: " ").dropLast(2) + "01"
        let words = ["schedule", "show", "nightly", "--format", "json", "--database", here.database]
        let told = try here.home.run(words, at: String(clock))
        return String(try #require(told.output.firstMatch(of: /"nextDueAt":"([^"]*)"/), "\(told.errors)").output.1)
    }

    /// Without a running systemd, install writes the units and prints the commands to type; remove deletes them.
    @Test(.enabled(if: !FileManager.default.fileExists(atPath: "/run/systemd/system"), "systemd runs here"))
    func unitsAreWrittenAndTakenAway() throws {
        try here.add()
        let config = ["XDG_CONFIG_HOME": here.home.path("config")]
        let install = ["schedule", "install", "nightly", "--systemd", "--database", here.database]
        let installed = try here.home.run(install, environment: config)
        #expect(installed.status == 2)
        #expect(installed.errors.contains("the units are written, but "), "\(installed.errors)")
        #expect(installed.errors.contains("`systemctl --user enable --now compcheck-nightly.timer`"))
        let units = "config/systemd/user/compcheck-nightly"
        #expect(here.home.exists("\(units).timer") && here.home.exists("\(units).service"))
        // Those of another database are not overwritten.
        let other = ["--database", here.home.path("other.sqlite")]
        #expect(
            try here.home.run(["schedule", "add", "nightly", "a.json"] + other, directory: here.folder).status == 0
        )
        let refused = try here.home.run(["schedule", "install", "nightly", "--systemd"] + other, environment: config)
        #expect(refused.status == 2 && refused.errors.contains("is not of this schedule of this database"))
        #expect(try here.home.run(["schedule", "remove", "nightly"] + other, environment: config).status == 0)
        #expect(here.home.exists("\(units).timer"))
        let removed = try here.home.run(["schedule", "remove", "nightly", "--database", here.database])
        #expect(removed.status == 0 && removed.output.hasPrefix("taken from systemd ("), "\(removed)")
        #expect(!here.home.exists("\(units).timer") && !here.home.exists("\(units).service"))
    }
}

/// The program `systemd-analyze`, which needs no running systemd.
enum Systemd {
    static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/systemd-analyze") && Faketime.isThere
}
