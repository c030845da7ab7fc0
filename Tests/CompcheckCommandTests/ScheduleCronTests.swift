import Foundation
import Testing

/// The machine's cron daemon, started for this test alone.
@Suite(.enabled(if: Cron.isThere, "Debian's cron, unshare and root are needed: a daemon must become other users"))
struct ScheduleCronTests {
    /// The real daemon runs the lines of `schedule install`, with another time, until they have run twice.
    @Test func cronRunsASchedule() async throws {
        let home = try Home()
        try home.write(Inventory.of(#""offering": "openai-api""#), to: "a b%.json")
        for name in ["often", "once"] {
            let add = ["schedule", "add", name, "a b%.json", "--report", "json=\(name) %.json"]
            #expect(try home.run(add, directory: home.folder).status == 0)
        }
        let lines = try ["often", "once"].map { name in
            let line = try home.run(["schedule", "install", name, "--cron", "--print", "--database", home.database])
                .output
            #expect(line.hasPrefix("30 2 * * * "))
            return "* * * * * " + line.dropFirst("30 2 * * * ".count)
        }
        // To avoid waiting for a night, `often` runs whenever it is called; `once` must see that it is not due again.
        let crontab = try home.write(lines[0].replacing(" --if-due", with: "") + lines[1], to: "crontab")

        let database = Database(path: home.database)
        let counts = "SELECT schedule, count(*) FROM schedule_history WHERE status = 'finished' GROUP BY 1 ORDER BY 1"
        // Cron begins at full minutes, and this takes two of them.
        let output = try await waiting {
            let cron = try Cron(crontab, in: home)
            defer { cron.end() }
            let patience = Date().addingTimeInterval(240)
            while try database.ask(counts) != ["often|2", "once|1"], Date() < patience, cron.isRunning {
                cron.waitABit()
            }
            return cron.output
        }
        #expect(try database.ask(counts) == ["often|2", "once|1"], "\(output)")
        #expect(try database.ask("SELECT DISTINCT exit_code, json_array_length(runs) FROM schedule_history") == ["1|1"])
        #expect(try Report(String(decoding: home.bytes("often %.json"), as: UTF8.self)).summary.uses == 1)
    }

    /// `schedule install` and `remove` change one line of a crontab; all others stay byte for byte.
    @Test func aCrontabKeepsItsOtherLines() throws {
        let home = try Home()
        try home.write(Inventory.of(#""offering": "openai-api""#), to: "a.json")
        let others = "# mine\nMAILTO=\"\"\n\n5 4 * * sun  echo a\\%b # compcheck schedule nightly\n"
        try home.write(others, to: "crontab")
        try home.write(
            """
            set -e
            mount -t tmpfs none /var/spool/cron
            mkdir -m 1730 /var/spool/cron/crontabs
            "$1" schedule add nightly a.json
            "$1" schedule install nightly --cron
            crontab -l > empty
            crontab crontab
            "$1" schedule install nightly --cron
            "$1" schedule install nightly --cron
            crontab -l > installed
            "$1" schedule status > status
            "$1" schedule remove nightly
            crontab -l > removed
            """,
            to: "script",
        )
        let command = ["unshare", "--mount", "sh", "script", Package.binary.path]
        let outcome = try home.run(command, binary: URL(filePath: "/usr/bin/env"), directory: home.folder)
        #expect(outcome.status == 0, "\(outcome.errors)")
        func file(_ name: String) throws -> String { String(decoding: try home.bytes(name), as: UTF8.self) }
        let line =
            "30 2 * * * \(Package.binary.path) schedule run nightly --if-due --database \(home.database) "
            + "# compcheck schedule nightly\n"
        #expect(try file("empty") == line)
        #expect(try file("installed") == others + line)
        #expect(try file("removed") == others)
        #expect(!(try file("status").contains("perhaps nothing starts it")))
        #expect(outcome.output.contains("taken from cron (root)"))
    }
}

/// The cron daemon in a namespace of its own: it sees only one crontab, and changes nothing on the machine.
final class Cron {
    static let isThere =
        getuid() == 0
        && ["/usr/sbin/cron", "/usr/bin/crontab", "/usr/bin/unshare"].allSatisfy {
            FileManager.default.isExecutableFile(atPath: $0)
        }

    private let process = Process()
    private let log: URL

    init(_ crontab: String, in home: Home) throws {
        log = URL(filePath: try home.write("", to: "cron.log"))
        let script = """
            set -e
            mount -t tmpfs none /run
            mount -t tmpfs none /var/spool/cron
            mkdir -m 1730 /var/spool/cron/crontabs
            mkdir empty
            mount --bind empty /etc/cron.d
            : > none
            mount --bind none /etc/crontab
            crontab "$1"
            exec cron -f -L 15
            """
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["unshare", "--mount", "sh", "-c", script, "sh", crontab]
        process.currentDirectoryURL = home.folder
        process.standardInput = FileHandle.nullDevice
        let handle = try FileHandle(forWritingTo: log)
        (process.standardOutput, process.standardError) = (handle, handle)
        try process.run()
    }

    var isRunning: Bool { process.isRunning }

    /// Its output so far.
    var output: String { (try? String(contentsOf: log, encoding: .utf8)) ?? "" }

    /// Waits for half a second.
    func waitABit() { _ = DispatchSemaphore(value: 0).wait(timeout: .now() + 0.5) }

    func end() {
        // `unshare` and the shell used exec, so this is the daemon's own process id.
        process.terminate()
        process.waitUntilExit()
    }
}
