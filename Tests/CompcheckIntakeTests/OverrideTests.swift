import CompcheckIntake
import CompcheckModel
import Testing

/// Who may override whom.
struct OverrideTests {
    /// A rule of an authority that overrides others.
    static func rule(_ id: String, _ authority: String, _ overrides: [String], effect: String = "prohibits") -> String {
        """
        id: \(id)
        title: \(id)
        authority: \(authority)
        effect: \(effect)
        severity: high
        \(overrides.isEmpty ? "" : "overrides: [\(overrides.joined(separator: ", "))]")
        when: {vendor: acme}
        lifecycle: [{date: 2024-07-09, event: effective}]
        """
    }

    @Test(arguments: [
        ("acme", "acme"), ("gazette", "acme"), ("us-agency", "us-agency"), ("us-agency", "us-court"),
        ("no-agency", "union"), ("union", "no-agency"),
    ])
    func isAllowed(_ own: String, _ other: String) throws {
        let texts = ["a.yaml": Self.rule("one", own, ["two"]), "b.yaml": Self.rule("two", other, [])]
        #expect(try complaints { _ = try readRules(texts) } == [])
    }

    @Test(arguments: [
        ("acme", "us-agency", "private authority `acme` cannot override the law: `two` belongs to `us-agency`"),
        ("us-agency", "acme", "public authority `us-agency` cannot override a private party: `two` belongs to `acme`"),
        ("us-agency", "no-agency", "has no say over `two`, which belongs to `no-agency`: their jurisdictions differ"),
        ("us-agency", "union", "has no say over `two`, which belongs to `union`"),
    ])
    func isNotAllowed(_ own: String, _ other: String, _ words: String) throws {
        let texts = ["a.yaml": Self.rule("one", own, ["two"]), "b.yaml": Self.rule("two", other, [])]
        let said = try complaints { _ = try readRules(texts) }
        #expect(said.count == 1)
        #expect(
            said.first?.hasPrefix("a.yaml:6:13: rule `one`: ") == true && said.first?.contains(words) == true,
            "\(said)",
        )
    }

    @Test(arguments: [
        ("notes", "permits", "a `notes` rule cannot override another"),
        ("permits", "notes", "`two` is a `notes` rule"),
    ])
    func notesStandApart(_ own: String, _ other: String, _ words: String) throws {
        let texts = [
            "a.yaml": Self.rule("one", "acme", ["two"], effect: own),
            "b.yaml": Self.rule("two", "acme", [], effect: other),
        ]
        let said = try complaints { _ = try readRules(texts) }
        #expect(said.count == 1 && said[0].hasPrefix("a.yaml:6:13: ") && said[0].contains(words), "\(said)")
    }

    @Test(arguments: [
        (["a": ["a"]], "`a` overrides `a`"),
        (["a": ["b"], "b": ["a"]], "`a` overrides `b` overrides `a`"),
        (["a": ["b"], "b": ["c"], "c": ["a"]], "`a` overrides `b` overrides `c` overrides `a`"),
        (["a": ["b"], "b": ["c"], "c": ["b"]], "`b` overrides `c` overrides `b`"),
    ])
    func circlesAreFound(_ overrides: [String: [String]], _ words: String) throws {
        let rules = overrides.sorted { $0.key < $1.key }.map { Self.rule($0.key, "acme", $0.value) }
        let said = try complaints { _ = try readRules(["all.yaml": rules.joined(separator: "\n---\n")]) }
        #expect(said.count == 1 && said[0].hasSuffix("overrides form a cycle: \(words)"), "\(said)")
    }

    @Test func aLongChainIsFine() throws {
        let rules = (0..<3_000).map { Self.rule("r\($0)", "acme", ["r\($0 + 1)"]) } + [Self.rule("r3000", "acme", [])]
        let book = try readRules(["all.yaml": rules.joined(separator: "\n---\n")])
        #expect(book.rules.count == 3_002)
    }

    @Test func idsStandOnceInAFolder() throws {
        let texts = ["a.yaml": Self.rule("one", "acme", []), "b.yaml": "---\n" + Self.rule("one", "acme", [])]
        let said = try complaints { _ = try readRules(texts) }
        #expect(said == ["b.yaml:2:5: rule `one`: is already defined at a.yaml:1"])
    }
}
