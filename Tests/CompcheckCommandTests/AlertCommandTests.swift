import Foundation
import Testing

/// Alerts to a command, on its standard input.
@Suite struct AlertCommandTests {
    @Test(arguments: [
        ("cat > alert.json", nil as String?), ("exec true", nil), ("head -c 1 >/dev/null", nil),
        ("echo sorry >&2; exit 7", "exit code 7: sorry: see"), ("kill -9 $$", "ended by signal 9"),
        ("kill -TERM $$; exit 0", "ended by signal 15"),
        ("no-such-program", "exit code 127"), ("sleep 1000 & sleep 1000", "it did not end in time and was killed"),
        ("yes", "it did not end in time and was killed: y\\ny"), ("yes >&2 | sleep 1000", "killed"),
        ("cat; cat >&2", nil),
    ])
    func toACommand(command: String, says words: String?) throws {
        let (home, other) = (try Home(), try Home())
        let inventory = Package.root.appending(path: Package.example).path
        let arguments = ["audit", inventory, "--as-of", "2024-07-09", "--quiet"]
        let within = words?.contains("killed") == true ? "2" : "30"
        let outcome = try home.run(
            arguments + ["--notify", "command:" + command, "--notify-within", within],
            directory: home.folder,
        )
        let plain = try other.run(arguments, directory: other.folder)
        #expect(outcome.status == plain.status && outcome.output == plain.output)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.state == (words == nil ? "arrived" : "undelivered") && listed.attempts == 1)
        #expect(words.map { outcome.errors.contains($0) } ?? outcome.errors.isEmpty, "\(outcome.errors)")
        if command.hasSuffix("alert.json") {
            let alert = try Alert(String(decoding: try home.bytes("alert.json"), as: UTF8.self))
            #expect(alert.id == listed.uuid && alert.kind == "first-audit" && alert.failing == 3)
        }
    }

    /// Killing a child also kills the processes that it started.
    @Test func aHangingCommandLeavesNothingBehind() throws {
        let home = try Home()
        let command = "command:sh -c 'echo $$ > \(home.path("child")); exec sleep 1000' & wait"
        #expect(try home.auditExample(notifying: [command], within: 1).status == 1)
        let id = try #require(Int32(String(decoding: try home.bytes("child"), as: UTF8.self).dropLast()))
        // The process is gone or a zombie; a signal takes a moment to arrive.
        func lives() -> Bool {
            (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)).map { !$0.contains(") Z ") } ?? false
        }
        let deadline = ContinuousClock.now + .seconds(10)
        while lives(), ContinuousClock.now < deadline { sched_yield() }
        #expect(!lives())
    }
}
