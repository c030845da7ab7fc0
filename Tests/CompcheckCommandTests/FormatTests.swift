import CompcheckReport
import Foundation
import Testing

/// Every format of real audits, checked against its published schema or syntax.
@Suite(
    "Every format is as its readers expect",
    .enabled(if: Checks.areThere, "../shared with the schemas, sarif-tools, and python3 with what .ci/run installs"),
)
struct FormatTests {
    /// An audit that is reported in every format.
    struct Case: CustomTestStringConvertible, Sendable {
        let testDescription: String
        let inventory: @Sendable () throws -> String
        var options = ["--rules", "builtin", "--as-of", "2024-07-09"]
        var waivers: String?
        /// The NDJSON report used as a baseline.
        var baseline: String?
        /// Checks the JSON report, to make sure that the case is what its description says.
        var isMeant: @Sendable (_ report: [String: Any]) -> Bool = { _ in true }
    }

    private static let cases = [
        Case(
            testDescription: "the seed",
            inventory: { try String(contentsOf: Checks.shared("conformance-2/seed/inventory.json"), encoding: .utf8) },
            options: ["--rules", Checks.shared("conformance-2/seed/rules").path, "--as-of", "2024-07-09"],
        ),
        Case(
            testDescription: "nothing",
            inventory: { Inventory.document("") },
            isMeant: { ($0["uses"] as? [Any])?.isEmpty == true },
        ),
        Case(
            testDescription: "every verdict",
            inventory: {
                Inventory.document(
                    """
                    {"id": "no", "offering": "openai-api", "jurisdictions": ["CN"]},
                    {"id": "licence", "offering": "nvidia-accelerators", "jurisdictions": ["CN"]},
                    {"id": "doubt", "offering": "azure-china-openai", "jurisdictions": ["CN"]},
                    {"id": "yes", "offering": "azure-openai", "models": ["openai/gpt-4o"], "region": "southeastasia",
                     "customer": "enterprise", "audience": "internal", "data": [], "jurisdictions": ["CN"]},
                    {"id": "nothing", "offering": "openai-api", "data": [], "jurisdictions": ["SG"]}
                    """
                )
            },
            isMeant: { report in
                let verdicts = (report["uses"] as? [[String: Any]])?.compactMap { $0["verdict"] as? String }
                return Set(verdicts ?? []).count == 5
            },
        ),
        Case(
            testDescription: "hostile names everywhere",
            inventory: { try Checks.hostileInventory() },
            isMeant: { ($0["uses"] as? [Any])?.count == Checks.hostile.count },
        ),
        Case(
            testDescription: "waived findings",
            inventory: { Inventory.lines(0..<3) },
            waivers: """
                - {rule: openai-api-block-2024, service: s1, reason: "]]><script>=1", approver: "=Ada|", from: 2024-01-01,
                   until: 2030-01-01}
                - {rule: openai-api-block-2024, service: nobody, reason: r, approver: a, ticket: "<t>", from: 2024-01-01,
                   until: 2030-01-01}

                """,
            isMeant: { ($0["waivers"] as? [Any])?.count == 2 },
        ),
        Case(
            testDescription: "against a baseline",
            inventory: { Inventory.lines(0..<3) },
            baseline: """
                {"service":"s1","jurisdiction":"CN","waivers":[],"findings":[{"rule":"openai-api-block-2024",\
                "effect":"prohibits","standing":"in-force","certainty":"certain"}]}

                """,
            isMeant: { report in
                let news = (report["uses"] as? [[String: Any]] ?? []).map { ($0["new"] as? [String])?.count ?? 0 }
                return Set(news).count == 2 && report["baseline"] as? String != nil
            },
        ),
        Case(
            testDescription: "50,000 findings",
            inventory: { Inventory.lines(0..<12_500) },
            isMeant: { report in
                let uses = report["uses"] as? [[String: Any]] ?? []
                return uses.reduce(0) { $0 + (($1["findings"] as? [Any])?.count ?? 0) } >= 50_000
            },
        ),
    ]

    @Test(arguments: cases)
    func isValid(audit: Case) throws {
        let home = try Home()
        let inventory = try home.write(audit.inventory(), to: "inventory.json")
        let reports = ReportFormat.allCases.flatMap { ["--report", "\($0)=\(home.path("report.\($0)"))"] }
        let waivers = try audit.waivers.map { ["--waivers", try home.write($0, to: "waivers.yaml")] } ?? []
        let baseline = try audit.baseline.map { ["--baseline", try home.write($0, to: "=<b>&|.ndjson")] } ?? []
        let outcome = try home.run(
            ["audit", inventory, "--format", "ndjson", "--all-uses", "--allow-past"] + audit.options + waivers
                + baseline
                + reports
        )
        #expect([0, 1].contains(outcome.status), "\(outcome.errors.prefix(1000))")
        let document = try JSONSerialization.jsonObject(with: try home.bytes("report.json"))
        #expect(audit.isMeant(document as? [String: Any] ?? [:]))
        for format in ReportFormat.allCases {
            let report = String(decoding: try home.bytes("report.\(format)"), as: UTF8.self)
            let complaint = try Checks.complaint(report, format)
            #expect(complaint == nil, "\(format): \(complaint?.prefix(1000) ?? "")")
            // The report has no characters that control a terminal or a log.
            let driving = report.unicodeScalars.first {
                $0.properties.generalCategory == .control && $0 != "\r" && $0 != "\n"
            }
            #expect(driving == nil, "\(format)")
        }
    }

    @Test(arguments: [
        (ReportFormat.json, "{}"), (.ndjson, "{\"service\":1}\n"), (.csv, "a,b\r\n=1,\r\n"),
        (.junit, "<testsuites><x/></testsuites>"),
        (.html, "<p>no page"), (.sarif, #"{"version":"2.1.0"}"#), (.github, "::err::x\n"),
        (.gitlab, #"[{"check_name":"x"}]"#),
        (.oscal, "{}"), (.ocsf, #"{"class_uid":2003}"#),
    ])
    func mistakesAreSeen(format: ReportFormat, mistaken: String) throws {
        #expect(try Checks.complaint(mistaken, format) != nil)
        #expect(try Checks.complaint(String(repeating: "x", count: 60_000), .markdown) != nil)
    }
}
