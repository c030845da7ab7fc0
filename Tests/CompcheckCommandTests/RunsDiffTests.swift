import Foundation
import Testing

/// `compcheck runs diff`.
@Suite struct RunsDiffTests {
    /// A finding in a report.
    private struct Fingerprinted: Decodable { let fingerprint: String }

    /// The members of `--format json` that these tests use.
    private struct Document: Decodable {
        struct Run: Decodable {
            let run: Int
            let inventory: String
            let asOf: String
        }

        struct Use: Decodable {
            struct Finding: Decodable {
                let change: String
                let rule: String
                let fingerprint: String
                let by: [String]
            }

            let service: String
            let jurisdiction: String
            let turn: String?
            let findings: [Finding]
        }

        struct Summary: Decodable {
            let uses: Int
            let opened: Int
            let closed: Int
            let changed: Int
            let by: [String: Int]
        }

        let from: Run
        let to: Run
        let differs: [String]
        let uses: [Use]
        let summary: Summary

        /// `service/jurisdiction/rule change by`, in order.
        var changes: [String] {
            uses.flatMap { use in
                use.findings.map { finding in
                    "\(use.service)/\(use.jurisdiction)/\(finding.rule) \(finding.change) \(finding.by.joined(separator: "+"))"
                }
            }.sorted()
        }
    }

    private func diff(_ nights: Nights, _ more: String...) throws -> Document {
        let outcome = try nights.run(["runs", "diff", "--format", "json"] + more)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
    }

    @Test func everyChangeIsToldWithItsCause() throws {
        let nights = try Nights()
        let document = try diff(nights)
        #expect(document.differs == ["inventory", "rule", "date"])
        let expected = [
            "bot/CN/acme-ban changed rule", "bot/CN/acme-second opened rule",
            "bot/CN/openai-api-block-2024 opened date",
            "bot/HK/acme-ban opened inventory", "desk/CN/openai-api-block-2024 opened inventory",
            "old/RU/acme-ban closed inventory",
        ]
        #expect(Set(document.changes).isSuperset(of: expected), "\(document.changes)")
        let turns = document.uses.compactMap { use in use.turn.map { "\(use.service)/\(use.jurisdiction) \($0)" } }
        #expect(Set(turns).isSuperset(of: ["bot/HK new", "desk/CN new", "desk/SG new", "old/RU gone"]), "\(turns)")
        let summary = document.summary
        #expect(summary.opened + summary.closed + summary.changed == document.changes.count)
        #expect(summary.uses == 6)
    }

    /// A finding has one fingerprint everywhere.
    @Test func fingerprintsAreThoseOfTheReports() throws {
        let nights = try Nights()
        var found = try reported(nights, "1")
        for finding in try diff(nights).uses.flatMap(\.findings) {
            switch finding.change {
            case "opened": #expect(found.insert(finding.fingerprint).inserted)
            case "closed": #expect(found.remove(finding.fingerprint) != nil)
            default: #expect(found.contains(finding.fingerprint))
            }
        }
        #expect(try found == reported(nights, "2"))
    }

    /// Returns the fingerprints in the GitLab report of a run.
    private func reported(_ nights: Nights, _ run: String) throws -> Set<String> {
        let report = try nights.run(["report", run, "--format", "gitlab"]).output
        return Set(try JSONDecoder().decode([Fingerprinted].self, from: Data(report.utf8)).map(\.fingerprint))
    }

    /// The view `finding_change` agrees with the command.
    @Test func theViewTellsTheSame() throws {
        let nights = try Nights()
        let sql = "SELECT fingerprint || ' ' || change FROM finding_change WHERE run = 2"
        let rows = try nights.run(["sql", sql, "--format", "csv"]).output.split(separator: "\r\n").dropFirst()
        let told = try diff(nights).changes.map { $0.split(separator: " ").prefix(2).joined(separator: " ") }
        #expect(told.sorted() == rows.map(String.init).sorted())
    }

    @Test func runsAreNamedInManyWays() throws {
        let nights = try Nights()
        try nights.audit(Nights.first, as: "2024-07-09", name: "other.json")
        try nights.audit(Nights.second, as: "2024-07-09", ["--without", "acme-ban"])
        try nights.audit(Nights.second, as: "2024-07-10")
        func pair(_ more: [String]) throws -> [Int] {
            let outcome = try nights.run(["runs", "diff", "--format", "json"] + more)
            let document = try JSONDecoder().decode(Document.self, from: Data(outcome.output.utf8))
            return [document.from.run, document.to.run]
        }
        #expect(try pair([]) == [2, 5])
        #expect(try pair(["1"]) == [1, 5])
        #expect(try pair(["5", "1"]) == [5, 1])
        #expect(try pair(["3", "latest"]) == [3, 5])
        #expect(try pair(["previous", "4"]) == [2, 4])
        let alone = try nights.run(["runs", "diff", "--inventory", "other.json"])
        #expect(alone.status == 2 && alone.errors.hasPrefix("run 3: there is no finished run before it of the same"))
        let text = try nights.told("diff", "2", "3")
        #expect(text.hasPrefix("run 2 → run 3: two inventories\n") && text.contains("run 3 of other.json"))
        let none = try nights.told("diff", "2", "2")
        #expect(none.contains("nothing changed: 5 uses\n") && none.contains("differs  nothing: the same inventory"))
        let left = try nights.told("diff", "2", "4")
        #expect(left.contains("the rule: in force → left out") && left.contains("what is assumed or left out"))
    }

    @Test func runsThatAreNotThere() throws {
        let home = try Home()
        let nothing = try home.run(["runs", "diff"])
        #expect(nothing.status == 2 && nothing.errors.contains("there is no database: the first `compcheck audit`"))
        #expect(!home.exists("data"))
        #expect(try home.audit(Package.example).status == 1)
        let alone = try home.run(["runs", "diff"])
        #expect(alone.status == 2 && alone.errors.hasPrefix("run 1: there is no finished run before it"))
        let seven = try home.run(["runs", "diff", "1", "7"])
        let words = "there is no run 7: the newest is 1: see `compcheck runs list`\n"
        #expect(seven == Outcome(status: 2, output: "", errors: words))
    }

    /// Large runs: the text stays short, and memory stays bounded.
    @Test func thousandsOfUses() throws {
        let nights = Nights(in: try Home())
        func services(_ numbers: Range<Int>) -> String {
            numbers.map { #"{"id": "s\#($0)", "offering": "openai-api", "jurisdictions": ["CN", "SG"]}"# }
                .joined(separator: ",\n")
        }
        try nights.audit(services(0..<20_000), as: "2024-07-08", ["--no-outlook"])
        try nights.audit(services(10..<20_010), as: "2024-07-09", ["--no-outlook"])
        let begin = ContinuousClock.now
        let text = try nights.told("diff")
        let taken = ContinuousClock.now - begin
        #expect(taken < .seconds(60), "\(taken)")
        #expect(text.contains("by the date, 19,990 uses: s10 in CN; s11 in CN"))
        #expect(text.contains("20 new, 20 gone") && text.utf8.count < 5_000)
        #expect(try diff(nights).summary.uses == 40_020)
    }
}
