import Foundation
import Testing

/// The output of `compcheck rules new`, and its file.
@Suite struct RulesNewTests {
    static let effects = ["prohibits", "requires", "permits", "notes"]

    /// Creates a folder of rules with one more rule, a filled or empty skeleton.
    private func home(_ skeleton: String) throws -> Home {
        let home = try Home()
        try FileManager.default.copyItem(
            atPath: Package.root.appending(path: "rules").path,
            toPath: home.path("rules"),
        )
        try home.write(skeleton, to: "rules/openai/my-rule.yaml")
        return home
    }

    private func skeleton(_ arguments: String...) throws -> String {
        let outcome = try Home().run(["rules", "new", "my-rule"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        return outcome.output
    }

    /// Returns the problems that `rules check` finds in the skeleton, each as `line: what`.
    private func problems(_ skeleton: String) throws -> [String] {
        let home = try home(skeleton)
        let outcome = try home.run(["rules", "check", home.path("rules")])
        #expect(outcome.status == 2)
        return outcome.errors.split(separator: "\n").map {
            String($0).replacing(#/^.*my-rule.yaml:(\d+):\d+: rule `my-rule`: /#) { "\($0.output.1): " }
        }
    }

    /// Returns the skeleton with a value after every colon without one.
    private func filled(_ skeleton: String, effect: String) throws -> String {
        let requirements = try Package.text("rules/catalogue/requirements.yaml")
        let values = [
            "title": "A rule", "authority": "openai", "instrument": "Terms of service", "effect": effect,
            "requirement": try #require(requirements.firstMatch(of: /id: ([a-z0-9-]+)/)).output.1.description,
            "severity": "low", "confidence": "medium", "jurisdiction": "AQ", "date": "2024-01-02",
            "event": "effective", "guidance": "\n  Do this.", "url": "https://example.com/", "on": "2024-01-02",
            "expect": "unregulated",
        ]
        return skeleton.replacing(/(?m)^( *(?:- )?)([a-z]+):(?: >-)?$/) { match in
            let (indent, key) = (match.output.1, String(match.output.2))
            return "\(indent)\(key):\(values[key].map { " " + $0 } ?? "")"
        }.replacing("guidance: \n", with: "guidance:\n")
    }

    @Test func theRawSkeletonLeadsToWhatIsToBeFilledIn() throws {
        let text = try skeleton()
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let empty = lines.enumerated().compactMap { number, line in
            line.wholeMatch(of: /(?: *(?:- )?)([a-z]+):(?: >-)?/).map { (number + 1, $0.output.1) }
        }.filter { !["when", "lifecycle", "references", "examples", "use"].contains($0.1) }
        #expect(empty.count == 19)
        #expect(try problems(text) == empty.map { "\($0): `\($1)` is empty" })
        #expect(lines.allSatisfy { $0.count <= 120 })
    }

    @Test(arguments: effects)
    func onceFilledInItIsSound(effect: String) throws {
        for text in [try skeleton("--effect", effect, "--authority", "openai"), try skeleton()] {
            // Without the option, the skeleton does not know that a requirement is needed.
            let text = effect == "requires" ? text.replacing("\n# requirement:", with: "\nrequirement:") : text
            let home = try home(filled(text, effect: effect))
            let outcome = try home.run(["rules", "check", home.path("rules")])
            #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
        }
    }

    @Test func anAttributeWithoutItsMarkIsToBeFilledIn() throws {
        let text = try skeleton()
        let more = text.replacing(/(?m)^  # ([a-z-]+: +# )/) { "  \($0.output.1)" }
        let told = try problems(more).count - problems(text).count
        #expect(told == 25, "all attributes but `jurisdiction`")
    }

    @Test func whatIsKnownIsFilledIn() throws {
        let text = try skeleton("--authority", "us-bis", "--effect", "requires")
        for line in ["id: my-rule", "authority: us-bis", "effect: requires", "requirement:", "    expect: restricted"] {
            #expect(text.contains("\n\(line)\n"), "\(line)")
        }
        #expect(text.contains(/\n    opened: \d{4}-\d\d-\d\d\n/))
    }

    @Test(arguments: ["rules", "rules/"])
    func itIsWrittenIntoItsFolder(folder: String) throws {
        let home = try Home()
        let arguments = ["rules", "new", "my-rule", "--authority", "openai"]
        let outcome = try home.run(arguments + ["--into", home.path("rules") + (folder.hasSuffix("/") ? "/" : "")])
        #expect(outcome.status == 0 && outcome.output.isEmpty)
        #expect(outcome.errors.contains("openai/my-rule.yaml: fill it in, then run `compcheck rules check "))
        #expect(try home.bytes("rules/openai/my-rule.yaml") == Data(home.run(arguments).output.utf8))
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path("rules/openai")) == ["my-rule.yaml"])
    }

    /// An existing id or file is refused, whatever the folder's other files: invalid rules, two in a file, none at all.
    @Test(arguments: [
        ("a.yaml", "id: first\n---\nid: my-rule\n", "rules/a.yaml: holds a rule `my-rule` already"),
        ("openai/my-rule.yaml", "id: another\n", "my-rule.yaml: cannot be written: already exists"),
        ("catalogue/x.yaml", "id: my-rule\n", ""), ("README.md", "my-rule\n", ""),
    ])
    func anIdIsGivenOnce(name: String, text: String, words: String) throws {
        let home = try Home()
        try home.write(text, to: "rules/\(name)")
        let outcome = try home.run(
            ["rules", "new", "my-rule", "--authority", "openai", "--into", home.path("rules")]
        )
        #expect(outcome.status == (words.isEmpty ? 0 : 2))
        #expect(words.isEmpty || outcome.errors.contains(words), "\(outcome.errors)")
        #expect(try home.bytes("rules/\(name)") == Data(text.utf8))
    }

    @Test func nothingIsOverwritten() throws {
        let home = try Home()
        let file = try home.write("mine\n", to: "mine.yaml")
        let outcome = try home.run(["rules", "new", "my-rule", "--output", file])
        #expect(outcome == Outcome(status: 2, output: "", errors: "\(file): cannot be written: already exists\n"))
        #expect(try home.bytes("mine.yaml") == Data("mine\n".utf8))
        #expect(try home.run(["rules", "new", "my-rule", "--output", home.path("new/other.yaml")]).status == 0)
        #expect(try home.names().filter { !$0.hasPrefix(".") } == ["mine.yaml", "new"])
    }

    @Test(arguments: [
        (["My-Rule"], "`My-Rule` is no id"), (["my--rule"], "is no id"), (["../my-rule"], "is no id"),
        ([""], "is no id"), (["my-rule", "--authority", "../us"], "`../us` is no id"),
        (["my-rule", "--into", "rules"], "name --authority"), ([], "<id>"),
        (["my-rule", "--authority", "openai", "--into", "rules", "--output", "x"], "leave out --output"),
        (["my-rule", "--effect", "prohibit"], "'prohibits'"),
    ])
    func aWrongCommand(arguments: [String], words: String) throws {
        let outcome = try Home().run(["rules", "new"] + arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
