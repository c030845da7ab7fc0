import CompcheckReport
import Foundation
import Testing

/// `compcheck report RUN` gives the reports of the audit, byte for byte.
@Suite struct ReportCommandTests {
    private static let day = ["--as-of", "2024-07-09"]

    /// Runs an audit with a report in every format, in a folder.
    private func audit(
        _ home: Home,
        _ question: [String],
        to folder: String,
        allUses: Bool,
        input: String? = nil,
    ) throws -> Outcome {
        try home.run(["audit"] + question + options(home, folder, allUses), input: input)
    }

    private func options(_ home: Home, _ folder: String, _ allUses: Bool) throws -> [String] {
        try home.write("", to: "\(folder)/.made")
        let reports = ReportFormat.allCases.flatMap { ["--report", "\($0)=\(home.path("\(folder)/\($0)"))"] }
        return reports + (allUses ? ["--all-uses"] : [])
    }

    /// Expects that the reports of a run equal those in a folder, in every format.
    private func expectSame(
        _ home: Home,
        _ run: String,
        as folder: String,
        _ then: Outcome,
        allUses: Bool,
        sourceLocation: SourceLocation = #_sourceLocation,
    ) throws {
        #expect([0, 1].contains(then.status), "\(then.errors)", sourceLocation: sourceLocation)
        let now = try home.run(["report", run] + options(home, "now", allUses))
        #expect(now == Outcome(status: 0, output: then.output, errors: ""), sourceLocation: sourceLocation)
        for format in ReportFormat.allCases {
            let (told, again) = (try home.bytes("\(folder)/\(format)"), try home.bytes("now/\(format)"))
            #expect(told == again, "\(format)", sourceLocation: sourceLocation)
        }
    }

    /// Runs an audit, and expects the same reports from its record, with and without all uses.
    private func expectSame(_ home: Home, _ question: [String], input: String? = nil) throws {
        for allUses in [false, true] {
            let then = try audit(home, question, to: "then", allUses: allUses, input: input)
            try expectSame(home, "latest", as: "then", then, allUses: allUses)
        }
    }

    @Test(
        arguments: [
            [], day, day + ["--no-outlook"], day + ["--horizon", "0"], ["--horizon", "3650"],
            day + ["--fail-on", "undetermined", "--allow-past"], day + ["--certain-only"],
            day + ["--assume", "remote-access-security-act", "--assume", "enforce-act-hr8315=2024-08-01"],
            day + ["--without", "cloud-not-export", "--without", "openai-api-block-2024"],
            day + ["--run-by", "Jane \"J\" Doe", "--certain-only", "--fail-on", "prohibited", "--allow-past"],
        ]
    )
    func everyFormatIsAsItWas(question: [String]) throws {
        try expectSame(Home(), [Package.example] + question)
    }

    /// Inventories with unusual text, and with notices.
    @Test(
        arguments: [
            "", RecognitionTests.services(),
            #"{"id": "proven", "offering": "openai-api", "data": ["personal"], "jurisdictions": ["SG", "CN", "China", "AU"],"#
                + #""evidence": [{"requirement": "cac-filing", "reference": "A\u0000\u001b[1m", "jurisdictions": ["CN"],"#
                + #""validFrom": "2024-01-01", "validUntil": "2030-01-01"}, {"requirement": "cac-filing"}]}"#,
            #"{"id": "\u001b[31m\u2028\u202e", "name": "n\u0000ul, \"q\"", "owner": "=1+1|</td>\r\n", "#
                + #""vendor": "No\u0000body", "colour": 1, "jurisdictions": ["CN", "AU"], "tags": ["é", "e\u0301"]}"#,
        ]
    )
    func everyFormatIsAsItWas(services: String) throws {
        let home = try Home()
        let organization = #""organization": {"name": "A\u0000 <b>\u202e Ltd", "seat": "SG", "customer": "enterprise"}"#
        let document = "{\"formatVersion\": 1, \(organization),\n\n \"services\": [\(services)]}"
        try expectSame(home, [home.write(document, to: "inventory.json")] + ReportCommandTests.day)
        try expectSame(home, ["-"], input: document)
    }

    /// More services than one batch holds, with many different answers.
    @Test func thousandsOfServicesAreAsTheyWere() throws {
        let offerings = ["openai-api", "azure-openai", "azure-china-openai", "zhipu-api", "nvidia-accelerators"]
        let places = ["CN", "SG", "HK"]
        let lines = (0..<3000).map { number in
            let more = number % 5 == 0 ? ", \"\(places[number / 5 % 3])\", \"\(places[number / 15 % 3])\"" : ""
            return """
                {"id": "s\(number)", "offering": "\(offerings[number % 5])", "audience": "internal", \
                "jurisdictions": ["\(places[number % 3])"\(more)], "tags": ["t\(number % 100)"], \
                "evidence": [{"requirement": "cac-filing", "reference": "proof \(number % 700)"}]}

                """
        }
        let home = try Home()
        let question = [try home.write(lines.joined(), to: "many.ndjson")] + ReportCommandTests.day
        let then = try audit(home, question, to: "then", allUses: true)
        try expectSame(home, "latest", as: "then", then, allUses: true)
    }

    /// Rules recorded since then do not matter.
    @Test func theRulesAreThoseOfThen() throws {
        let home = try Home()
        func record(_ rules: String) throws -> String {
            let folder = try RulesImportTests.folder(in: home, rules)
            let outcome = try home.run(["rules", "import", folder, "--pack", "acme"])
            return String(try #require(outcome.output.firstMatch(of: /recorded at (\S+):/), "\(outcome.errors)").1)
        }
        let question = [Package.example] + ReportCommandTests.day
        let first = try record(RulesImportTests.rule())
        let one = try audit(home, question, to: "one", allUses: true)
        _ = try record(RulesImportTests.rule().replacing("does not use", with: "uses").replacing("low", with: "high"))
        let two = try audit(home, question, to: "two", allUses: true)
        let three = try audit(home, question + ["--known-at", first], to: "three", allUses: true)
        _ = try record(RulesImportTests.rule("acme-other"))
        for (run, folder, then) in [("1", "one", one), ("2", "two", two), ("3", "three", three)] {
            try expectSame(home, run, as: folder, then, allUses: true)
        }
        #expect(try home.bytes("one/json") != home.bytes("two/json"))
        #expect(try home.bytes("one/csv") != home.bytes("three/csv"))
    }

    @Test func theRunIsNamedByNumberOrAsTheLatest() throws {
        let home = try Home()
        let other = try home.write(Package.text(Package.example), to: "other.json")
        #expect(try home.audit(Package.example, "--as-of", "2024-07-08").status == 1)
        #expect(try home.audit(other, "--as-of", "2024-07-09").status == 1)
        func day(_ arguments: String...) throws -> String { try Report(report(home, arguments).output).asOf }
        #expect(try day("1") == "2024-07-08" && day("2") == "2024-07-09" && day("latest") == "2024-07-09")
        #expect(try day("latest", "--inventory", Package.example) == "2024-07-08")
        let outcome = try report(home, ["latest", "--inventory", "another.json"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("there is no finished run of `another.json`: see `compcheck runs list`"))
    }

    private func report(_ home: Home, _ arguments: [String]) throws -> Outcome {
        try home.run(["report", "--format", "json"] + arguments)
    }

    @Test func whatAReaderOfMachineFormatsMustKnowIsSaid() throws {
        let home = try Home()
        #expect(try home.audit(Package.example, "--as-of", "2024-07-08").status == 1)
        let said = "as of 2024-07-08, which is not today\n7 uses of 5 services, 3 failing the audit\n"
        #expect(try report(home, ["1"]).errors == said)
        #expect(try report(home, ["1", "--quiet"]).errors.isEmpty)
    }
}

/// What `compcheck report` refuses and does not change.
@Suite struct ReportRefusalTests {
    @Test(
        arguments: [
            ([], "<run>"), (["0"], "'0' is invalid for '<run>'"), (["last"], "'last' is invalid"),
            (["1", "--inventory", "a"], "--inventory goes with `latest`"),
            (["1", "--output", "a", "--report", "json=./a"], "two reports go to `./a`"),
            (["1", "--rules", "builtin"], "Unknown option '--rules'"),
        ]
    )
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(["report"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }

    @Test func aRunThatIsNotThere() throws {
        let home = try Home()
        let nothing = try home.run(["report", "latest"])
        #expect(nothing.status == 2 && nothing.errors.contains("there is no database: the first `compcheck audit`"))
        #expect(!home.exists("data"))
        #expect(try home.audit(Package.example).status == 1)
        let seven = try home.run(["report", "7", "--output", home.path("report")])
        let words = "there is no run 7: the newest is 1: see `compcheck runs list`"
        #expect(seven.status == 2 && seven.output.isEmpty && seven.errors.hasPrefix(words), "\(seven.errors)")
        #expect(!home.exists("report"))
    }

    @Test func aRunThatFailed() throws {
        let home = try Home()
        #expect(try home.audit("-", "--format", "ndjson", input: Inventory.lines(0..<3000) + "not JSON\n").status == 2)
        let outcome = try home.run(["report", "1"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("run 1: failed: -:3001:"), "\(outcome.errors)")
        #expect(outcome.errors.hasSuffix(": it has no findings: audit again\n"), "\(outcome.errors)")
        let latest = try home.run(["report", "latest"])
        #expect(latest.status == 2 && latest.errors.hasPrefix("there is no finished run: see `compcheck runs list`"))
    }

    /// The database is only read, and no report overwrites it.
    @Test func theDatabaseStaysAsItIs() throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        let before = try home.bytes("data/compcheck/compcheck.sqlite")
        let outcome = try home.run(["report", "1", "--report", "json=\(home.database)"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("cannot be written: this audit reads it: name another file"))
        #expect(try home.run(["report", "1"]).status == 0)
        #expect(try home.bytes("data/compcheck/compcheck.sqlite") == before)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: home.path("data/compcheck")) == ["compcheck.sqlite"]
        )
    }
}

/// Who ran an audit.
@Suite struct RunByTests {
    @Test func theOptionCountsBeforeTheEnvironmentAndThatBeforeTheSystem() throws {
        let home = try Home()
        func audit(_ more: [String] = [], _ environment: [String: String] = [:]) throws {
            #expect(try home.run(["audit", Package.example] + more, environment: environment).status == 1)
        }
        try audit(["--run-by", "the option"], ["COMPCHECK_RUN_BY": "the environment"])
        try audit([], ["COMPCHECK_RUN_BY": "the environment"])
        try audit([], ["COMPCHECK_RUN_BY": ""])
        try audit()
        let sql = "SELECT coalesce(ran_by, 'nobody') AS who FROM audit_run ORDER BY id"
        let who = try home.run(["sql", sql, "--format", "csv"]).output.split(separator: "\r\n").dropFirst()
        let user = getpwuid(getuid()).flatMap { $0.pointee.pw_name }.map { String(cString: $0) } ?? "nobody"
        #expect(who.map(String.init) == ["the option", "the environment", user, user])
    }
}
