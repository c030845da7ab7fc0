import Foundation
import Testing

/// A home with audits of one inventory that changes from night to night.
struct Nights {
    /// The inventory of the second night.
    static let second = #"""
        {"id": "bot", "offering": "openai-api", "audience": "internal", "jurisdictions": ["CN", "HK"]},
        {"id": "desk", "name": "Help desk", "owner": "team-care", "offering": "openai-api", "jurisdictions": ["CN", "SG"]},
        {"id": "glm", "offering": "zhipu-api", "audience": "internal", "jurisdictions": ["CN"]}
        """#
    /// The inventory of the first night.
    static let first = #"""
        {"id": "bot", "offering": "openai-api", "audience": "internal", "jurisdictions": ["CN"]},
        {"id": "old", "offering": "openai-api", "jurisdictions": ["RU"]},
        {"id": "glm", "offering": "zhipu-api", "jurisdictions": ["CN"]}
        """#

    let home: Home

    /// Runs two nights, between which the day, the inventory and an own rule changed.
    init() throws {
        home = try Home()
        try record(RulesImportTests.rule())
        try audit(Nights.first, as: "2024-07-08")
        try record(RulesImportTests.rule(severity: "high") + "\n---\n" + RulesImportTests.rule("acme-second"))
        try audit(Nights.second, as: "2024-07-09")
    }

    /// Creates it without any audit.
    init(in home: Home) { self.home = home }

    func record(_ rules: String) throws {
        let folder = try RulesImportTests.folder(in: home, rules)
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"]).status == 0)
    }

    func audit(_ services: String, as day: String, name: String = "inventory.json", _ more: [String] = []) throws {
        try home.write(Inventory.document(services), to: name)
        let outcome = try run(["audit", name, "--as-of", day, "--run-by", "Jane Doe"] + more)
        #expect([0, 1].contains(outcome.status), "\(outcome.errors)")
    }

    /// Runs compcheck in the inventory's folder.
    func run(_ arguments: [String]) throws -> Outcome { try home.run(arguments, directory: home.folder) }

    /// Returns the standard output of a `runs` command, which must succeed without messages.
    func told(_ arguments: String...) throws -> String {
        let outcome = try run(["runs"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }
}

extension String {
    /// The text without the parts that change from one run of a test to the next.
    fileprivate var withoutOccasion: String {
        replacing(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, with: "2000-01-01 00:00:00")
            .replacing(/took [\d.]+ s/, with: "took 0.000 s")
            .replacing(/[0-9a-f]{64}/, with: "(digest)")
    }
}

/// `compcheck runs list` and `compcheck runs show`.
@Suite struct RunsTests {
    @Test func theTextsAreGood() throws {
        let nights = try Nights()
        _ = try nights.home.audit(
            "-",
            "--as-of",
            "2024-07-09",
            "--run-by",
            "Jane Doe",
            input: Inventory.lines(0..<3000) + "not JSON\n",
        )
        try expectGolden(nights.told("list").withoutOccasion, "runs-list.txt")
        try expectGolden(nights.told("show", "2").withoutOccasion, "runs-show.txt")
        try expectGolden(nights.told("diff").withoutOccasion, "runs-diff.txt")
    }

    @Test func filtersAndLimits() throws {
        let nights = try Nights()
        try nights.audit(Nights.first, as: "2024-07-09", name: "other.json")
        func runs(_ more: String...) throws -> [Substring] {
            let outcome = try nights.run(["runs", "list", "--format", "csv"] + more)
            #expect(outcome.status == 0)
            return outcome.output.split(separator: "\r\n").dropFirst().map { $0.prefix { $0 != "," } }
        }
        #expect(try runs() == ["3", "2", "1"])
        #expect(try runs("--inventory", "inventory.json") == ["2", "1"])
        #expect(try runs("--inventory", "inventory.json", "--limit", "1") == ["2"])
        #expect(try runs("--status", "failed").isEmpty)
        #expect(try nights.told("list", "--limit", "1").hasSuffix("\n1 run; 2 more: see --limit\n"))
        #expect(try nights.told("list", "--status", "interrupted") == "0 runs\n")
        let lines = try nights.told("list", "--format", "ndjson").split(separator: "\n")
        let first = try JSONSerialization.jsonObject(with: Data(try #require(lines.first).utf8)) as? [String: Any]
        #expect(first?["inventory"] as? String == "other.json" && first?["ran_by"] as? String == "Jane Doe")
        #expect(first?["uses"] as? Int == 3 && first?["as_of"] as? String == "2024-07-09")
    }

    @Test func aRunIsShownWithItsPrevious() throws {
        let nights = try Nights()
        let previous = try nights.told("show", "previous", "--format", "json")
        #expect(previous.hasPrefix(#"{"formatVersion":1,"run":1,"status":"finished","#))
        #expect(try nights.told("show", "2", "--format", "json").contains(#""previous":{"run":1,"#))
        let more = ["--without", "acme-ban", "--assume", "enforce-act-hr8315=2024-07-01", "--certain-only"]
        try nights.audit(Nights.first, as: "2024-07-09", more)
        let what = try nights.told("show", "latest")
        #expect(what.contains("without  acme-ban\n") && what.contains("enforce-act-hr8315 in force from 2024-07-01"))
        #expect(what.contains("doubt may pass") && what.contains("known at all that was recorded"))
        #expect(what.contains("no finished run of this inventory with the same assumptions"))
    }

    @Test func whatAFailedRunHasToTell() throws {
        let home = try Home()
        #expect(try home.audit("-", "--format", "ndjson", input: Inventory.lines(0..<3000) + "not JSON\n").status == 2)
        let shown = try home.run(["runs", "show", "1"])
        #expect(shown.status == 0 && shown.output.contains("status   failed\n"), "\(shown.errors)")
        #expect(shown.output.contains("because  -:3001:") && shown.output.contains("not read to its end"))
        #expect(try home.run(["runs", "list"]).output.contains("could not be done"))
        let diff = try home.run(["runs", "diff", "1", "1"])
        #expect(diff.status == 2 && diff.output.isEmpty && diff.errors.hasPrefix("run 1: failed: -:3001:"))
    }

    @Test func theDatabaseStaysAsItIs() throws {
        let nights = try Nights()
        let before = try nights.home.bytes("data/compcheck/compcheck.sqlite")
        for command in [["list"], ["show", "1"], ["diff", "1", "2"]] {
            #expect(try nights.run(["runs"] + command).status == 0)
        }
        let over = try nights.run(["runs", "diff", "--output", nights.home.database])
        #expect(over.status == 2 && over.errors.contains("cannot be written"))
        #expect(try nights.home.bytes("data/compcheck/compcheck.sqlite") == before)
    }

    @Test func namesThatWouldDriveATerminal() throws {
        let nights = Nights(in: try Home())
        let name = String(decoding: try JSONEncoder().encode(Inventory.hostileName), as: UTF8.self)
        let service = "{\"id\": \(name), \"name\": \(name), \"owner\": \(name), \"offering\": \"openai-api\", "
        try nights.audit(
            service + "\"jurisdictions\": [\"SG\"]}",
            as: "2024-07-09",
            ["--run-by", "a\u{1B}[1m\u{202E}"],
        )
        try nights.audit(service + "\"jurisdictions\": [\"CN\"]}", as: "2024-07-09", ["--run-by", "\u{2028}b"])
        for command in [
            ["list"], ["show", "1"], ["diff"], ["diff", "--format", "json"], ["list", "--format", "json"],
        ] {
            let told = try nights.run(["runs"] + command).output
            let isText = command.last != "json"
            let raw = told.unicodeScalars.filter { scalar in
                switch scalar.properties.generalCategory {
                case .control: scalar != "\n"
                case .format, .lineSeparator, .paragraphSeparator: isText
                default: false
                }
            }
            #expect(raw.isEmpty && !told.isEmpty, "\(command)")
            #expect(!told.contains("\ninventory.json:1:1: fine"))
        }
    }

    @Test(
        arguments: [
            (["show"], "<run>"), (["show", "0"], "'0' is invalid"), (["list", "--limit", "0"], "--limit takes 1 to"),
            (["list", "--status", "done"], "'done' is invalid"), (["diff", "1", "2", "3"], "Unexpected argument '3'"),
            (["diff", "1", "2", "--inventory", "a"], "--inventory goes with `latest`"), (["prune"], "prune"),
        ]
    )
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(["runs"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
