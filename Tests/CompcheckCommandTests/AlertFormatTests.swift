import Foundation
import Testing

/// Alerts in the forms of others: Slack's JSON, mail, and our own by its schema.
@Suite struct AlertFormatTests {
    /// The part of Slack's format that has limits.
    private struct Slack: Decodable {
        struct Block: Decodable {
            struct Text: Decodable {
                let type: String
                let text: String
            }

            let type: String
            let text: Text
        }

        let text: String
        let blocks: [Block]
    }

    /// A mail message as parsed by Python.
    private struct Mail: Decodable {
        let defects: [String]
        let headers: [String]
        let to: [String]
        let subject: String
        let date: String
        let body: String
        let isASCII: Bool
        let longest: Int
    }

    private static let name = "<!channel> & `Ünïcode` 很\r\nBcc: eve@example.com\n\n.json"

    /// Dozens of services with hostile names, in the jurisdictions with the most rules.
    private static let services = (0..<40).map { number in
        let name = #"<b>`\#(number)`</b> & *bold* <@U1> ```"#
        return
            #"{"id": "\#(name)", "owner": "\#(name)", "offering": "openai-api", "jurisdictions": ["CN", "RU", "IR", "KP"]}"#
    }

    private func audit(
        _ home: Home,
        _ services: [String],
        _ target: String,
        _ environment: [String: String] = [:],
    ) throws {
        try home.write(Inventory.document(services.joined(separator: ",")), to: AlertFormatTests.name)
        let outcome = try home.run(
            ["audit", AlertFormatTests.name, "--notify", target, "--quiet"],
            directory: home.folder,
            environment: environment,
        )
        #expect([0, 1].contains(outcome.status) && outcome.errors.isEmpty, "\(outcome.errors)")
    }

    @Test func slackTakesIt() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        let target = "slack:" + receiver.target("ok")
        try audit(home, AlertFormatTests.services, target)
        try audit(home, Array(AlertFormatTests.services.prefix(20)), target)
        let requests = try receiver.requests()
        #expect(requests.count == 2)
        for request in requests {
            let message = try JSONDecoder().decode(Slack.self, from: Data(request.body.utf8))
            #expect(message.text.utf16.count <= 3000 && !message.text.contains("<"))
            #expect((2...50).contains(message.blocks.count))
            #expect(message.blocks.first?.type == "header" && message.blocks.first?.text.type == "plain_text")
            for block in message.blocks {
                #expect(block.text.text.utf16.count <= (block.type == "header" ? 150 : 3000))
                guard block.text.type == "mrkdwn" else { continue }
                let words = block.text.text
                #expect(words.hasPrefix("```\n") && words.hasSuffix("\n```"))
                #expect(words.components(separatedBy: "`").count == 7)
                let escaped = words.replacing(/&(?:amp|lt|gt);/, with: "")
                #expect(!escaped.contains("<") && !escaped.contains(">") && !escaped.contains("&"))
            }
        }
    }

    @Test func mailIsReadWithoutDefects() throws {
        let home = try Home()
        let script = "#!/bin/sh\ncat > \"$HOME/mail\"\necho \"$@\" > \"$HOME/arguments\"\n"
        let program = try home.write(script, to: "sendmail")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        let to = "mailto:ada@example.com,grace+x@example.co.uk"
        try audit(home, AlertFormatTests.services, to, ["COMPCHECK_SENDMAIL": program])
        #expect(try home.bytes("arguments") == Data("-t -oi\n".utf8))
        let read = try home.run(
            ["python3", Package.root.appending(path: "Tests/CompcheckCommandTests/check_mail.py").path],
            input: String(decoding: home.bytes("mail"), as: UTF8.self),
            binary: URL(filePath: "/usr/bin/env"),
        )
        #expect(read.status == 0, "\(read.errors)")
        let mail = try JSONDecoder().decode(Mail.self, from: Data(read.output.utf8))
        #expect(mail.defects.isEmpty && mail.isASCII && mail.longest <= 78)
        #expect(
            mail.headers == [
                "auto-submitted", "content-transfer-encoding", "content-type", "date", "message-id", "mime-version",
                "subject", "to",
            ]
        )
        #expect(mail.to == ["ada@example.com", "grace+x@example.co.uk"])
        #expect(
            mail.subject.hasPrefix(
                #"compcheck: <!channel> & `Ünïcode` 很\r\nBcc: eve@example.com\n\n.json: first audit: "#
            )
        )
        #expect(mail.date.hasSuffix("+00:00"))
        #expect(mail.body.contains("failing  160 of 160 uses") && mail.body.contains("Ünïcode` 很"))
        #expect(mail.body.hasSuffix("More: compcheck report 1\n"))
    }

    @Test func mailWithoutSendmailIsToldOf() throws {
        let home = try Home()
        let outcome = try home.run(
            ["audit", Package.example, "--notify", "mailto:a@example.com", "--quiet"],
            environment: ["COMPCHECK_SENDMAIL": "/no/such/sendmail"],
        )
        #expect(outcome.status == 1)
        let words =
            "warning: alert 1 did not reach mailto:a@example.com: `/no/such/sendmail` cannot be run: no such file"
        #expect(outcome.errors.hasPrefix(words), "\(outcome.errors)")
    }

    @Test(.enabled(if: Checks.areThere, "what checks schemas is needed")) func ourOwnIsAsItsSchemaSays() throws {
        let home = try Home()
        let receiver = try Receiver(in: home)
        for services in [AlertFormatTests.services, Array(AlertFormatTests.services.prefix(5)), ["{}"]] {
            try home.write(Inventory.document(services.joined(separator: ",")), to: AlertFormatTests.name)
            _ = try home.run(
                ["audit", AlertFormatTests.name, "--notify", receiver.target("ok")],
                directory: home.folder,
            )
        }
        let bodies = try receiver.requests().map(\.body)
        #expect(try bodies.map { try Alert($0).kind } == ["first-audit", "change", "could-not-audit"])
        for body in bodies {
            let complaint = try Checks.check(
                "schema.py",
                [Package.root.appending(path: "schemas/alert-1.schema.json").path],
                body,
            )
            #expect(complaint == nil)
        }
    }
}
