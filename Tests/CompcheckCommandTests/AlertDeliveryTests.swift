import Foundation
import Testing

/// Whatever a receiver does, the audit is the same, and the alert arrives or is reported as undelivered.
@Suite struct AlertDeliveryTests {
    /// The behaviour of a receiver, with the expected outcome of an alert to it.
    struct Manner: Sendable {
        let path: String
        /// The warning; nil if the alert arrives.
        let says: String?
        /// The number of attempts.
        let attempts: Int
        /// The value of `--notify-within`, in seconds.
        let within: Int

        init(_ path: String, says: String? = nil, attempts: Int = 1, within seconds: Int = 30) {
            (self.path, self.says, self.attempts, within) = (path, says, attempts, seconds)
        }
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
        Manner("error", says: "500 Internal Server Error: <b>out of order</b>\\u{1B}[31m", attempts: 5),
        Manner("close", says: "it could not be reached: it closed the connection", attempts: 5),
        Manner("garbage", says: "it could not be reached", attempts: 5),
        Manner("slow", says: "it did not answer in time", within: 3),
        Manner("drip-head", says: "it did not answer in time", within: 3),
    ])
    func toTheWeb(manner: Manner) async throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let secret = ["COMPCHECK_WEBHOOK_SECRET": Receiver.secret]
        let target = receiver.target(manner.path)
        let outcome = try await waiting { try home.auditExample(notifying: [target], secret, within: manner.within) }
        let plain = try home.plainExample()
        #expect(outcome.status == plain.status && outcome.output == plain.output)
        let requests = try receiver.requests()
        #expect(!requests.isEmpty && requests.allSatisfy { $0.path == "/" + manner.path && $0.isSigned })
        // Each attempt sends the same alert, which the receiver can recognize.
        #expect(Set(requests.map { $0.headers["idempotency-key"] }).count == 1)
        #expect(Set(requests.map(\.body)).count == 1)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.uuid == requests.first?.headers["idempotency-key"])
        #expect(listed.attempts == requests.count)
        #expect(requests.count == manner.attempts)
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

    @Test func severalAtTheSameTime() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let manners = ["slow/1", "slow/2", "slow/3", "ok", "error"]
        let began = ContinuousClock.now
        let outcome = try home.auditExample(
            notifying: manners.map(receiver.target) + ["command:sleep 1000"],
            within: 2,
        )
        // Sent one after the other, they would take more than four times as long.
        #expect(ContinuousClock.now - began < .seconds(7))
        #expect(outcome.status == 1)
        #expect(outcome.errors.split(separator: "\n").count == 5, "\(outcome.errors)")
        #expect(
            try ListedAlert.all(in: home).map(\.state).sorted() == ["arrived"]
                + Array(repeating: "undelivered", count: 5)
        )
    }

    /// `env:NAME` is the same target, whatever the variable holds today.
    @Test func aSecretStaysInTheEnvironment() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let down = try home.auditExample(notifying: ["env:HOOK"], ["HOOK": receiver.target("bad/s3cret")])
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
        #expect(
            try home.auditExample(notifying: [receiver.target("ok")], ["COMPCHECK_WEBHOOK_SECRET": ""]).status == 1
        )
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
        let outcome = try home.auditExample(notifying: [receiver.target("ok")])
        #expect(outcome.errors.contains("its certificate is not trusted: nothing was sent"), "\(outcome.errors)")
        #expect(try receiver.requests().isEmpty)
        let listed = try #require(try ListedAlert.all(in: home).first)
        #expect(listed.state == "undelivered" && listed.attempts == 1 && listed.lastOutcome == "refused")
    }
}
