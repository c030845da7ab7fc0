import CompcheckIntake
import CompcheckModel
import Foundation
import Testing

/// Rule folders on the disk.
struct FolderTests {
    @Test func thePackagesOwnRulesReadClean() throws {
        let files = try RuleFolder.files(in: packageFolder.appendingPathComponent("rules").path)
        let said = try complaints { _ = try RulebookReader(recordedOn: today).rulebook(files, origin: "rules") }
        #expect(said == [])
    }

    static let seed = packageFolder.deletingLastPathComponent().appendingPathComponent(
        "shared/conformance-2/seed/rules"
    )
    .path

    @Test(
        .enabled(if: FileManager.default.fileExists(atPath: seed), "the conformance suite is not beside the package")
    )
    func theSeedRulesReadClean() throws {
        let own = try RuleFolder.files(in: packageFolder.appendingPathComponent("rules").path)
        let words = ["jurisdictions", "routes", "capabilities", "modalities", "data"]
        let standard = own.filter { file in words.contains { file.role == .catalogue(name: $0) } }
        let reader = RulebookReader(recordedOn: today, standard: standard)
        #expect(try complaints { _ = try reader.rulebook(RuleFolder.files(in: Self.seed), origin: "seed") } == [])
    }

    @Test func aFolderMustBeThereAndHoldRules() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("file", [])
        #expect(try complaints { _ = try RuleFolder.files(in: "/nowhere/x") } == ["/nowhere/x: no such folder"])
        #expect(try complaints { _ = try RuleFolder.files(in: file) }.first?.hasPrefix("\(file): not a folder") == true)
        #expect(
            try complaints { _ = try RuleFolder.files(in: folder.path) }.first?.contains(
                "contains no rule files"
            ) == true
        )
    }

    @Test func everyFileThatCannotBeReadIsNamed() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.yaml", Array("id: é\nx: é".utf8) + [0xFF])
        try folder.write("b.yaml/c.yaml", "id: x".utf8)
        try folder.write("d.yaml", "id: x".utf8)
        #expect(mkfifo(folder.path + "/e.yaml", 0o600) == 0)
        try FileManager.default.createSymbolicLink(atPath: folder.path + "/f.yaml", withDestinationPath: "nowhere")
        let said = try complaints { _ = try RuleFolder.files(in: folder.path + "/") }
        #expect(said.count == 4, "\(said)")
        #expect(said.first == "\(folder.path)/a.yaml:2:5: is not UTF-8 text")
        #expect(said.dropFirst().allSatisfy { $0.contains(": cannot be read") })
    }

    @Test func onlyRulesAndCatalogueAreRead() throws {
        let folder = try TemporaryFolder()
        let names = [
            "README.md", "scenarios/x.yaml", ".git/x.yaml", ".x.yaml", "x.json", "a.yml", "scenarios.yaml", "z.YAML",
            "catalogue/vendors.yaml", "deep/down/b.yaml",
        ]
        for name in names { try folder.write(name, "".utf8) }
        let link = folder.path + "/link"
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: folder.path)
        let files = try RuleFolder.files(in: link)
        let expected = [
            "a.yml", "catalogue/vendors.yaml", "deep/down/b.yaml", "scenarios.yaml", "scenarios/x.yaml", "z.YAML",
        ]
        #expect(files.map(\.path) == expected.map { "\(link)/\($0)" })
        #expect(files.map(\.role) == [.rules, .catalogue(name: "vendors"), .rules, .rules, .scenarios, .rules])
    }

    @Test func allProblemsOfAFolderComeInOneRun() throws {
        let texts = [
            "a/one.yaml": OverrideTests.rule("one", "acne", []),
            "b/two.yaml": OverrideTests.rule("two", "acme", ["tree"]) + "\n---\nid: [",
            "catalogue/data.yaml": "- {id: x}",
        ]
        let said = try complaints { _ = try readRules(texts) }
        #expect(
            said.map { $0.prefix { $0 != ":" } } == ["a/one.yaml", "b/two.yaml", "catalogue/data.yaml"],
            "\(said)",
        )
    }
}
