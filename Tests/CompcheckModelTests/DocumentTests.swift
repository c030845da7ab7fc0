import CompcheckModel
import Foundation
import Testing

@Suite
struct DocumentTests {
    private let rules: [Rule] = ["b", "a"].map { id in
        Rule(
            id: id,
            title: "“Quoted” / slashed \u{1F600}",
            authority: "someone",
            instrument: id == "a" ? "Act" : nil,
            effect: .prohibits,
            requirement: "licence",
            severity: .high,
            confidence: .contested,
            overrides: ["x", "y"],
            when: Scope(
                [Condition(.jurisdiction, .not, ["NO", "supported"])],
                any: [[Condition(.tag, .any, ["1"])]],
            ),
            unless: Scope([Condition(.ownerHalf, .outside, ["CN"])]),
            lifecycle: Lifecycle([Event(day: Day(number: 19_000), kind: .observed, note: "seen")]),
            guidance: "Two\nlines",
            references: [Rule.Reference(title: "t", url: "https://example.org/a", opened: Day(number: 19_001))],
            isWaivable: false,
            silencedLints: [Rule.SilencedLint(name: "l", reason: "r")],
            examples: [
                Rule.Example(on: Day(number: 19_002), use: ["jurisdiction": ["NO"]], expect: .prohibited, bites: .yes)
            ],
        )
    }

    /// A rule that says no more than it must.
    private let plainRule = Rule(
        id: "plain",
        title: "Plain",
        authority: "b",
        effect: .notes,
        severity: .info,
        when: Scope([Condition(.route, .any, ["direct"])]),
        lifecycle: Lifecycle([Event(day: Day(number: 0), kind: .effective)]),
        references: [Rule.Reference(title: "t")],
        examples: [
            Rule.Example(
                on: Day(number: 1),
                use: ["offering": ["o"], "jurisdiction": ["HK"]],
                owners: [
                    .init(jurisdiction: "CN", party: nil, share: "0.6"),
                    .init(jurisdiction: nil, party: "w", share: "0.1"),
                ],
                bites: .no,
            ),
            Rule.Example(on: Day(number: 2), use: [:], owners: []),
        ],
    )

    private func catalogue(reversed: Bool = false) throws -> Catalogue {
        func ordered<Entry>(_ entries: [Entry]) -> [Entry] { reversed ? entries.reversed() : entries }
        let half = try #require(Share("0.5"))
        return Catalogue(
            authorities: ordered([
                Authority(id: "a", name: "A", kind: .court, jurisdiction: "NO"),
                Authority(id: "b", name: "B", kind: .press),
            ]),
            jurisdictions: ordered([
                Jurisdiction(code: "NO", name: "Norway", aliases: ["Norge"]),
                Jurisdiction(code: "HK", name: "Hong Kong", within: "CN"),
            ]),
            groups: [
                JurisdictionGroup(
                    id: "g",
                    title: "G",
                    source: "s",
                    members: [.init(code: "NO", from: Day(number: 1), until: Day(number: 2))],
                )
            ],
            vendors: ordered([
                Vendor(id: "v", name: "V", aliases: ["W"], seat: "NO", owners: [.init(vendor: "w", share: half)]),
                Vendor(id: "w", name: "X"),
            ]),
            offerings: ordered([
                Offering(
                    id: "o",
                    title: "O",
                    vendor: "v",
                    operatedBy: "w",
                    developers: [],
                    route: "direct",
                    capabilities: ["chat"],
                    hosts: ["*.o.test"],
                    regions: [.init(code: "r", location: "NO")],
                    from: Day(number: 3),
                ),
                Offering(id: "p", vendor: "v", route: "direct"),
            ]),
            requirements: [Requirement(id: "licence", title: "Licence", guidance: "Ask")],
            terms: Dictionary(
                uniqueKeysWithValues: Vocabulary.allCases.map {
                    ($0, ordered([Term(id: "t", title: "T"), Term(id: "u", title: "U")]))
                }
            ),
        )
    }

    /// The catalogue with everything that it learned to say since.
    private func catalogueOfToday() throws -> Catalogue {
        let old = try catalogue()
        return Catalogue(
            authorities: old.authorities,
            jurisdictions: old.jurisdictions,
            groups: old.groups + [
                JurisdictionGroup(
                    id: "h",
                    title: "H",
                    members: [],
                    unsure: [.init(code: "HK")],
                    absent: [.init(code: "CN")],
                    knownSince: Day(number: 3),
                )
            ],
            scopes: [
                ComputeScope(id: "near", title: "Near", places: ["NO", "HK"]), ComputeScope(id: "far", title: "Far"),
            ],
            models: [
                ModelFamily(id: "m", pattern: "m*", developers: ["v", "w"], weights: .open),
                ModelFamily(id: "n", pattern: "n*", developers: ["v"]),
            ],
            vendors: old.vendors,
            offerings: old.offerings + [
                Offering(
                    id: "q",
                    vendor: "v",
                    route: "direct",
                    scopes: [
                        .init(scope: "near", prefixes: ["n."], hosts: ["n.o.test"]),
                        .init(scope: "region", isUnprefixed: true),
                    ],
                    weights: .closed,
                )
            ],
            requirements: old.requirements,
            terms: old.terms,
        )
    }

    @Test
    func aRulebookComesBackFromItsDocuments() throws {
        let rulebook = Rulebook(rules: rules, catalogue: try catalogueOfToday(), origin: "here")
        let documents = Rulebook.documents(rules: rulebook.rules, catalogue: rulebook.catalogue)
        let back = try Rulebook(documents: documents.reversed(), origin: "there")
        #expect(back.rules == rulebook.rules)
        #expect(back.catalogue == rulebook.catalogue)
        #expect(back.digest == rulebook.digest)
        #expect(Rulebook.documents(rules: back.rules, catalogue: back.catalogue) == documents)
        #expect(Set(documents.map(\.kind)) == Set(Document.Kind.allCases))
    }

    @Test
    func theDigestDoesNotDependOnTheOrder() throws {
        let one = Rulebook(rules: rules, catalogue: try catalogue(), origin: "here")
        let other = Rulebook(rules: rules.reversed(), catalogue: try catalogue(reversed: true), origin: "there")
        #expect(one.digest == other.digest)
        #expect(one.digest.count == 64)
        #expect(one.rules.map(\.id) == ["a", "b"])
    }

    @Test
    func theDigestDependsOnEveryDocument() throws {
        let documents = Rulebook.documents(rules: rules, catalogue: try catalogue())
        let whole = Document.digest(of: documents)
        for position in documents.indices {
            var fewer = documents
            fewer.remove(at: position)
            #expect(Document.digest(of: fewer) != whole)
        }
    }

    /// What is stored and digested is pinned: databases and certificates hang on these very bytes.
    ///
    /// Never record it again. A new key may join where it is left out of what has none of it; where this test fails
    /// otherwise, runs of before could not be told, reproduced or verified any more.
    @Test
    func storedBytesNeverChange() throws {
        let documents = Rulebook.documents(rules: rules + [plainRule], catalogue: try catalogue())
        var lines = documents.map { "\($0.kind.rawValue) \($0.id) \($0.digest)\n\($0.json)" }
        lines.append("rulebook \(Document.digest(of: documents))")
        #expect(try lines.map { $0 + "\n" }.joined() == DocumentTests.pinned())
    }

    /// The words of enumerations are stored too: more may join, and none goes or changes.
    @Test
    func storedWordsStay() throws {
        let pinned = try DocumentTests.pinned("stored-words.txt").split(separator: "\n")
        #expect(pinned.count == DocumentTests.storedWords.count)
        for (before, now) in zip(pinned, DocumentTests.storedWords) {
            #expect(Set(now.split(separator: " ")).isSuperset(of: before.split(separator: " ")), "\(before)")
        }
    }

    private static func pinned(_ name: String = "stored-documents.txt") throws -> String {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: name)
        return try String(contentsOf: file, encoding: .utf8)
    }

    /// The words of the enumerations that documents and rows hold.
    private static var storedWords: [String] {
        func words<Word: CaseIterable & RawRepresentable<String>>(_ name: String, _: Word.Type) -> String {
            "\(name): " + Word.allCases.map(\.rawValue).joined(separator: " ")
        }
        return [
            words("attribute", Attribute.self), words("audience", Audience.self),
            words("authority", Authority.Kind.self),
            words("bites", Rule.Example.Bite.self), words("certainty", Certainty.self),
            words("condition", Condition.Test.self), words("confidence", Rule.Confidence.self),
            words("customer", Customer.self), words("document", Document.Kind.self), words("effect", Rule.Effect.self),
            words("event", Event.Kind.self), words("severity", Rule.Severity.self), words("standing", Standing.self),
            words("verdict", Verdict.self), words("vocabulary", Vocabulary.self),
        ]
    }

    @Test
    func kindIDAndContentAllCount() {
        let digests = [("rule", "a", "{}"), ("rule", "b", "{}"), ("rule", "a", "[]"), ("vendor", "a", "{}")].map {
            kind,
            id,
            json in
            Document(kind: kind == "rule" ? .rule : .vendor, id: id, json: json).digest
        }
        #expect(Set(digests).count == 4)
        #expect(Digest.sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    }
}
