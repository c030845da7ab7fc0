import Foundation
import Testing

/// What `compcheck rules import` does.
@Suite struct RulesImportTests {
    /// A rule of a company's own, which names a vendor, a group and a rule of the built-in pack.
    static func rule(_ id: String = "acme-ban", severity: String = "low", more: String = "") -> String {
        """
        id: \(id)
        title: Acme does not use OpenAI there
        authority: acme-legal
        effect: prohibits
        severity: \(severity)
        when:
          developer: openai
          jurisdiction: {not: openai-supported}
        lifecycle:
          - {date: 2024-01-01, event: effective}
        \(more)
        """
    }

    /// Creates a folder with rules and their authority.
    static func folder(in home: Home, _ rules: String = rule()) throws -> String {
        try home.write("- {id: acme-legal, name: Acme Legal, kind: vendor}\n", to: "own/catalogue/authorities.yaml")
        try home.write(rules, to: "own/rules.yaml")
        return home.path("own")
    }

    private static let audit = ["audit", Package.example, "--as-of", "2024-07-08", "--format", "json", "--no-record"]

    private func rulesFound(_ home: Home, _ more: [String] = []) throws -> Set<String> {
        let uses = try Report(home.run(RulesImportTests.audit + more).output).uses
        return Set(uses.flatMap { $0.findings.map(\.rule) })
    }

    @Test func theNextAuditKnowsBothPacks() throws {
        let home = try Home()
        let before = try rulesFound(home)
        #expect(before.contains("openai-unsupported-territories"))
        let folder = try RulesImportTests.folder(in: home)
        let outcome = try home.run(["rules", "import", folder, "--pack", "acme", "--note", "agreed on Monday"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        let head = #/pack acme recorded at \d{4}-\d\d-\d\dT[\d:.]{12}Z: 2 added, 0 changed, 0 closed, 0 unchanged/#
        #expect(lines.first?.contains(head) == true)
        #expect(lines.dropFirst() == ["added authority acme-legal", "added rule acme-ban"])
        #expect(try rulesFound(home) == before.union(["acme-ban"]))
    }

    /// A host, a name and a pattern belong to one entry, in whatever pack it is.
    @Test func whatAnotherPackClaimsIsRefused() throws {
        let home = try Home()
        let first = try RulesImportTests.folder(in: home)
        try home.write("- {id: acme, name: Acme, aliases: [Acme Inc.]}\n", to: "own/catalogue/vendors.yaml")
        try home.write("- {id: m, pattern: acme-*, developer: acme}\n", to: "own/catalogue/models.yaml")
        let offering = "vendor: openai, route: direct, hosts: [api.acme.example]"
        try home.write("- {id: one, \(offering)}\n", to: "own/catalogue/offerings.yaml")
        #expect(try home.run(["rules", "import", first, "--pack", "first"]).status == 0)
        try home.write("- {id: other, name: ACME inc.}\n", to: "second/catalogue/vendors.yaml")
        try home.write("- {id: n, pattern: acme-*, developer: openai}\n", to: "second/catalogue/models.yaml")
        try home.write("- {id: two, \(offering)}\n", to: "second/catalogue/offerings.yaml")
        let outcome = try home.run(["rules", "import", home.path("second"), "--pack", "second"])
        #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
        for words in [
            "offering `two`: the host `api.acme.example` is one of `one` already, in another pack",
            "vendor `other`: the name `ACME inc.` belongs to `acme` already, in another pack",
            "model `n`: the pattern `acme-*` is that of `m` already, in another pack",
        ] { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
        // The first pack may say the same again.
        #expect(try home.run(["rules", "import", first, "--pack", "first"]).status == 0)
    }

    @Test func whatIsNewDifferentAndGoneIsSaid() throws {
        let home = try Home()
        let both = RulesImportTests.rule() + "\n---\n" + RulesImportTests.rule("acme-other")
        let arguments = ["rules", "import", try RulesImportTests.folder(in: home, both), "--pack", "acme"]
        #expect(try home.run(arguments).status == 0)
        let again = try home.run(arguments + ["--note", "why"])
        #expect(again.output.contains("pack acme is as it was: 3 unchanged, nothing recorded"))
        #expect(again.status == 0 && again.errors.contains("the note is not recorded: nothing changed"))
        try home.write(
            RulesImportTests.rule(severity: "high") + "\n---\n" + RulesImportTests.rule("acme-new"),
            to: "own/rules.yaml",
        )
        let third = try home.run(arguments)
        #expect(third.output.contains("1 added, 1 changed, 1 closed, 1 unchanged"))
        #expect(
            third.output.split(separator: "\n").dropFirst()
                == ["added rule acme-new", "changed rule acme-ban", "closed rule acme-other"]
        )
    }

    @Test func aPackMayLiftWhatTheBuiltInOneSays() throws {
        let home = try Home()
        let rule = RulesImportTests.rule(more: "overrides: [openai-unsupported-territories]")
        let folder = try RulesImportTests.folder(in: home, rule)
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"]).status == 0)
    }

    struct Mistake: Sendable {
        let rules: String
        let words: String
    }

    @Test(arguments: [
        Mistake(
            rules: rule().replacing("openai-supported", with: "openai-suported"),
            words: "did you mean `openai-s",
        ),
        Mistake(rules: rule("openai-unsupported-territories"), words: "is already defined at"),
        Mistake(rules: rule().replacing("2024-01-01", with: "2999-01-01"), words: "begins after the day of rec"),
        Mistake(rules: rule() + "\n---\n" + rule("acme-other", more: "overrides: [nobody]"), words: "`nobody`"),
    ])
    func aFolderThatCannotBeUsedLeavesNothingBehind(mistake: Mistake) throws {
        let home = try Home()
        let folder = try RulesImportTests.folder(in: home, mistake.rules)
        let outcome = try home.run(["rules", "import", folder, "--pack", "acme"])
        #expect(outcome.status == 2 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(mistake.words), "\(outcome.errors)")
        #expect(!home.exists("data"))
    }

    @Test func anIDBelongsToOnePack() throws {
        let home = try Home()
        let folder = try RulesImportTests.folder(in: home)
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"]).status == 0)
        let other = try home.run(["rules", "import", folder, "--pack", "other"])
        #expect(other.status == 2 && other.output.isEmpty)
        #expect(other.errors.contains("rule `acme-ban` belongs to pack `acme`"))
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"]).output.contains("2 unchanged"))
    }

    /// A newer built-in pack may need an id that a company's pack has taken.
    @Test(.enabled(if: Database.isThere, "/usr/bin/sqlite3 is needed"))
    func anIDCanBeGivenUpToTheBuiltInPack() throws {
        let home = try Home()
        let arguments = ["rules", "import", try RulesImportTests.folder(in: home), "--pack", "acme"]
        #expect(try home.run(arguments).status == 0)
        try Database(path: home.database).ask(
            """
            DROP TRIGGER document_version_only_closes;
            DROP TRIGGER pack_import_no_update;
            UPDATE document_version SET pack = 'acme' WHERE kind = 'vendor' AND id = 'openai';
            UPDATE pack_import SET digest = lower(hex(zeroblob(32)));
            """
        )
        let blocked = try home.audit(Package.example)
        #expect(blocked.status == 2)
        #expect(blocked.errors.contains("pack `builtin`: vendor `openai` belongs to pack `acme`"), "\(blocked.errors)")
        let outcome = try home.run(arguments)
        #expect(outcome.status == 0 && outcome.output.contains("closed vendor openai"), "\(outcome.errors)")
        #expect(try home.audit(Package.example).status == 1)
    }

    @Test(arguments: [
        (["own"], "--pack"),
        (["own", "--pack", "builtin"], "the pack `builtin` comes with the program"),
        (["own", "--pack", "My Rules"], "`My Rules` is no name for a pack"),
        (["own", "--pack", "a\u{1B}[31m"], "is no name for a pack"),
        (["builtin", "--pack", "acme"], "name a folder of your own"),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let home = try Home()
        let outcome = try home.run(["rules", "import"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
        #expect(!outcome.errors.contains("\u{1B}") && !home.exists("data"))
    }

    @Test func noFolderNoDatabase() throws {
        let home = try Home()
        let missing = try home.run(["rules", "import", home.path("nowhere"), "--pack", "acme"])
        #expect(missing.status == 2 && missing.errors.contains("no such folder"))
        let folder = try RulesImportTests.folder(in: home)
        let outcome = try home.run(["rules", "import", folder, "--pack", "acme", "--database", home.path("")])
        #expect(outcome.status == 2 && outcome.errors.contains("is a folder"))
    }
}
