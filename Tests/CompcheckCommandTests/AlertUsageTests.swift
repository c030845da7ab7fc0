import Foundation
import Testing

/// Invalid targets are reported before anything is evaluated; and the text of `alerts list`.
@Suite struct AlertUsageTests {
    @Test(arguments: [
        (["--notify", "example.com"], "a target begins with `command:`, `https://`"),
        (["--notify", ""], "a target begins with `command:`"),
        (["--notify", "command: "], "`command:` names no command"),
        (
            ["--notify", "http://example.com/hook"],
            "`http://` goes only to this machine, not to `example.com`: use `https://`",
        ),
        (["--notify", "http://127.0.0.1.example.com/"], "not to `127.0.0.1.example.com`"),
        (["--notify", "slack:http://example.com/"], "`http://` goes only to this machine"),
        (["--notify", "slack:mailto:a@example.com"], "the web address is none"),
        (["--notify", "https://"], "the web address is none"),
        (["--notify", "https://a:b@example.com/"], "names a user"),
        (["--notify", "https://example.com/#x"], "has a `#` part"),
        (["--notify", "https://example.com:99999/"], "ports go from 1 to 65535"),
        (["--notify", "https://example.com/a b"], "holds a blank"),
        (["--notify", "mailto:"], "`` is no mail address"),
        (["--notify", "mailto:a@example.com,b"], "`b` is no mail address"),
        (["--notify", "mailto:a@example.com\nBcc: x@example.com"], "is no mail address"),
        (["--notify", "mailto:a@example.com?subject=x"], "is no mail address"),
        (["--notify", "env:COMPCHECK_NO_SUCH_THING"], "the environment has no `COMPCHECK_NO_SUCH_THING`"),
        (["--notify", "env:LOOP"], "`LOOP` names a variable itself"),
        (["--notify", "env:BAD"], "in `BAD`: a target begins"),
        (["--notify", "command:true", "--rules", "builtin"], "--rules records none: leave out one"),
        (["--notify", "command:true", "--no-record"], "--no-record records none: leave out one"),
        (["--notify", "command:true", "--notify-within", "0"], "--notify-within takes 1 to 3600 seconds"),
        (["--notify", "command:true", "--notify-ahead", "-1"], "--notify-ahead"),
        (["--notify-within", "5"], "say to whom with --notify"),
        (["--notify-ahead", "5"], "say to whom they go with --notify"),
    ])
    func mistakes(arguments: [String], words: String) throws {
        let home = try Home()
        let outcome = try home.run(
            ["audit", Package.example] + arguments,
            environment: ["LOOP": "env:LOOP", "BAD": "s3cret"],
        )
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!outcome.errors.contains("s3cret"))
        #expect(!home.exists("data"))
    }

    @Test func mistakesOfTheCommands() throws {
        let home = try Home()
        for arguments in [
            ["send"], ["send", "--notify", "x"], ["list", "--limit", "0"], ["send", "--notify-within", "5"],
        ] {
            #expect(try home.run(["alerts"] + arguments).status == 64)
        }
        for arguments in [["list"], ["send", "--notify", "command:true"]] {
            let outcome = try home.run(["alerts"] + arguments)
            #expect(outcome.status == 2 && outcome.errors.contains("there is no database"), "\(outcome.errors)")
        }
        #expect(!home.exists("data"))
    }

    @Test func theListIsForPeopleAndMachines() throws {
        let home = try Home()
        let options = ["--notify", "command:echo out of order >&2; exit 3", "--notify", "command:true"]
        #expect(try home.run(["audit", Package.example, "--as-of", "2024-07-09"] + options).status == 1)
        let text = try home.run(["alerts", "list"]).output.replacing(
            /\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/,
            with: "(instant)",
        )
        #expect(
            text == """
                2 arrived, command:true
                   said     compcheck: Examples/inventory.json: first audit: 3 of 7 uses fail
                   written  (instant) UTC, of run 1
                   sent     1 time, arrived at (instant) UTC: exit code 0

                1 NOT DELIVERED, command:echo …
                   said     compcheck: Examples/inventory.json: first audit: 3 of 7 uses fail
                   written  (instant) UTC, of run 1
                   sent     1 time, failed at (instant) UTC: exit code 3: out of order

                2 alerts

                """,
            "\(text)",
        )
        let csv = try home.run(["alerts", "list", "--undelivered", "--format", "csv"]).output
        #expect(
            csv.hasPrefix("id,created_at,kind,target,inventory,run,subject,state,attempts,") && csv.contains("\n1,")
        )
        #expect(csv.split(separator: "\r\n").count == 2)
    }
}
