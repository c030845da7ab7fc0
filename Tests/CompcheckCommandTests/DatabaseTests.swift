import Foundation
import Testing

/// The location of the database, and what an audit records in it.
@Suite struct DatabaseTests {
    @Test func firstUseMakesItAtTheDefaultPlace() throws {
        let home = try Home()
        #expect(try home.audit(Package.example).status == 1)
        #expect(home.exists("data/compcheck/compcheck.sqlite"))
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["data"])
        // Nothing else is left beside it.
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: home.path("data/compcheck")) == ["compcheck.sqlite"]
        )
    }

    @Test func thePlaceIsTheOptionsElseTheEnvironmentsElseTheHomes() throws {
        let home = try Home()
        let environment = ["COMPCHECK_DATABASE": home.path("of-environment.sqlite"), "XDG_DATA_HOME": ""]
        let audit = ["audit", Package.example]
        let option = ["--database", home.path("of-option.sqlite")]
        #expect(try home.run(audit + option, environment: environment).status == 1)
        #expect(home.exists("of-option.sqlite"))
        #expect(!home.exists("of-environment.sqlite"))
        #expect(try home.run(audit, environment: environment).status == 1)
        #expect(home.exists("of-environment.sqlite"))
        #expect(!home.exists(".local"))
        #expect(try home.run(audit, environment: ["XDG_DATA_HOME": ""]).status == 1)
        #expect(home.exists(".local/share/compcheck/compcheck.sqlite"))
    }

    @Test func rulesFromAFolderTouchNoDatabase() throws {
        let home = try Home()
        for rules in ["rules", "builtin"] {
            let environment = ["COMPCHECK_DATABASE": home.path("of-environment.sqlite")]
            #expect(try home.run(["audit", Package.example, "--rules", rules], environment: environment).status == 1)
        }
        #expect(try home.names().filter { !$0.hasPrefix(".") }.isEmpty)
    }

    @Test func theRulesOfTheDatabaseAreThoseOfTheFolder() throws {
        let home = try Home()
        func uses(_ more: String...) throws -> [Report.Use] {
            let arguments = ["audit", Package.example, "--as-of", "2024-07-09", "--format", "json", "--all-uses"]
            return try Report(home.run(arguments + more).output).uses
        }
        let ofFolder = try uses("--rules", "rules")
        #expect(ofFolder.count == 7)
        #expect(try uses() == ofFolder)
        #expect(try uses("--rules", "builtin") == ofFolder)
    }
}

/// The record of an audit, seen with the `sqlite3` shell.
@Suite(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
struct RecordTests {
    @Test func aRunIsRecorded() throws {
        let home = try Home()
        let arguments = ["audit", Package.example, "--as-of", "2024-07-09", "--format", "json"]
        let report = try Report(home.run(arguments).output)
        let database = Database(path: home.database)
        let sql = "SELECT status, inventory, as_of, exit_code, services, uses, prohibited, undetermined FROM audit_run"
        #expect(try database.ask(sql) == ["finished|\(Package.example)|2024-07-09|1|5|7|2|1"])
        let told = report.uses.flatMap { use in
            use.findings.map { "\(use.service)|\(use.jurisdiction)|\($0.rule)|\($0.certainty)|\(use.verdict)" }
        }
        let recorded = try database.ask("SELECT service, jurisdiction, rule, certainty, verdict FROM finding_latest")
        #expect(recorded.sorted() == told.sorted())
        // The changes of the next day can be queried.
        #expect(try home.audit(Package.example, "--as-of", "2024-07-08").status == 1)
        let changes = try database.ask("SELECT change, service, rule FROM finding_change WHERE run = 2 ORDER BY 2, 3")
        #expect(
            changes == [
                "closed|support-openai|openai-api-block-2024", "closed|support-vpn|openai-api-block-2024",
                "closed|support-vpn|openai-vpn-circumvention",
            ]
        )
    }

    @Test func noRecordRecordsNothing() throws {
        let home = try Home()
        #expect(try home.audit(Package.example, "--no-record").status == 1)
        #expect(try Database(path: home.database).ask("SELECT count(*) FROM audit_run") == ["0"])
    }

    @Test func theRulesAreRecordedOnce() throws {
        let home = try Home()
        let database = Database(path: home.database)
        #expect(try home.audit(Package.example).status == 1)
        let versions = try database.ask("SELECT id, version FROM rule_history GROUP BY 1, 2")
        #expect(try home.audit(Package.example).status == 1)
        #expect(try database.ask("SELECT id, version FROM rule_history GROUP BY 1, 2") == versions)
        let inForce = try database.ask("SELECT id FROM rule_in_force_today")
        #expect(inForce.contains("openai-api-block-2024"))
        #expect(!inForce.contains("enforce-act-hr8315"))
    }

    @Test func aUsageErrorIsNoRun() throws {
        let home = try Home()
        #expect(try home.audit(Package.example, "--without", "no-such-rule").status == 64)
        #expect(try Database(path: home.database).ask("SELECT count(*) FROM audit_run") == ["0"])
    }
}
