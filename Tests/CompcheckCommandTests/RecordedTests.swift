import CompcheckModel
import CompcheckReport
import Foundation
import Testing

/// A database that compcheck 0.1.0 recorded: whatever changes in the program, it must stay what it is.
///
/// `Recorded/README.md` says what it holds. Never record it again: where these tests fail, audits that people have
/// recorded can no longer be reported, verified or reproduced.
@Suite struct RecordedTests {
    /// The folder that the schedules were added in is `/tmp`, and their files lie in this folder below it.
    private static let files = URL(filePath: "/tmp/compcheck-recorded-0.1.0")
    private static let recorded = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Recorded")
    /// The digest of the newest ledger entry.
    private static let head = text("head.txt").trimmingCharacters(in: .whitespacesAndNewlines)

    private static func text(_ name: String) -> String {
        (try? String(contentsOf: recorded.appending(path: name), encoding: .utf8)) ?? ""
    }

    private let home: Home

    /// The database, unpacked into a home of its own.
    init() throws {
        home = try Home()
        let packed = RecordedTests.recorded.appending(path: "compcheck.sqlite.gz").path
        try home.write("", to: "data/compcheck/.made")
        let unpack = try Checks.run(["sh", "-c", "gzip -dc '\(packed)' > '\(home.database)'"])
        try #require(unpack.status == 0, "\(unpack.errors)")
    }

    /// SHA-256 of each report of each run, by `RUN FORMAT` with ` all` where every use is told.
    private func digests() throws -> [String: String] {
        var digests: [String: String] = [:]
        for run in RecordedTests.runs {
            for all in [false, true] {
                try home.write("", to: "reports/.made")
                let reports = ReportFormat.allCases.flatMap { ["--report", "\($0)=\(home.path("reports/\($0)"))"] }
                let outcome = try home.run(["report", "\(run)", "--quiet"] + reports + (all ? ["--all-uses"] : []))
                try #require(outcome.status == 0, "\(outcome.errors)")
                for format in ReportFormat.allCases {
                    let bytes = try home.bytes("reports/\(format)")
                    #expect(format != .text || bytes == Data(outcome.output.utf8))
                    digests["\(run) \(format)" + (all ? " all" : "")] = Digest.sha256([UInt8](bytes))
                }
            }
        }
        return digests
    }

    /// The runs that can be reported.
    private static let runs: [Int] = Set(pinned.keys.compactMap { Int($0.prefix { $0 != " " }) }).sorted()

    private static let pinned: [String: String] = Dictionary(
        uniqueKeysWithValues: text("reports.txt").split(separator: "\n").map { line in
            (String(line.dropFirst(65)), String(line.prefix(64)))
        }
    )

    private func expectPinned() throws {
        let digests = try digests()
        #expect(digests.count >= 200)
        for (report, digest) in RecordedTests.pinned.sorted(by: { $0.key < $1.key }) {
            #expect(digests[report] == digest, "report \(report)")
        }
    }

    /// Opens the database for writing, which brings it up to date.
    private func migrate() throws {
        #expect(try home.run(["runs", "prune", "--keep", "1000000"]).status == 0)
    }

    @Test func reportsAsThen() throws { try expectPinned() }

    @Test func reportsAsThenOnceItIsMigrated() throws {
        try migrate()
        try expectPinned()
    }

    @Test func verifies() throws {
        for _ in 0..<2 {
            let outcome = try home.run(["verify", "--head", RecordedTests.head])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            try migrate()
        }
        let check = try home.run(["database", "check"])
        #expect(check.status == 0, "\(check.output)\(check.errors)")
    }

    @Test func reproduces() throws {
        var reproduced = 0
        for run in RecordedTests.runs {
            let outcome = try home.run(["runs", "reproduce", "\(run)"])
            if outcome.errors.contains("its inventory was not kept") { continue }
            // They were judged by the first version of the language: what comes out otherwise is named with its reason.
            let lines = outcome.output.split(separator: "\n")
            let language = "recorded by version 1 of the language, and judged by version 2"
            #expect(lines.first?.hasSuffix(language) == true, "\(outcome.output)\(outcome.errors)")
            let isIdentical = lines.first?.hasPrefix("run \(run): identical: ") == true
            #expect(outcome.status == (isIdentical ? 0 : 1) && isIdentical == (lines.count == 1), "\(outcome.output)")
            #expect(!outcome.output.contains("not all else that is told"), "\(outcome.output)")
            reproduced += 1
        }
        #expect(reproduced >= 8)
    }

    @Test func theCertificateIsGood() throws {
        let recorded = RecordedTests.recorded
        let outcome = try home.run([
            "certificate", "verify", recorded.appending(path: "certificate.json").path, "--key",
            recorded.appending(path: "key.pub.pem").path, "--inventory",
            recorded.appending(path: "inventory.json").path,
        ])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    /// Schedules that were added as words run as they did.
    @Test func itsSchedulesRun() throws {
        let files = RecordedTests.files
        try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)
        for name in ["inventory.json", "lines.ndjson", "waivers.yaml"] {
            let bytes = try Data(contentsOf: RecordedTests.recorded.appending(path: name))
            try bytes.write(to: files.appending(path: name), options: .atomic)
        }
        let nightly = try home.run(["schedule", "run", "nightly"], environment: ["COMPCHECK_RUN_BY": "Jane"])
        #expect([0, 1].contains(nightly.status) && nightly.errors.isEmpty, "\(nightly.errors)")
        let lines = nightly.output.split(separator: "\n").filter { $0.hasPrefix("schedule nightly: ") }
        #expect(lines.count == 2, "\(nightly.output)")
        let shown = try home.run(["runs", "show", "latest", "--format", "json"]).output
        for member in [
            #""failOn":"prohibited""#, #""certainOnly":true"#, #""horizonDays":100"#, #""assumed":{"acme-bill":"#,
            #""ranBy":"Jane"#,
            #""inventory":"compcheck-recorded-0.1.0/lines.ndjson""#,
        ] {
            #expect(shown.contains(member), "\(member) is not in \(shown)")
        }
        let weekly = try home.run(["schedule", "run", "weekly"], environment: ["COMPCHECK_SENDMAIL": "/bin/true"])
        #expect([0, 1].contains(weekly.status) && !weekly.errors.contains("did not reach"), "\(weekly.errors)")
        let shownWeekly = try home.run(["runs", "show", "latest", "--format", "json"]).output
        for member in [#""without":["cloud-not-export"]"#, #""ranBy":"scheduler""#, #""baseline":"run"#] {
            #expect(shownWeekly.contains(member), "\(member) is not in \(shownWeekly)")
        }
        let html = try String(contentsOf: files.appending(path: "weekly.html"), encoding: .utf8)
        #expect(html.hasPrefix("<!doctype html>"))
        #expect(try home.run(["schedule", "run", "plain"]).status != 2)
        #expect(try home.run(["verify", "--head", RecordedTests.head]).status == 0)
    }
}
