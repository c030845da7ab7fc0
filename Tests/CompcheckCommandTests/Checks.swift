import CompcheckReport
import Foundation

/// Independent validators of the formats.
enum Checks {
    /// Whether this machine has all of them.
    static let areThere: Bool = {
        let modules = "jsonschema, referencing, jsonschema_rs, ocsf_json_schema, lxml, html5lib"
        let isThere = FileManager.default.fileExists(atPath: shared("samples/schemas").path)
        return isThere && (try? run(["python3", "-c", "import " + modules]).status) == 0
            && (try? run(["sarif", "--version"]).status) == 0
    }()

    /// A file of `$COMPCHECK_SHARED` or `../shared`.
    static func shared(_ path: String) -> URL {
        let folder = ProcessInfo.processInfo.environment["COMPCHECK_SHARED"].map { URL(filePath: $0) }
        return (folder ?? Package.root.deletingLastPathComponent().appending(path: "shared")).appending(path: path)
    }

    /// Validates a report, and returns what is wrong with it; nil: nothing.
    static func complaint(_ report: String, _ format: ReportFormat) throws -> String? {
        switch format {
        case .text: nil
        case .json:
            try check("validate.py", [schemas, "audit-report-1.schema.json"], report.replacing("\n", with: ""))
        case .ndjson: try check("validate.py", [schemas, "audit-use-1.schema.json"], report)
        case .csv: try check("check_csv.py", [], report)
        case .junit: try check("validate_xml.py", ["JUnit.xsd", jenkins].map { published("junit/\($0)") }, report)
        case .markdown: report.utf8.count < 60_000 ? nil : "too long for a comment"
        case .html: try check("check_html.py", [], report)
        case .sarif:
            try check("schema.py", [published("sarif/sarif-2.1__schema__sarif-schema-2.1.0.json")], report)
                ?? summary(report)
        case .github: report.split(separator: "\n").first { !$0.contains(command) }.map(String.init)
        case .gitlab: codeQuality(report)
        case .oscal: try check("schema.py", [published("oscal/oscal_assessment-results_schema_1.1.3.json")], report)
        case .ocsf: try check("validate_ocsf.py", ["1.8.0", "compliance_finding"], report)
        }
    }

    private static let schemas = Package.root.appending(path: "schemas").path
    private static let jenkins = "src__main__resources__org__jenkinsci__plugins__xunit__types__model__xsd__junit-10.xsd"
    /// A workflow command of GitHub Actions, or the summary that ends them.
    private nonisolated(unsafe) static let command = /^(?:::(?:error|warning|notice) [a-z]+=[^:]*::|compcheck: )/

    private static func published(_ name: String) -> String { shared("samples/schemas/\(name)").path }

    static func check(_ script: String, _ arguments: [String], _ report: String) throws -> String? {
        let path = Package.root.appending(path: "Tests/CompcheckReportTests/\(script)").path
        let outcome = try run(["python3", path] + arguments, input: report)
        let isValid =
            outcome.status == 0 && outcome.output.hasSuffix("valid\n") && !outcome.output.hasSuffix("invalid\n")
        return isValid ? nil : outcome.output + outcome.errors + "exit \(outcome.status)"
    }

    /// Returns the error of sarif-tools about a report that they cannot read.
    private static func summary(_ report: String) throws -> String? {
        let home = try Home()
        let outcome = try run(["sarif", "summary", try home.write(report, to: "report.sarif")])
        return outcome.status == 0 ? nil : outcome.errors
    }

    /// Checks the members that GitLab requires (its documentation of Code Quality reports).
    private static func codeQuality(_ report: String) -> String? {
        struct Finding: Decodable {
            struct Location: Decodable {
                struct Lines: Decodable { let begin: Int }
                let path: String
                let lines: Lines
            }
            enum Severity: String, Decodable { case info, minor, major, critical, blocker }
            let description: String
            let checkName: String
            let fingerprint: String
            let severity: Severity
            let location: Location
        }
        do {
            let decoder = JSONDecoder()
            decoder.keyDecodingStrategy = .convertFromSnakeCase
            let findings = try decoder.decode([Finding].self, from: Data(report.utf8))
            let isUnique = Set(findings.map(\.fingerprint)).count == findings.count
            return isUnique ? nil : "two findings have one fingerprint"
        } catch {
            return "\(error)"
        }
    }

    static func run(_ arguments: [String], input: String? = nil) throws -> Outcome {
        try Home().run(arguments, input: input, binary: URL(filePath: "/usr/bin/env"))
    }
}

extension Checks {
    /// Names with a special meaning in one of the formats.
    static let hostile = [
        "<script>alert(1)</script>", "]]>", "]]>--><!-- &amp; &lt;", "=cmd()", "+1", "-1", "@SUM(A1)", "＝1+1",
        Inventory.hostileName, "\u{1B}]0;title\u{7}", "right \u{202E}thgir\u{202C}",
        "one\ntwo\r\nthree\u{2028}four\u{85}",
        "::error::x %0A", "| pipe | `tick` [link](javascript:alert(1)) @everyone #1", "{0} {{1}} {", "\"quoted\" \\",
        "\u{1}", "\u{200B}", "é e\u{301} \u{1F1E8}\u{1F1F3}", String(repeating: "x", count: 10_000),
        String(repeating: "<", count: 10_000), String(repeating: "很", count: 10_000),
    ]

    /// Returns an inventory with a service for each of the names, in every free text field.
    static func hostileInventory() throws -> String {
        let services = hostile.enumerated().map { position, name -> [String: Any] in
            [
                "id": "\(name) \(position)", "name": name, "owner": name, "vendor": name, "operator": name,
                "developers": [name], "models": [name, "\(name)/\(name)"], "region": name, "tags": [name],
                "parties": [name], "endpoint": name, "jurisdictions": ["CN"], name: name,
                "evidence": [["requirement": "cac-filing", "reference": name]],
            ]
        }
        let organization: [String: Any] = [
            "name": hostile.joined(), "seat": "SG", "tags": hostile,
            "vendors": [
                ["id": "house", "name": "House \(hostile.joined())", "seat": "SG", "aliases": [hostile[0] + "!"]]
            ],
        ]
        let document: [String: Any] = ["formatVersion": 1, "organization": organization, "services": services]
        return String(decoding: try JSONSerialization.data(withJSONObject: document), as: UTF8.self)
    }
}
