import CompcheckReport
import Foundation
import Testing

/// Waivers from record to report: they hide nothing, and an audit does not fail because of waived findings.
@Suite struct WaiverTests {
    private let home: Home

    init() throws { home = try Home() }

    private static let service = #"{"id": "bot", "offering": "openai-api", "data": [], "jurisdictions": ["CN"]}"#
    private static let act = ["--reason", "Migration is under way", "--approver", "General counsel"]

    private func inventory() throws -> String {
        try home.write(Inventory.document(WaiverTests.service), to: "inventory.json")
    }

    private func audit(_ arguments: String...) throws -> Outcome { try home.run(["audit", inventory()] + arguments) }

    /// The rules that bind on the one use.
    private func rules() throws -> [String] {
        let report = try Report(try audit("--format", "json").output)
        return try #require(report.use("bot/CN")).findings.map(\.rule)
    }

    private func waive(_ rule: String, until: String = "2999-01-01", _ more: String...) throws -> Outcome {
        let arguments = ["waiver", "add", "--rule", rule, "--service", "bot", "--until", until]
        return try home.run(arguments + WaiverTests.act + more)
    }

    @Test func anAuditDoesNotFailForWhatIsWaivedUntilItIsRevoked() throws {
        #expect(try audit().status == 1)
        let rules = try rules()
        for rule in rules { #expect(try waive(rule).status == 0) }
        let passed = try audit()
        #expect(passed.status == 0)
        let words = passed.output.replacing(/\s+/, with: " ")
        #expect(words.contains("PASS no use is or may be restricted or worse, but for waived findings of 1 use"))
        #expect(passed.output.contains("PROHIBITED"))
        #expect(passed.output.contains("waived   by General counsel until 2998-12-31: Migration is under way"))
        let revoked = try home.run(["waiver", "revoke", "1", "--reason", "Terms changed", "--by", "Ada"])
        #expect(revoked == Outcome(status: 0, output: "waiver 1: revoked\n", errors: ""))
        #expect(try audit().status == 1)
        let list = try home.run(["waiver", "list", "--all"])
        #expect(list.output.contains("by Ada: Terms changed"))
        #expect(try home.run(["waiver", "revoke", "1", "--reason", "x"]).status == 2)
    }

    @Test func oneOfSeveralFindingsIsNotEnough() throws {
        let rules = try rules().filter { $0 != "openai-api-block-2024" }
        #expect(!rules.isEmpty)
        #expect(try waive("openai-api-block-2024").status == 0)
        #expect(try audit().status == 1)
    }

    @Test func aFingerprintOfAReportNamesAFinding() throws {
        let report = try audit("--format", "gitlab").output
        struct Finding: Decodable { let checkName, fingerprint: String }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        let findings = try decoder.decode([Finding].self, from: Data(report.utf8))
        for finding in findings {
            let arguments = ["waiver", "add", finding.fingerprint, "--until", "2999-01-01"] + WaiverTests.act
            #expect(try home.run(arguments).output.contains("\(finding.checkName) for bot in CN, from "))
        }
        #expect(try audit().status == 0)
        let unknown = try home.run(
            ["waiver", "add", String(repeating: "0", count: 64), "--until", "2999-01-01"] + WaiverTests.act
        )
        #expect(unknown.status == 64 && unknown.errors.contains("no recorded finding has the fingerprint"))
    }

    /// A name in a waiver may be any text, and a recorded run keeps it unchanged.
    @Test func aNULInAFileIsKept() throws {
        let rules = try rules().map {
            #"- {rule: \#($0), service: bot, reason: "one\0two", approver: "A\0da", ticket: "T\0", from: 2026-01-01, "#
                + "until: 2999-01-01}\n"
        }
        let file = try home.write(rules.joined(), to: "waivers.yaml")
        let then = try audit("--waivers", file, "--format", "json")
        #expect(then.status == 0, "\(then.errors)")
        #expect(then.output.contains(#""reason":"one\u0000two""#))
        #expect(try home.run(["report", "latest", "--format", "json"]).output == then.output)
    }

    @Test func whatCoversNothingIsSaid() throws {
        let outcome = try home.run(
            ["waiver", "add", "bot/SG/openai-api-block-2024", "--until", "2999-01-01"] + WaiverTests.act
        )
        #expect(outcome.status == 0)
        let report = try audit()
        #expect(report.status == 1)
        #expect(report.output.contains("WAIVERS THAT COVER NOTHING"))
        #expect(report.output.contains("openai-api-block-2024 for bot in SG, by General counsel"))
    }

    @Test func everyFormatTellsItAndTheRecordToo() throws {
        for rule in try rules() { #expect(try waive(rule, "--ticket", "LEGAL-1").status == 0) }
        let formats = ReportFormat.allCases
        func reports(_ folder: String) throws -> [String] {
            try home.write("", to: "\(folder)/.made")
            return formats.flatMap { ["--report", "\($0)=\(home.path("\(folder)/\($0)"))"] }
        }
        #expect(try home.run(["audit", inventory()] + reports("then")).status == 0)
        // Later changes do not affect a recorded run.
        #expect(try home.run(["waiver", "revoke", "1", "--reason", "Terms changed"]).status == 0)
        #expect(try home.run(["report", "latest"] + reports("now")).status == 0)
        for format in formats {
            let (then, now) = (try home.bytes("then/\(format)"), try home.bytes("now/\(format)"))
            #expect(then == now, "\(format)")
            let text = String(decoding: then, as: UTF8.self)
            #expect(text.contains("General counsel") || text.contains("General&nbsp;counsel"), "\(format)")
        }
        let sarif = String(decoding: try home.bytes("now/sarif"), as: UTF8.self)
        #expect(
            sarif.contains(
                #""suppressions":[{"kind":"external","status":"accepted","justification":"Waived by General counsel"#
            )
        )
    }

    @Test func aFileOfWaiversIsReviewedInstead() throws {
        let entries = try rules().map {
            """
            - rule: \($0)
              service: bot
              jurisdiction: China
              reason: Migration is under way
              approver: General counsel
              from: 2026-01-01
              until: 2999-01-01

            """
        }
        let file = try home.write(entries.joined(), to: "waivers.yaml")
        let arguments = ["audit", try inventory(), "--rules", "builtin", "--waivers", file]
        #expect(try home.run(arguments).status == 0)
        #expect(try home.run(arguments + ["--as-of", "2025-12-31"]).status == 1)
    }

    @Test(arguments: [
        (
            "- rule: openai-api-block-2025\n",
            "1:9: waiver: unknown rule `openai-api-block-2025`: did you mean `openai-api-block-2024`?",
        ),
        ("rule: x\n", "1:1: must be a list of waivers"), ("- {}\n", "1:3: waiver: `until` is missing"),
        ("- {from: 2026-13-01}\n", "`from`: `2026-13-01` is not a day: write YYYY-MM-DD"),
        ("- {reson: x}\n", "waiver: unknown key `reson`: did you mean `reason`?"),
        (
            "- {rule: openai-api-block-2024, service: s, reason: r, approver: a, from: 2026-01-02, until: 2026-01-02}\n",
            "`until`, the first day without the waiver, must be after `from`",
        ),
    ])
    func mistakesInAFileAreSaid(text: String, words: String) throws {
        let file = try home.write(text, to: "waivers.yaml")
        let outcome = try audit("--rules", "builtin", "--waivers", file)
        #expect(outcome.status == 2)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        (["--rule", "openai-api-block-2025", "--service", "bot"], "did you mean `openai-api-block-2024`?"),
        (["--rule", "openai-api-block-2024"], "name a finding by its fingerprint, or by --rule and --service"),
        (["bot"], "is no fingerprint"), (["bot/XX/openai-api-block-2024"], "unknown jurisdiction `XX`"),
        (["bot/CN/openai-api-block-2024", "--from", "2999-01-01"], "must come after 2999-01-01"),
        (["bot/CN/openai-api-block-2024", "--ticket", " "], "--ticket is empty"),
    ])
    func mistakesOnTheCommandLineAreSaid(arguments: [String], words: String) throws {
        let outcome = try home.run(["waiver", "add", "--until", "2999-01-01"] + WaiverTests.act + arguments)
        #expect(outcome.status == 64)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(try home.run(["waiver", "list"]).output == "no waiver\n")
    }

    @Test func whatEndsSoonIsToldInTime() throws {
        #expect(try home.run(["waiver", "expiring"]) == Outcome(status: 0, output: "no waiver\n", errors: ""))
        #expect(try waive("openai-api-block-2024").status == 0)
        #expect(try home.run(["waiver", "expiring", "--within", "30d"]).status == 0)
        #expect(try waive("openai-api-block-2024", until: "2001-01-01").errors.contains("must come after"))
        let far = try home.run(["waiver", "expiring", "--within", "36600", "--format", "json"])
        #expect(far.output.contains(#""waivers":[]"#))
        let list = try home.run(["waiver", "list", "--format", "json"])
        #expect(list.output.contains(#""holds":true"#) && list.output.contains(#""acceptedBy":"General counsel""#))
    }
}
