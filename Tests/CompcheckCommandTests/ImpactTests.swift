import Foundation
import Testing

/// The output of `compcheck impact`.
@Suite struct ImpactTests {
    /// The members of `--format json` that these tests use.
    private struct Document: Decodable {
        struct Use: Decodable {
            struct Difference: Decodable, Equatable {
                let from: String
                let through: String
                let verdictBefore: String
                let verdictAfter: String
                let atWorstBefore: String
                let atWorstAfter: String
                let appears: [String]
                let disappears: [String]
            }

            let service: String
            let jurisdiction: String
            let direction: String
            let differences: [Difference]
        }

        struct Rule: Decodable {
            struct Event: Decodable {
                let date: String
                let event: String
            }

            let standing: String?
            let since: String?
            let lifecycle: [Event]
        }

        let from: String
        let to: String
        let assumed: [String: String]
        let without: [String]
        let uses: [Use]
        let rules: [String: Rule]
        let summary: [String: Int]

        func use(_ place: String) -> Use? { uses.first { "\($0.service)/\($0.jurisdiction)" == place } }
    }

    private static let enforce = ["--as-of", "2024-07-09", "--bill", "enforce-act-hr8315"]
    private static let today = ["--as-of", "2026-11-22"]
    private static let remoteAccess = today + ["--bill", "remote-access-security-act"]

    private func impact(_ arguments: [String], rules: String = "builtin") throws -> Outcome {
        try Home().run(["impact", Package.example, "--rules", rules] + arguments)
    }

    private func document(_ arguments: [String], rules: String = "builtin") throws -> Document {
        let outcome = try impact(arguments + ["--format", "json"], rules: rules)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    }

    @Test(
        arguments: [
            (enforce, "impact-enforce-act.txt"), (remoteAccess, "impact-remote-access-security-act.txt"),
        ]
    )
    func golden(arguments: [String], name: String) throws {
        let outcome = try impact(arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let lines = outcome.output.split(separator: "\n").filter { !$0.contains("https://") }
        #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " })
        try expectGolden(outcome.output.replacing(/as of    [^\n]*/, with: "as of    (day)"), name)
    }

    @Test func whereABillStoodOnAPastDayIsSaid() throws {
        let outcome = try impact(ImpactTests.enforce)
        #expect(outcome.output.contains("as of    2024-07-09, a past day: not today, "))
        let document = try document(ImpactTests.enforce)
        #expect(document.from == "2024-07-09" && document.to == "2025-07-09")
        #expect(document.assumed == ["enforce-act-hr8315": "2024-07-09"])
        let bill = try #require(document.rules["enforce-act-hr8315"])
        #expect(bill.standing == "pending" && bill.since == "2024-05-08")
        #expect(bill.lifecycle.map(\.event) == ["introduced", "advanced", "failed"])
        let azure = try #require(document.use("copilot-azure/CN"))
        #expect(azure.direction == "worse" && azure.differences.count == 1)
        let difference = try #require(azure.differences.first)
        #expect((difference.verdictBefore, difference.verdictAfter) == ("permitted", "restricted"))
        #expect(difference.from == "2024-07-09" && difference.through == document.to)
        #expect(difference.appears.contains("enforce-act-hr8315"))
        #expect(document.summary == ["uses": 7, "changed": 5, "worse": 3, "better": 0, "other": 2, "unchanged": 2])
    }

    private static let seed = Package.root.deletingLastPathComponent().appending(path: "shared/conformance-2/seed").path

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: seed), "the conformance suite is not beside the package")
    )
    func theSeedsScenario() throws {
        let document = try document(ImpactTests.enforce, rules: ImpactTests.seed + "/rules")
        let worse = document.uses.filter { $0.direction == "worse" }
        #expect(worse.map { "\($0.service)/\($0.jurisdiction)" } == ["copilot-azure/CN", "portal-21vianet/CN"])
        #expect(document.use("copilot-azure/CN")?.differences.map(\.disappears) == [["cloud-not-export"]])
    }

    /// Each day agrees with an audit of it, and only days from the assumed one on are listed.
    @Test func agreesWithTwoAudits() throws {
        let document = try document(["--as-of", "2026-11-22", "--bill", "remote-access-security-act=2027-02-01"])
        let uses = document.uses.flatMap { use in use.differences.map { (use, $0) } }
        #expect(!uses.isEmpty && uses.allSatisfy { $1.from == "2027-02-01" && $1.through == "2027-11-22" })
        for more in [[], ["--assume", "remote-access-security-act=2027-02-01"]] {
            let arguments = [
                "--as-of", "2027-02-01", "--rules", "builtin", "--all-uses", "--format", "json", "--quiet",
            ]
            let report = try Report(Home().run(["audit", Package.example] + arguments + more).output)
            for (use, difference) in uses {
                let answer = try #require(report.use("\(use.service)/\(use.jurisdiction)"))
                #expect(answer.verdict == (more.isEmpty ? difference.verdictBefore : difference.verdictAfter))
                #expect(answer.atWorst == (more.isEmpty ? difference.atWorstBefore : difference.atWorstAfter))
            }
        }
    }

    @Test func leavingOutAnExceptionIsWorseUntilItIsGone() throws {
        let document = try document([
            "--as-of", "2024-07-01", "--horizon", "14", "--without", "azure-openai-cn-exception", "--service",
            "copilot-azure",
        ])
        #expect(document.without == ["azure-openai-cn-exception"] && document.summary["uses"] == 2)
        #expect(document.uses.map(\.jurisdiction) == ["CN"])
        #expect(
            document.use("copilot-azure/CN")?.differences == [
                // Before it was seen the exception may have held.
                .init(
                    from: "2024-07-01",
                    through: "2024-07-07",
                    verdictBefore: "undetermined",
                    verdictAfter: "prohibited",
                    atWorstBefore: "prohibited",
                    atWorstAfter: "prohibited",
                    appears: [],
                    disappears: ["azure-openai-cn-exception"],
                ),
                .init(
                    from: "2024-07-08",
                    through: "2024-07-15",
                    verdictBefore: "permitted",
                    verdictAfter: "prohibited",
                    atWorstBefore: "permitted",
                    atWorstAfter: "prohibited",
                    appears: ["openai-unsupported-territories"],
                    disappears: ["azure-openai-cn-exception"],
                ),
            ]
        )
    }

    @Test(
        arguments: [
            (["--without", "openai-unsupported-territories", "--as-of", "2024-07-09"], "BETTER     "),
            (["--bill", "remote-access-security-act=2030-01-01"] + today, "2030-01-01 on, after the last"),
            (
                ["--bill", "remote-access-security-act=2030-01-01", "--as-of", "2026-11-22"],
                "no use changes: 7 uses",
            ),
            (
                ["--bill", "remote-access-security-act=2026-01-01", "--as-of", "2026-11-22"],
                "in force from 2026-01-01 on",
            ),
            (
                ["--bill", "remote-access-security-act=2026-01-01", "--as-of", "2026-11-22"],
                "restricted from 2026-11-22",
            ),
            // Leaving a rule out takes precedence over assuming it, and the output says so.
            (
                ["--assume", "ear-group-d5", "--without", "ear-group-d5"] + today,
                "ear-group-d5 is left out",
            ),
        ]
    )
    func isSaidInWords(arguments: [String], words: String) throws {
        let outcome = try impact(arguments)
        #expect(outcome.status == 0 && outcome.output.contains(words), "\(outcome.output)\(outcome.errors)")
    }

    @Test(
        arguments: [
            ([], 64, "nothing is assumed: say what, such as --bill"),
            (["--bill", "openai-api-block-2024"], 64, "in force since 2024-07-09 (effective): to see what it does"),
            (
                ["--bill", "enforce-act-hr8315"], 64,
                "ended on 2025-01-03 (failed): bring it back with --assume",
            ),
            (["--bill", "remote-access-security-act", "--as-of", "2024-07-09"], 64, "first seen on 2025-04-07"),
            (["--bill", "remote-acess-security-act"], 64, "did you mean `remote-access-security-act`?"),
            (["--without", "cloud-not-exports"], 64, "did you mean `cloud-not-export`?"),
            (["--bill", "remote-access-security-act=soon"], 64, "'remote-access-security-act=soon' is invalid"),
            (remoteAccess + ["--horizon", "-1"], 64, "--horizon"),
            (remoteAccess + ["--service", "no-such-service"], 2, "has no service `no-such-service`"),
            (remoteAccess + ["--database", "x"], 64, "leave out --database"),
            (remoteAccess + ["--format", "html"], 64, "html"),
        ] as [([String], Int32, String)]
    )
    func mistakesAreSaid(arguments: [String], status: Int32, words: String) throws {
        let outcome = try impact(arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func nothingIsRecordedAndTwiceTheSameIsSaid() throws {
        let home = try Home()
        for format in ["text", "json"] {
            let arguments = ["impact", Package.example, "--format", format] + ImpactTests.remoteAccess
            let first = try home.run(arguments)
            #expect(first.status == 0 && !first.output.isEmpty)
            #expect(try home.run(arguments) == first)
        }
        let runs = try home.run(["sql", "SELECT count(*) AS runs FROM audit_run", "--format", "csv"])
        #expect(runs.output.contains("0") && !runs.output.contains("1"), "\(runs.output)")
    }

    @Test func namesAndPlacesOfCrowdsAreCut() throws {
        let services = (0..<300).map {
            """
            {"id":"s\($0)","name":"\\u001b[31mred","vendor":"microsoft","route":"azure-global","capabilities":["llm"],\
            "jurisdictions":["HK"]}
            """
        }
        let outcome = try Home().run(
            ["impact", "-", "--rules", "builtin"] + ImpactTests.remoteAccess,
            input: services.joined(separator: "\n"),
        )
        #expect(outcome.output.contains("300 uses: s0 in HK; s1 in HK; "), "\(outcome.output)\(outcome.errors)")
        #expect(outcome.output.contains("and 295 more"))
        #expect(outcome.output.contains("300 of 300 uses change\n") && !outcome.output.contains("\u{1B}"))
    }

    @Test func aBrokenInventoryIsBadInput() throws {
        let outcome = try Home().run(
            ["impact", "-", "--rules", "builtin"] + ImpactTests.remoteAccess,
            input: "{\"services\": [{\"id\": \"a\"}]}",
        )
        #expect(outcome.status == 2 && outcome.errors.contains("`jurisdictions` is missing"))
    }
}
