import Foundation
import Testing

/// Evidence for third parties: `compcheck verify`, `runs reproduce` and `runs prune`.
@Suite struct EvidenceTests {
    @Test func anOldRunReproducesAfterThreeImports() throws {
        let home = try Home()
        let nights = Nights(in: home)
        try nights.record(RulesImportTests.rule())
        try nights.audit(Nights.first, as: "2024-07-08")
        let told = try home.run(["report", "1", "--format", "json", "--all-uses"]).output
        try nights.record(RulesImportTests.rule(severity: "high"))
        try nights.record(RulesImportTests.rule("acme-second"))
        try nights.record(RulesImportTests.rule().replacing("prohibits", with: "notes"))
        try nights.audit(Nights.second, as: "2024-07-09")
        #expect(try nights.told("reproduce", "1") == "run 1: identical: 3 uses\n")
        #expect(try nights.told("reproduce", "latest") == "run 2: identical: 5 uses\n")
        #expect(try home.run(["report", "1", "--format", "json", "--all-uses"]).output == told)
        #expect(try home.run(["verify"]).status == 0)
    }

    /// Runs of NDJSON, from standard input and with waivers reproduce too.
    @Test func reproducesWhatCameInLines() throws {
        let home = try Home()
        let nights = Nights(in: home)
        let lines = #"{"id": "bot", "offering": "openai-api", "jurisdictions": ["CN"]}"# + "\n"
        try home.write(lines + lines.replacing("bot", with: "two"), to: "inventory.ndjson")
        let waiver = [
            "waiver", "add", "--rule", "openai-unsupported-territories", "--service", "bot", "--reason", "moving",
            "--approver", "counsel", "--ticket", "L-1", "--until", "2999-01-01",
        ]
        #expect(try nights.run(waiver).status == 0)
        #expect(try nights.run(["audit", "inventory.ndjson"]).status == 1)
        #expect(try home.run(["audit", "-"], input: lines).status != 2)
        #expect(try nights.told("reproduce", "1") == "run 1: identical: 2 uses\n")
        #expect(try nights.told("reproduce", "2") == "run 2: identical: 1 use\n")
    }

    @Test func saysWhatIsNotReproducedTheSame() throws {
        let nights = try Nights()
        let database = Database(path: nights.home.database)
        try database.ask(
            """
            DROP TRIGGER run_finding_no_delete;
            INSERT INTO pruning VALUES (1, '2026-01-01T00:00:00.000Z', NULL, 'x');
            DELETE FROM run_finding WHERE run = 1 AND rule = 'acme-ban';
            """
        )
        let outcome = try nights.run(["runs", "reproduce", "1"])
        #expect(outcome.status == 1)
        #expect(outcome.output.hasPrefix("run 1: differs: "), "\(outcome.output)")
        #expect(outcome.output.contains(": opened acme-ban (because of developer openai;"), "\(outcome.output)")
    }

    @Test func keepsNoCopyWhereNoneIsWanted() throws {
        let home = try Home()
        let nights = Nights(in: home)
        try nights.audit(Nights.first, as: "2024-07-08", ["--no-snapshot"])
        let outcome = try nights.run(["runs", "reproduce", "1"])
        #expect(outcome.status == 2)
        #expect(outcome.errors.hasPrefix("run 1: its inventory was not kept"), "\(outcome.errors)")
        #expect(try nights.told("show", "1").contains("copy     not kept"))
    }

    /// The copy is a gzip file that every system can unpack.
    @Test func theCopyIsAGzipFile() throws {
        let nights = try Nights()
        let home = nights.home
        try Database(path: home.database).ask(
            """
            SELECT writefile('\(home.path("copy.gz"))', content) FROM inventory_piece
            WHERE snapshot = (SELECT inventory_digest FROM run WHERE id = 2)
            """
        )
        let gunzip = Process()
        gunzip.executableURL = URL(filePath: "/bin/sh")
        gunzip.arguments = ["-c", "gunzip < copy.gz | cmp - inventory.json"]
        gunzip.currentDirectoryURL = home.folder
        try gunzip.run()
        gunzip.waitUntilExit()
        #expect(gunzip.terminationStatus == 0)
    }

    @Test func prunesAndSaysSo() throws {
        let nights = try Nights()
        try nights.audit(Nights.first, as: "2024-07-10")
        let dry = try nights.told("prune", "--keep", "1", "--dry-run")
        #expect(dry == "run 1: would be pruned\nrun 2: would be pruned\n2 would be pruned, 1 kept whole\n")
        #expect(try nights.told("prune", "--keep", "90d") == "0 pruned, 3 kept whole\n")
        let done = try nights.told("prune", "--keep", "2", "--by", "ops")
        #expect(done == "run 1: pruned\n1 pruned, 2 kept whole\n")
        #expect(try nights.run(["verify"]).status == 0)
        let report = try nights.run(["report", "1"])
        #expect(report.status == 2 && report.errors.hasPrefix("run 1: was pruned at 20"), "\(report.errors)")
        #expect(try nights.told("list").contains("  1  "))
        #expect(try nights.told("list", "--format", "csv").split(separator: "\r\n").last?.contains("Z") == true)
        #expect(try nights.told("show", "1").contains("status   finished; pruned 20"))
        #expect(try nights.told("show", "2").contains("before   no finished run of this inventory"))
        #expect(try nights.told("diff", "2", "3").contains("run 2 → run 3"))
        // The inventory of run 1 is that of run 3 too.
        #expect(try nights.told("reproduce", "3") == "run 3: identical: 3 uses\n")
        let rows = try Database(path: nights.home.database).ask(
            "SELECT pruned_by, keep, (SELECT count(*) FROM run_use WHERE run = 1) FROM pruning"
        )
        #expect(rows == ["ops|the newest 2 of each inventory|0"])
    }

    @Test func theNewestIsAlwaysKept() throws {
        let nights = try Nights()
        #expect(try nights.told("prune", "--keep", "1") == "run 1: pruned\n1 pruned, 1 kept whole\n")
        #expect(try nights.told("prune", "--keep", "1") == "0 pruned, 1 kept whole\n")
    }

    @Test(arguments: [
        ["runs", "prune"], ["runs", "prune", "--keep", "0"], ["runs", "prune", "--keep", "x"],
        ["runs", "prune", "--keep", "3", "--keep", "4"], ["verify", "--head", "abc"],
    ])
    func aWrongCommand(_ arguments: [String]) throws {
        let outcome = try Home().run(arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
    }

    @Test func verifyNamesWhatWasTamperedWith() throws {
        let nights = try Nights()
        let whole = try nights.run(["verify"])
        #expect(whole.status == 0)
        let head = String(whole.output.split(separator: "\n")[1])
        try nights.audit(Nights.second, as: "2024-07-10")
        #expect(try nights.run(["verify", "--head", head]).status == 0)
        let database = Database(path: nights.home.database)
        try database.ask(
            """
            DROP TRIGGER run_finding_no_update;
            UPDATE run_finding SET severity = 'low' WHERE run = 2 AND rule = 'acme-ban'
                AND answer = (SELECT min(answer) FROM run_finding WHERE run = 2 AND rule = 'acme-ban');
            """
        )
        let outcome = try nights.run(["verify", "--head", String(repeating: "0", count: 64)])
        #expect(outcome.status == 1)
        let lines = outcome.output.split(separator: "\n")
        #expect(
            lines[0].contains(", the end of run 2: run_finding: the row run 2, answer ")
                && lines[0].hasSuffix(", rule acme-ban is not what was entered"),
            "\(outcome.output)",
        )
        #expect(outcome.output.contains("ledger: no entry has the digest 000"))
        #expect(outcome.output.contains("schema: trigger run_finding_no_update is missing"))
    }

    /// A forged digest of the built-in rules, which keeps them out of the database, is reported by `verify`.
    @Test func verifyTellsWhoKeptRulesOut() throws {
        let nights = try Nights()
        let database = Database(path: nights.home.database)
        #expect(try database.ask("SELECT count(*) FROM pack_source") == ["1"])
        try database.ask("INSERT INTO pack_source SELECT pack, source, lower(hex(zeroblob(32))) FROM pack_source")
        let outcome = try nights.run(["verify"])
        #expect(outcome.status == 1)
        let words = outcome.output.split(separator: ", not ")
        let digest = try database.ask("SELECT digest FROM pack_import WHERE pack = 'builtin'")[0]
        #expect(words.first == "pack_source: the rules of this compcheck have the digest \(digest)")
        #expect(words.last == "\(String(repeating: "0", count: 64))\n")
    }

    @Test func verifyNeedsADatabase() throws {
        let outcome = try Home().run(["verify"])
        #expect(outcome.status == 2 && outcome.errors.contains("there is no database"))
    }
}
