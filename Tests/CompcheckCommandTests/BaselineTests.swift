import CompcheckReport
import Foundation
import Testing

/// `audit --baseline` and `--fail-on new`: what is known does not fail an audit, what is new does.
@Suite struct BaselineTests {
    private static let bot = #"{"id": "bot", "offering": "openai-api", "data": [], "jurisdictions": ["CN"]}"#
    private static let spread = #"{"id": "bot", "offering": "openai-api", "data": [], "jurisdictions": ["CN", "RU"]}"#
    private static let open =
        #"{"id": "bot", "offering": "openai-api", "data": [], "audience": "public", "jurisdictions": ["CN"]}"#
    private static let genAI = "cn-genai-interim-measures"
    private static let block = "openai-api-block-2024"
    /// All rules that apply to the bot in China.
    private static let all = [
        genAI, "cn-labelling", "cn-vendor-migration-offers", block, "openai-unsupported-territories",
    ]

    private let home: Home

    init() throws { home = try Home() }

    private func run(_ arguments: [String]) throws -> Outcome { try home.run(arguments, directory: home.folder) }

    private func audit(_ services: String, _ arguments: String...) throws -> Outcome {
        try home.write(Inventory.document(services), to: "inventory.json")
        return try run(["audit", "inventory.json"] + arguments)
    }

    /// Returns the new findings by use, from a report in `--format json`.
    private func news(_ report: String) throws -> [String: [String]] {
        struct Document: Decodable {
            struct Use: Decodable { let service, jurisdiction: String, new: [String] }
            let uses: [Use]
        }
        let uses = try JSONDecoder().decode(Document.self, from: Data(report.utf8)).uses
        return Dictionary(uniqueKeysWithValues: uses.map { ("\($0.service)/\($0.jurisdiction)", $0.new) })
    }

    @Test func failsForWhatIsNewOnly() throws {
        let first = try audit(Self.bot, "--fail-on", "new")
        #expect(first.status == 1)
        #expect(
            first.errors == "every finding is new: no run of this inventory with the same assumptions came before\n"
        )
        let second = try audit(Self.bot, "--fail-on", "new")
        #expect(second.status == 0 && second.errors.isEmpty)
        #expect(second.output.contains("baseline only what is new since run 1 counts; nothing is new\n"))
        #expect(second.output.contains("result   PASS no use is or may be restricted or worse by what is new\n"))
        #expect(second.output.contains("PROHIBITED") && !second.output.contains("new      since"))
        let third = try audit(Self.spread, "--fail-on", "new")
        #expect(third.status == 1)
        #expect(third.output.contains("baseline only what is new since run 2 counts; 1 use has something new\n"))
        #expect(third.output.contains("FAIL 1 of 2 uses is, or may be, restricted or worse by what is new\n"))
        #expect(third.output.contains("    new      since run 2\n"))
    }

    /// Two inventories each, with the findings that are new in the second.
    @Test(arguments: [
        (bot, spread, ["bot/RU": ["eu-russia-ai-services", block, "openai-unsupported-territories"]]),
        (spread, bot, [:]), (bot, open, ["bot/CN": [genAI, "cn-labelling"]]),
        (open, bot, [:]),
        (bot, spread.replacing("\"bot\"", with: "\"pot\"").replacing(", \"RU\"", with: ", \"SG\""), ["pot/CN": all]),
    ])
    func tellsWhatIsNew(before: String, after: String, expected: [String: [String]]) throws {
        #expect(try audit(before, "--quiet").status == 1)
        let outcome = try audit(after, "--baseline", "latest", "--format", "json")
        #expect(try news(outcome.output).filter { !$0.value.isEmpty } == expected)
        #expect(outcome.status == (expected.isEmpty ? 0 : 1))
        #expect(outcome.output.contains(#""baseline":"run 1""#))
    }

    /// A finding that was possible and is now certain counts as new.
    @Test func composesWithAVerdict() throws {
        #expect(try audit(Self.bot, "--quiet").status == 1)
        #expect(try audit(Self.open, "--baseline", "1", "--fail-on", "restricted").status == 1)
        #expect(try audit(Self.open, "--baseline", "1", "--fail-on", "prohibited").status == 0)
        #expect(try audit(Self.spread, "--baseline", "1", "--fail-on", "prohibited").status == 1)
        #expect(try audit(Self.spread, "--baseline", "previous", "--fail-on", "prohibited").status == 1)
        #expect(try audit(Self.spread, "--baseline", "latest", "--fail-on", "prohibited").status == 0)
    }

    @Test func anotherQuestionHasAnotherRunBefore() throws {
        let rule = Self.block
        #expect(try audit(Self.bot, "--fail-on", "new").status == 1)
        #expect(try audit(Self.bot, "--fail-on", "new", "--without", rule).errors.hasPrefix("every finding is new"))
        #expect(try audit(Self.bot, "--fail-on", "new", "--without", rule).output.contains("since run 2 counts"))
        #expect(try audit(Self.bot, "--fail-on", "new").output.contains("since run 1 counts"))
    }

    /// A waived finding is not in the baseline: when the waiver ends it is new, also against a report.
    @Test func aWaiverThatEndsBringsBackWhatIsNew() throws {
        let rules = try Report(audit(Self.bot, "--format", "json").output).uses[0].findings.map(\.rule)
        let file = rules.map {
            "- {rule: \($0), service: bot, reason: r, approver: a, from: 2026-01-01, until: 2999-01-01}\n"
        }
        try home.write(file.joined(), to: "waivers.yaml")
        let reports = ["json", "ndjson"].flatMap { ["--report", "\($0)=waived.\($0)"] }
        let waived = try run(["audit", "inventory.json", "--waivers", "waivers.yaml", "--fail-on", "new"] + reports)
        #expect(waived.status == 0)
        for baseline in ["latest", "waived.json", "waived.ndjson"] {
            let again = try audit(Self.bot, "--baseline", baseline, "--format", "json", "--no-record")
            #expect(again.status == 1)
            #expect(try news(again.output) == ["bot/CN": rules], "\(baseline)")
        }
        let longer = try audit(Self.bot, "--fail-on", "new", "--waivers", "waivers.yaml")
        #expect(longer.status == 0)
        #expect(longer.output.replacing(/\s+/, with: " ").contains("by what is new, but for waived findings of 1 use"))
    }

    /// A report works as a baseline like a run: the same findings are new, with and without a database.
    @Test(arguments: ["json", "ndjson"])
    func aReportIsABaseline(format: String) throws {
        #expect(try audit(Self.bot, "--format", format, "--output", "known.\(format)").status == 1)
        let file = ["--baseline", "known.\(format)"]
        for database in [[], ["--rules", "builtin"], ["--no-record"]] {
            func outcome(_ services: String, _ more: String...) throws -> Outcome {
                try home.write(Inventory.document(services), to: "inventory.json")
                return try run(["audit", "inventory.json", "--format", "json"] + file + database + more)
            }
            #expect(try outcome(Self.bot).status == 0)
            #expect(try outcome(Self.bot, "--fail-on", "new").status == 0)
            let spread = try outcome(Self.spread)
            #expect(spread.status == 1)
            #expect(try news(spread.output).filter { !$0.value.isEmpty }.keys.sorted() == ["bot/RU"])
            #expect(spread.output.contains(#""baseline":"file known.\#(format)""#))
            #expect(spread.errors.contains("only what is new since known.\(format) counts\n"))
        }
        let last = try run(["runs", "show", "latest"])
        #expect(last.output.contains("baseline only what is new since known.\(format) counts\n"))
        #expect(try run(["runs", "show", "latest", "--format", "json"]).output.contains(#""baseline":"file known"#))
    }

    /// A report on one line, as other tools may rewrite it.
    @Test func aReportOnOneLineIsRead() throws {
        let report = try audit(Self.bot, "--format", "json").output.replacing("\n", with: "")
        try home.write(report, to: "known.json")
        #expect(try audit(Self.bot, "--baseline", "known.json").status == 0)
        try home.write("", to: "nothing.ndjson")
        #expect(try audit(Self.bot, "--baseline", "nothing.ndjson").status == 1)
    }

    @Test(arguments: [
        (["--baseline", "-"], "--baseline takes no standard input"),
        (["--baseline", "1", "--rules", "builtin"], "--baseline of a run asks the database, and --rules uses none"),
        (["--fail-on", "new", "--rules", "builtin"], "name a report with --baseline"),
        (["--baseline", "1", "--fail-on", "permitted"], "none makes a use permitted"),
        (["--baseline", ""], "--baseline"), (["--fail-on", "old"], "new"),
        (["--fail-on", "new", "--as-of", "2024-07-09"], "--fail-on judges a past day"),
    ])
    func whatMakesNoSenseIsSaid(arguments: [String], words: String) throws {
        try home.write(Inventory.document(Self.bot), to: "inventory.json")
        let outcome = try run(["audit", "inventory.json"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!home.exists("data"))
    }

    private static let use = #""service":"s","jurisdiction":"CN""#

    @Test(arguments: [
        (nil, ": no such file, and not a recorded run: name a run by number"), ("", ": is empty"),
        (" \n", ": contains only whitespace"),
        ("<html>", ":1:1: does not begin with `{`: is this a compcheck report"), ("{}", ": has no `formatVersion`"),
        (#"{"formatVersion":1}"#, ": has no `uses`"), (#"{"version":"2.1.0","runs":[]}"#, ": has no `formatVersion`"),
        (
            #"{"formatVersion":2,"uses":[]}"#,
            ":1:18: formatVersion: this compcheck reads only version 1: update compcheck",
        ),
        (#"{"formatVersion":1,"uses":[{}]}"#, ":1:28: `service` is missing: is this a compcheck report"),
        (#"{"formatVersion":1,"uses":[{\#(use),"findings":[{"rule":"r""#, ":1:86: is cut off"),
        ("{\"formatVersion\":1,\n\"uses\":{}}", ":2:8: uses: must be a list"),
        (#"{\#(use),"findings":[{"rule":"r"}]}"#, ":1:48: `effect` is missing"),
        ("{\(use),\"findings\":[]}\n{\(use),\"findings\":[7]}", ":2:48: must be an object, not a number"),
        ("{\(use),\"findings\":[]}\n{\(use),\"find", ":2:1: is not JSON"),
        (
            #"{\#(use),"findings":[{"rule":"r","effect":"bans","standing":"in-force","certainty":"certain"}]}"#,
            ":1:69: effect: unknown value `bans`",
        ),
    ])
    func aBadReportIsSaid(text: String?, words: String) throws {
        if let text { try home.write(text, to: "known.json") }
        let outcome = try audit(Self.bot, "--baseline", "known.json")
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("known.json\(words)"), "\(outcome.errors)")
        #expect(try run(["runs", "list"]).output == "0 runs\n")
    }

    @Test func aRunThatCannotBeToldIsSaid() throws {
        #expect(
            try audit(Self.bot, "--baseline", "latest").errors.contains("there is no finished run of `inventory.json`")
        )
        #expect(try audit(Self.bot, "--baseline", "7").errors.contains("there is no run 7"))
        for _ in 0..<2 { #expect(try audit(Self.bot, "--quiet").status == 1) }
        #expect(try run(["runs", "prune", "--keep", "1"]).status == 0)
        let outcome = try audit(Self.bot, "--baseline", "1")
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("run 1: was pruned at 20"), "\(outcome.errors)")
        #expect(try run(["runs", "list"]).output.hasSuffix("2 runs\n"))
    }

    /// A report must not overwrite its baseline, which would make every finding known.
    @Test func theBaselineIsSpared() throws {
        #expect(try audit(Self.bot, "--report", "json=known.json", "--quiet").status == 1)
        let before = try home.bytes("known.json")
        let outcome = try audit(Self.spread, "--baseline", "known.json", "--report", "json=known.json")
        #expect(outcome.status == 2 && !outcome.errors.isEmpty)
        #expect(try home.bytes("known.json") == before)
    }

    /// A run renders the same in every format, byte for byte, and reproduces, even if its baseline is gone.
    @Test func isToldAgainWhenTheBaselineIsGone() throws {
        func reports(_ folder: String) throws -> [String] {
            try home.write("", to: "\(folder)/.made")
            return ReportFormat.allCases.flatMap { ["--report", "\($0)=\(folder)/\($0)"] }
        }
        #expect(try audit(Self.bot, "--quiet").status == 1)
        try home.write(Inventory.document(Self.spread), to: "inventory.json")
        let then = try run(["audit", "inventory.json", "--fail-on", "new", "--quiet"] + reports("then"))
        #expect(then.status == 1)
        #expect(try run(["runs", "prune", "--keep", "1"]).output.contains("run 1: pruned"))
        let now = try run(["report", "2"] + reports("now"))
        #expect(now.status == 0 && now.output == then.output)
        for format in ReportFormat.allCases {
            #expect(try home.bytes("then/\(format)") == home.bytes("now/\(format)"), "\(format)")
        }
        #expect(try run(["runs", "reproduce", "2"]).output.contains("identical: 2 uses"))
        #expect(try run(["verify"]).status == 0)
        // New findings are pruned with the other findings of a run.
        #expect(try audit(Self.bot, "--quiet").status == 1)
        let rows = ["sql", "SELECT count(*) AS rows FROM run_new_finding", "--format", "csv"]
        #expect(try run(rows).output == "rows\r\n3\r\n")
        #expect(try run(["runs", "prune", "--keep", "1"]).output.contains("run 2: pruned"))
        #expect(try run(rows).output == "rows\r\n0\r\n")
        #expect(try run(["verify"]).status == 0)
    }
}
