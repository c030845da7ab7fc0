import CompcheckModel
import CompcheckStore
import Foundation
import Testing

@Suite struct PackTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try open(folder.database)
    }

    private func titles(knownAt instant: Instant? = nil) throws -> [String] {
        try store.rulebook(knownAt: instant).rules.map { "\($0.id): \($0.title)" }
    }

    /// Returns the counts of added, changed, closed and unchanged documents.
    private func counts(_ summary: ImportSummary) -> [Int] {
        [summary.added, summary.changed, summary.closed, summary.unchanged]
    }

    @Test func remembersWhatWasBelieved() throws {
        try store.record("own", [rule("a", title: "first"), rule("b")], at: 1)
        let second = try store.record("own", [rule("a", title: "corrected"), rule("b")], at: 2)
        #expect(counts(second) == [0, 1, 0, 1])
        let third = try store.record("own", [rule("b")], at: 3)
        #expect(counts(third) == [0, 0, 1, 1])
        let fourth = try store.record("own", [rule("a", title: "back"), rule("b")], at: 4)
        #expect(counts(fourth) == [1, 0, 0, 1])

        #expect(try titles(knownAt: minute(0)).isEmpty)
        #expect(try titles(knownAt: minute(1)) == ["a: first", "b: A rule"])
        #expect(try titles(knownAt: Instant(milliseconds: minute(2).milliseconds - 1)) == ["a: first", "b: A rule"])
        #expect(try titles(knownAt: minute(2)) == ["a: corrected", "b: A rule"])
        #expect(try titles(knownAt: minute(3)) == ["b: A rule"])
        #expect(try titles() == ["a: back", "b: A rule"])
        #expect(try titles(knownAt: minute(5)) == titles())

        let history = "SELECT title, recorded_from, recorded_to FROM rule_history WHERE id = 'a' ORDER BY version"
        #expect(
            try ask(folder.database, history) == [
                "first|\(minute(1))|\(minute(2))", "corrected|\(minute(2))|\(minute(3))", "back|\(minute(4))|",
            ]
        )
    }

    @Test func givesBackTheSameRulebook() throws {
        let catalogue = Catalogue(vendors: [Vendor(id: "openai", name: "OpenAI")])
        let rulebook = Rulebook(rules: [rule("b"), rule("a")], catalogue: catalogue, origin: "a folder")
        try store.record("own", rulebook.rules, catalogue, at: 1)
        let remembered = try store.rulebook()
        #expect(remembered.rules == rulebook.rules)
        #expect(remembered.catalogue.vendors == catalogue.vendors)
        #expect(remembered.digest == rulebook.digest)
        #expect(remembered.origin == "database, packs own")
        #expect(try store.currentDigest(ofPack: "own") == rulebook.digest)
        #expect(try store.currentDigest(ofPack: "other") == nil)
    }

    @Test func writesNothingWhereNothingChanged() throws {
        try store.record("own", [rule("a"), rule("b")], at: 1)
        let before = try folder.bytes()
        let again = try store.record("own", [rule("b"), rule("a")], at: 2)
        #expect(again.recordedAt == nil)
        #expect(again.unchanged == 2)
        #expect(try folder.bytes() == before)
    }

    /// Files need not be read again while they and the recorded pack are unchanged.
    @Test func remembersWhatFilesSay() throws {
        let files = ["first", "other"].map { Digest.sha256($0) }
        #expect(try !store.isUpToDate(pack: "own", with: files[0]))
        try store.record("own", [rule("a")], at: 1)
        let first = try #require(try store.currentDigest(ofPack: "own"))
        #expect(try !store.isUpToDate(pack: "own", with: files[0]))
        for _ in 1...2 { try store.remember(source: files[0], saying: first, ofPack: "own") }
        #expect(try store.isUpToDate(pack: "own", with: files[0]))
        #expect(try !store.isUpToDate(pack: "own", with: files[1]))
        #expect(try !store.isUpToDate(pack: "other", with: files[0]))

        try store.record("own", [rule("a", title: "corrected")], at: 2)
        #expect(try !store.isUpToDate(pack: "own", with: files[0]))
        // The digest remembered is the given one, not that of the pack recorded at that time.
        try store.remember(source: files[1], saying: first, ofPack: "own")
        #expect(try !store.isUpToDate(pack: "own", with: files[1]))
        try store.record("own", [rule("a")], at: 3)
        #expect(try files.allSatisfy { try store.isUpToDate(pack: "own", with: $0) })
        let database = try ReadOnlyDatabase(at: folder.database, migrations: migrations)
        #expect(try database.digests(ofPack: "own", from: files[0]) == [first])
    }

    @Test func leavesOtherPacksAlone() throws {
        try store.record("builtin", [rule("a")], at: 1)
        try store.record("own", [rule("b")], at: 2)
        try store.record("own", [], at: 3)
        #expect(try titles() == ["a: A rule"])
        #expect(
            try store.rulebook(knownAt: minute(2)).origin.hasPrefix("database, packs builtin, own as known at 2026")
        )
    }

    @Test func keepsAnIdInItsPackUntilItVanishesThere() throws {
        try store.record("builtin", [rule("a")], at: 1)
        let error = #expect(throws: StoreError.self) {
            try store.record("own", [rule("a", title: "mine"), rule("b")], at: 2)
        }
        #expect(error?.description.contains("pack `own`: rule `a` belongs to pack `builtin`") == true)
        #expect(try titles() == ["a: A rule"])
        #expect(try ask(folder.database, "SELECT name FROM pack") == ["builtin"])
        try store.record("builtin", [], at: 3)
        try store.record("own", [rule("a", title: "mine")], at: 4)
        #expect(try titles() == ["a: mine"])
    }

    @Test func refusesTwoOfOneKindAndId() throws {
        #expect(throws: StoreError.duplicateDocument(pack: "own", kind: "rule", id: "a")) {
            try store.record("own", [rule("a"), rule("a", title: "again")], at: 1)
        }
        let catalogue = Catalogue(vendors: [Vendor(id: "a", name: "A")])
        try store.record("own", [rule("a")], catalogue, at: 1)
    }

    @Test func undoesAnImportThatFails() throws {
        let documents = [Document(kind: .vendor, id: "v", json: "{}"), Document(kind: .rule, id: "r", json: "{}")]
        let error = #expect(throws: StoreError.self) {
            try store.record(pack: "own", documents: documents, toolVersion: "1", at: minute(1))
        }
        #expect(error?.description.hasPrefix("rule `r`: a document cannot be read") == true)
        #expect(try ask(folder.database, "SELECT count(*) FROM pack_import") == ["0"])
        #expect(try ask(folder.database, "SELECT count(*) FROM document_version") == ["0"])
    }

    @Test func movesRecordTimeForwardWhateverTheClockSays() throws {
        try store.record("own", [rule("a", title: "first")], at: 5)
        let second = try store.record("own", [rule("a", title: "second")], at: 5)
        #expect(second.recordedAt == minute(5).next)
        let third = try store.record("other", [rule("b")], at: 1)
        #expect(third.recordedAt == minute(5).next.next)
        #expect(try titles(knownAt: minute(5)) == ["a: first"])
        #expect(try titles(knownAt: minute(5).next) == ["a: second"])
    }

    @Test func tellsTheLifeOfARule() throws {
        let events: [(String, Event.Kind)] = [
            ("2023-01-01", .announced), ("2024-01-01", .effective), ("2024-06-01", .amended),
            ("2025-01-01", .suspended),
        ]
        let future = [("2026-01-01", Event.Kind.enacted), ("2999-01-01", .effective)]
        let bill = [("2026-01-01", Event.Kind.introduced)]
        let law = rule("law", overrides: ["x", "b"], events: events)
        try store.record("own", [law, rule("next", events: future), rule("bill", events: bill), rule("now")], at: 1)
        #expect(
            try ask(
                folder.database,
                "SELECT standing, valid_from, valid_to FROM rule_history WHERE id = 'law' ORDER BY valid_from",
            ) == [
                "scheduled|2023-01-01|2024-01-01",
                "in-force|2024-01-01|2025-01-01", "suspended|2025-01-01|",
            ]
        )
        #expect(try ask(folder.database, "SELECT id, in_force_since FROM rule_in_force_today") == ["now|2024-07-09"])
        #expect(
            try ask(folder.database, "SELECT id, standing, in_force_from FROM rule_pending ORDER BY id")
                == ["bill|pending|", "next|scheduled|2999-01-01"]
        )
        #expect(
            try ask(folder.database, "SELECT event, day FROM rule_event_log WHERE id = 'law' ORDER BY ordinal")
                == ["announced|2023-01-01", "effective|2024-01-01", "amended|2024-06-01", "suspended|2025-01-01"]
        )
        #expect(
            try ask(folder.database, "SELECT overrides, standing FROM rule_current WHERE id = 'law'") == [
                "b x|suspended"
            ]
        )
        #expect(try ask(folder.database, "SELECT count(*) FROM rule_reference") == ["4"])
    }
}
