import Foundation
import Testing

/// Whatever becomes of an alert, the audit is the same, and the alert arrives or is known not to have arrived.
@Suite struct AlertDeliveryTests {
    /// A receiver's manner, and what must be known of an alert that it got.
    struct Manner: Sendable {
        let path: String
        /// The warning, or nil where the alert arrives.
        let says: String?
        /// How often it is sent; nil: as often as there is time for.
        let attempts: Int?

        init(_ path: String, says: String? = nil, attempts: Int? = 1) {
            (self.path, self.says, self.attempts) = (path, says, attempts)
        }
    }

    /// An audit as it is without alerts: its exit code and the bytes of its report.
    private func plain() throws -> Outcome { try Home().audit(Package.example, "--as-of", "2024-07-09", "--quiet") }

    private func audit(
        _ home: Home,
        _ targets: [String],
        _ environment: [String: String] = [:],
        within seconds: Int = 3,
    ) throws -> Outcome {
        let options = targets.flatMap { ["--notify", $0] } + ["--notify-within", "\(seconds)", "--quiet"]
        return try home.run(["audit", Package.example, "--as-of", "2024-07-09"] + options, environment: environment)
    }

    @Test(arguments: [
        Manner("ok"),
        Manner("flaky", attempts: 2),
        Manner("busy", attempts: 2),
        Manner("drip-ok"),
        Manner("huge-ok"),
        Manner("redirect", says: "302 Found: redirects are not followed"),
        Manner("bad", says: "400 Bad Request: no such channel"),
        Manner("drip-refusal", says: "400 Bad Request"),
        Manner("huge-refusal", says: "403 Forbidden: xxx"),
        Manner("error", says: "500 Internal Server Error: <b>out of order</b>\\u{1B}[31m", attempts: nil),
        Manner("close", says: "it could not be reached", attempts: nil),
        Manner("garbage", says: "it could not be reached", attempts: nil),
        Manner("slow", says: "it did not answer in time"),
        Manner("drip-head", says: "it did not answer in time"),
    ])
    func toTheWeb(manner: Manner) throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let secret = ["COMPCHECK_WEBHOOK_SECRET": Receiver.secret]
        let outcome = try audit(home, [receiver.target(manner.path)], secret)
        let plain = try plain()
        #expect(outcome.status == plain.status && outcome.output == plain.output)
        let requests = try receiver.requests()
        #expect(!requests.isEmpty && requests.allSatisfy { $0.path == "/" + manner.path && $0.isSigned })
        // Each time the same alert, of which the receiver knows that it is.
        #expect(Set(requests.map { $0.headers["idempotency-key"] }).count == 1)
        #expect(Set(requests.map(\.body)).count == 1)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.uuid == requests.first?.headers["idempotency-key"])
        #expect(listed.attempts == requests.count)
        #expect(manner.attempts.map { $0 == requests.count } ?? (requests.count > 1), "\(requests.count)")
        guard let words = manner.says else {
            #expect(listed.state == "arrived" && outcome.errors.isEmpty, "\(outcome.errors)")
            #expect(try ListedAlert.all(in: home, "--undelivered").isEmpty)
            return
        }
        #expect(listed.state == "undelivered")
        let warning = "warning: alert 1 did not reach \(receiver.target("…")): "
        #expect(outcome.errors.hasPrefix(warning) && outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1)
        #expect(try ListedAlert.all(in: home, "--undelivered").count == 1)
    }

    @Test(arguments: [
        ("cat > alert.json", nil as String?), ("exec true", nil), ("head -c 1 >/dev/null", nil),
        ("echo sorry >&2; exit 7", "exit code 7: sorry: see"), ("kill -9 $$", "ended by signal 9"),
        ("kill -TERM $$; exit 0", "ended by signal 15"),
        ("no-such-program", "exit code 127"), ("sleep 1000 & sleep 1000", "it did not end in time and was killed"),
        ("yes", "it did not end in time and was killed: y\\ny"), ("yes >&2 | sleep 1000", "killed"),
        ("cat; cat >&2", nil),
    ])
    func toACommand(command: String, says words: String?) throws {
        let home = try Home()
        let outcome = try home.run(
            ["audit", Package.root.appending(path: Package.example).path, "--as-of", "2024-07-09", "--quiet"]
                + ["--notify", "command:" + command, "--notify-within", "2"],
            directory: home.folder,
        )
        let plain = try plain()
        #expect(outcome.status == plain.status)
        // The inventory's name stands in it.
        #expect(outcome.output.split(separator: "\n").count >= plain.output.split(separator: "\n").count)
        #expect(outcome.output.hasPrefix("compcheck 0.1.0: audit of Example Trading\n"))
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.state == (words == nil ? "arrived" : "undelivered") && listed.attempts == 1)
        #expect(words.map { outcome.errors.contains($0) } ?? outcome.errors.isEmpty, "\(outcome.errors)")
        if command.hasSuffix("alert.json") {
            let alert = try Alert(String(decoding: try home.bytes("alert.json"), as: UTF8.self))
            #expect(alert.id == listed.uuid && alert.kind == "first-audit" && alert.failing == 3)
        }
    }

    /// A child that is killed takes with it what it started.
    @Test func aHangingCommandLeavesNothingBehind() throws {
        let home = try Home()
        let command = "command:sh -c 'echo $$ > \(home.path("child")); exec sleep 1000' & wait"
        #expect(try audit(home, [command], within: 1).status == 1)
        let id = try #require(Int32(String(decoding: try home.bytes("child"), as: UTF8.self).dropLast()))
        // It is gone, or dead and not buried yet; a signal takes a moment to arrive.
        func lives() -> Bool {
            (try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)).map { !$0.contains(") Z ") } ?? false
        }
        let deadline = ContinuousClock.now + .seconds(10)
        while lives(), ContinuousClock.now < deadline { sched_yield() }
        #expect(!lives())
    }

    @Test func severalAtTheSameTime() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let manners = ["slow/1", "slow/2", "slow/3", "ok", "error"]
        let began = ContinuousClock.now
        let outcome = try audit(home, manners.map(receiver.target) + ["command:sleep 1000"], within: 2)
        // One after the other they would take four times as long, and more.
        #expect(ContinuousClock.now - began < .seconds(7))
        #expect(outcome.status == 1)
        #expect(outcome.errors.split(separator: "\n").count == 5, "\(outcome.errors)")
        #expect(
            try ListedAlert.all(in: home).map(\.state).sorted() == ["arrived"]
                + Array(repeating: "undelivered", count: 5)
        )
    }

    @Test func whoeverIsDownGetsItLater() throws {
        let home = try Home()
        let gone = "http://127.0.0.1:1/hook"
        let outcome = try audit(home, [gone])
        #expect(outcome.status == 1 && outcome.errors.contains("it could not be reached"), "\(outcome.errors)")
        let first = try #require(try ListedAlert.all(in: home).first)
        #expect(first.attempts > 1 && first.lastOutcome == "failed")
        // The next audit has nothing new to tell, but sends it again, and so does the command.
        #expect(try audit(home, [gone]).errors.contains("alert 1 did not reach http://127.0.0.1:1/…"))
        let again = try home.run(["alerts", "send", "--notify", gone, "--notify-within", "1"])
        #expect(again.status == 1)
        let listed = try ListedAlert.all(in: home)
        #expect(listed.count == 1 && listed[0].attempts > first.attempts + 1 && listed[0].uuid == first.uuid)
        let other = try home.run(["alerts", "send", "--notify", "command:true"])
        #expect(
            other
                == Outcome(
                    status: 0,
                    output: "",
                    errors: "1 more alert waits for other targets: name them with --notify\n",
                )
        )
    }

    /// A variable names the same target, whatever it holds today.
    @Test func aSecretStaysInTheEnvironment() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let down = try audit(home, ["env:HOOK"], ["HOOK": receiver.target("bad/s3cret")])
        #expect(down.errors.hasPrefix("warning: alert 1 did not reach env:HOOK (\(receiver.target("…"))): 400"))
        let sent = try home.run(
            ["alerts", "send", "--notify", "env:HOOK"],
            environment: ["HOOK": receiver.target("ok/n3w")],
        )
        #expect(sent == Outcome(status: 0, output: "", errors: ""))
        #expect(try receiver.requests("ok/n3w").count == 1)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.target == "env:HOOK (\(receiver.target("…")))" && listed.state == "arrived")
        let database = try Data(contentsOf: URL(filePath: home.database))
        for secret in ["s3cret", "n3w", Receiver.secret] { #expect(database.range(of: Data(secret.utf8)) == nil) }
    }

    @Test func withoutASecretNothingIsSigned() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        #expect(try audit(home, [receiver.target("ok")], ["COMPCHECK_WEBHOOK_SECRET": ""]).status == 1)
        let request = try #require(try receiver.requests().first)
        #expect(request.method == "POST" && request.headers["x-compcheck-signature"] == nil)
        #expect(request.headers["content-type"] == "application/json")
    }

    @Test func aCertificateThatNobodyVouchesForIsRefused() throws {
        let home = try Home()
        let (key, certificate) = (home.path("key.pem"), home.path("certificate.pem"))
        let made = try home.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=127.0.0.1",
                "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
            ],
            binary: URL(filePath: "/usr/bin/env"),
        )
        #expect(made.status == 0, "\(made.errors)")
        let receiver = try Receiver(in: home, certificate: (certificate, key))
        let outcome = try audit(home, [receiver.target("ok")])
        #expect(outcome.errors.contains("its certificate is not trusted: nothing was sent"), "\(outcome.errors)")
        #expect(try receiver.requests().isEmpty)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.state == "undelivered" && listed.attempts == 1 && listed.lastOutcome == "refused")
    }

    /// Who is killed while he sends, has written down before what he was to send.
    @Test func aKilledProcessLosesNothing() throws {
        let home = try Home()
        let child = Child(home, ["audit", Package.example, "--notify", "command:kill -9 $PPID"])
        try child.start()
        #expect(child.wait() == -9)
        let listed = try ListedAlert.all(in: home, "--undelivered")
        #expect(listed.count == 1 && listed[0].attempts == 0)
    }

    @Test func aWeekOldAlertIsGivenUp() throws {
        let home = try Home()
        let gone = ["alerts", "send", "--notify", "command:false"]
        #expect(try home.audit(Package.example, "--notify", "command:false").status == 1)
        func later(_ days: Int) throws -> Outcome {
            let clock = ["-f", "+\(days)d", Package.binary.path] + gone
            return try home.run(
                clock,
                binary: URL(filePath: "/usr/bin/faketime"),
                environment: ["DONT_FAKE_MONOTONIC": "1"],
            )
        }
        #expect(try later(6).status == 1)
        let given = try later(8)
        #expect(
            given.status == 0
                && given.errors.hasPrefix("warning: alert 1 for command:false is given up: it waited since")
        )
        #expect(try home.run(gone) == Outcome(status: 0, output: "", errors: ""))
        #expect(try ListedAlert.all(in: home).map(\.state) == ["given-up"])
    }
}
