import Foundation
import Testing

/// The output of `compcheck rules show`.
@Suite struct RulesShowTests {
    @Test func allAboutOneRule() throws {
        let outcome = try Home().run(["rules", "show", "azure-openai-cn-exception", "--as-of", "2024-07-09"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        let instant = /\d{4}-\d\d-\d\dT[\d:.]{12}Z/
        #expect(outcome.output.contains(instant))
        try expectGolden(
            outcome.output.replacing(instant, with: "(instant)").replacing(/compcheck [\d.]+/, with: "compcheck"),
            "show-azure-openai-cn-exception.txt",
        )
    }

    @Test(arguments: [
        (
            "openai-unsupported-territories", "2024-06-24",
            "standing perhaps in force on 2024-06-24: seen on 2024-06-25, nobody knows since when",
        ),
        ("openai-api-block-2024", "2024-07-09", "standing in force on 2024-07-09, since 2024-07-09"),
        ("openai-unsupported-territories", "2024-07-09", "the place of use is not openai-supported (Countries"),
        ("anthropic-majority-ownership", "2025-10-01", "hold more than half of the organisation"),
        ("bis-affiliates-rule", "2025-10-01", "permission bis-licence-entity-list: "),
        ("remote-access-security-act", "2026-11-22", "standing pending on 2026-11-22, since 2025-04-07"),
    ])
    func saysInWords(rule: String, day: String, words: String) throws {
        let outcome = try Home().run(["rules", "show", rule, "--as-of", day])
        // Wherever the lines break.
        let output = outcome.output.replacing(/\s+/, with: " ")
        #expect(output.contains(words), "\(output)")
    }

    @Test func json() throws {
        struct Page: Decodable {
            struct Moment: Decodable, Equatable {
                let date: String
                let event: String
                let standing: String?
            }

            struct Version: Decodable {
                let recordedFrom: String
                let recordedTo: String?
                let pack: String
            }

            let id: String
            let standing: String
            let overrides: [String]
            let overriddenBy: [String]
            let timeline: [Moment]
            let versions: [Version]
        }
        let arguments = ["rules", "show", "azure-openai-cn-exception", "--as-of", "2024-07-09", "--format", "json"]
        let page = try JSONDecoder().decode(Page.self, from: Data(Home().run(arguments).output.utf8))
        #expect(page.id == "azure-openai-cn-exception" && page.standing == "in-force")
        #expect(page.overrides == ["openai-unsupported-territories"])
        #expect(page.overriddenBy == ["azure-openai-cn-enterprise-only"])
        #expect(page.timeline.first == Page.Moment(date: "2024-07-08", event: "observed", standing: "in-force"))
        #expect(page.versions.map(\.pack) == ["builtin"] && page.versions[0].recordedTo == nil)
    }

    @Test func pagesAreNoWiderThanTheTerminal() throws {
        let home = try Home()
        let ids = try home.run(["rules", "list"]).output.split(separator: "\n").dropLast().map {
            $0.prefix { $0 != " " }
        }
        // One in ten: a page takes half a second in a debug build.
        for id in ids.enumerated().filter({ $0.offset.isMultiple(of: 10) }).map(\.element) {
            let outcome = try home.run(["rules", "show", String(id)])
            #expect(outcome.status == 0)
            let lines = outcome.output.split(separator: "\n").filter { !$0.contains("://") }
            #expect(lines.allSatisfy { $0.count <= 80 }, "\(id)")
        }
    }

    @Test func nothingDrivesTheTerminal() throws {
        let home = try Home()
        let rule = RulesImportTests.rule().replacing(
            "title: Acme",
            with: "title: \"\\e[31mAcme\"\nguidance: \"\\e[2J\\u202E\" #",
        )
        let folder = try RulesImportTests.folder(in: home, rule)
        let note = ["--note", "\u{1B}[31mred"]
        #expect(try home.run(["rules", "import", folder, "--pack", "acme"] + note).status == 0)
        for arguments in [["list"], ["show", "acme-ban"], ["history", "acme-ban"]] {
            for format in ["text", "json"] {
                let output = try home.run(["rules"] + arguments + ["--format", format]).output
                #expect(!output.isEmpty && !output.contains("\u{1B}"), "\(arguments)")
            }
        }
    }

    @Test(arguments: ["show", "history"])
    func aRuleThatNobodyKnows(command: String) throws {
        let home = try Home()
        let outcome = try home.run(["rules", command, "openai-api-blok-2024"])
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("unknown rule `openai-api-blok-2024`: did you mean `openai-api-block-2024`?"))
        #expect(try home.run(["rules", command]).status == 64)
        let early = try home.run(["rules", command, "openai-api-block-2024", "--known-at", "2020-01-01"])
        #expect(early.status == 2 && early.errors.contains("nothing was known") && early.output.isEmpty)
    }
}
