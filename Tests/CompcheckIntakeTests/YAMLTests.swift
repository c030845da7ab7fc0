import CompcheckIntake
import CompcheckModel
import Foundation
import Testing

/// YAML parsing, before rules are decoded.
struct YAMLTests {
    @Test func plainScalarsAreText() throws {
        let rule = try #require(try readRules([:]).rules.first { $0.id == "acme-ban" })
        #expect(rule.when.conditions.first { $0.attribute == .jurisdiction }?.values == ["NO", "union"])
        #expect(rule.when.conditions.first { $0.attribute == .tag }?.values == ["2024-07-09", "on", "yes"])
    }

    @Test(arguments: [
        ("id: [", "x.yaml:2:1: is not YAML: "),
        ("id: x\n\ttitle: y", "x.yaml:2:1: is not YAML: found a tab character"),
        ("é: \u{1}", "x.yaml:1:4: is not YAML: control characters are not allowed"),
        ("é\r\né: a\u{0}b", "x.yaml:2:5: is not YAML: control characters are not allowed"),
        ("id: a\nid: b", "x.yaml:1:1: duplicate key `id`"),
        ("id: a\n\"id\": b", "x.yaml:1:1: duplicate key `id`"),
        ("- a", "x.yaml:1:1: must be a map of keys and values"),
        ("\u{FEFF}- a", "x.yaml:1:1: must be a map of keys and values"),
        ("text", "x.yaml:1:1: must be a map of keys and values"),
        ("*x", "x.yaml:1:1: is not YAML: found undefined alias"),
        ("? [a]\n: b", "a key must be text"),
        ("id: \(String(repeating: "[", count: 100_000))", "is not YAML: "),
        ("- \(String(repeating: "- ", count: 100_000))a", "is not YAML: "),
    ])
    func isSaid(_ text: String, _ words: String) throws {
        let said = try complaints { _ = try readRules(["x.yaml": text]) }
        #expect(said.contains { $0.contains(words) }, "\(said)")
    }

    @Test(arguments: ["", "\n", "# nothing\n", "---\n---\n", "\u{FEFF}", "\u{FEFF}# nothing\n"])
    func nothingIsNoRule(_ text: String) throws {
        #expect(try readRules(["x.yaml": text]).rules.count == 1)
    }

    @Test func everyDocumentIsARuleWithItsOwnPlace() throws {
        let one = OverrideTests.rule("one", "acme", [])
        let texts = [
            "x.yaml": "\u{FEFF}" + one + "\n---\n" + OverrideTests.rule("two", "acne", []) + "\n...\n---\n" + one
        ]
        let said = try complaints { _ = try readRules(texts) }
        #expect(said.count == 2, "\(said)")
        #expect(said.first == "x.yaml:12:12: rule `two`: unknown authority `acne`: did you mean `acme`?")
        #expect(said.last == "x.yaml:20:5: rule `one`: is already defined at x.yaml:1")
    }

    @Test func whatStandsBeforeABrokenDocumentIsRead() throws {
        let texts = [
            "a.yaml": OverrideTests.rule("one", "acme", ["two", "three"]),
            "b.yaml": OverrideTests.rule("two", "acne", []) + "\n---\nid: [",
        ]
        let said = try complaints { _ = try readRules(texts) }
        #expect(said.count == 2 && said[0].contains("`acne`") && said[1].contains("is not YAML"), "\(said)")
    }

    @Test func aBombOfAliasesEndsQuickly() throws {
        var text = "id: x\na0: &a0 [x, x]\n"
        for level in 1..<40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        let said = try complaints { _ = try readRules(["x.yaml": text + "? *a39\n: x\n"]) }
        #expect(said == ["x.yaml:13: uses more than 20 aliases of anchors: write out what `*a10` stands for"])
    }

    @Test func aFewAliasesAreFollowed() throws {
        let rule = OverrideTests.rule("one", "acme", [])
            .replacing("when: {vendor: acme}", with: "when: {vendor: &us acme, developer: *us}")
        let read = try #require(try readRules(["x.yaml": rule]).rules.first { $0.id == "one" })
        #expect(read.when.conditions.map(\.values) == [["acme"], ["acme"]])
    }

    @Test func longAndHostileTextIsCut() throws {
        let text =
            OverrideTests.rule("one", "\"" + String(repeating: "x", count: 10_000) + "\"", [])
            + "\n\"b\\e[31m\\u202E\\n\": c\n"
        let said = try complaints { _ = try readRules(["x.yaml": text]) }
        #expect(said.count == 2 && said.allSatisfy { $0.count < 160 }, "\(said)")
        #expect(said[0].hasSuffix(String(repeating: "x", count: 80) + "…`"))
        #expect(said[1].contains("unknown key `b\\u{1b}[31m\\u{202e}\\u{a}`"))
    }
}
