import Foundation
import Testing

/// Undelivered alerts wait in the database until they arrive or are too old.
@Suite struct AlertOutboxTests {
    @Test func whoeverIsDownGetsItLater() throws {
        let home = try Home()
        let gone = "http://127.0.0.1:1/hook"
        let outcome = try home.auditExample(notifying: [gone], within: 3)
        #expect(outcome.status == 1 && outcome.errors.contains("it could not be reached: connection refused: see"))
        let first = try #require(try ListedAlert.all(in: home).first)
        #expect(first.attempts > 1 && first.lastOutcome == "failed")
        // The next audit has no news, but sends the alert again, and so does `alerts send`.
        #expect(
            try home.auditExample(notifying: [gone], within: 3).errors.contains(
                "alert 1 did not reach http://127.0.0.1:1/…"
            )
        )
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
                    errors: "1 more alert waits for other targets: name those targets with --notify\n",
                )
        )
    }

    /// A process killed while sending has recorded its alerts before.
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
        // Not with faketime: system timers that go by its clock would wait for days.
        func later(_ days: Int) throws -> Outcome {
            try Database(path: home.database).ask(
                """
                DROP TRIGGER IF EXISTS alert_look_no_update;
                UPDATE alert_look SET looked_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-\(days) days');
                """
            )
            return try home.run(gone)
        }
        #expect(try later(6).status == 1)
        let given = try later(8)
        #expect(
            given.status == 0
                && given.errors.hasPrefix("warning: alert 1 for command:false was given up: it had waited since")
        )
        #expect(try home.run(gone) == Outcome(status: 0, output: "", errors: ""))
        #expect(try ListedAlert.all(in: home).map(\.state) == ["given-up"])
    }
}
