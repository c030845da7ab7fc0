import CompcheckModel
import Testing

@testable import CompcheckStore

@Suite struct WaiverTests {
    private let store: Store

    init() throws {
        store = try Store.inMemory(migrations: migrations, toolVersion: "1.2.3", now: minute(0))
    }

    private func other(from: String, until: String, in place: JurisdictionCode? = "CN") -> Waiver {
        Waiver(
            rule: "b",
            service: "bot",
            jurisdiction: place,
            reason: "Says who?",
            acceptedBy: "Ada",
            from: day(from),
            until: day(until),
        )
    }

    @Test func holdsFromItsFirstDayToTheDayBeforeItsLast() throws {
        let short = other(from: "2026-11-20", until: "2026-11-23")
        #expect(try store.add(short, at: minute(1)) == 1)
        for (day, holds) in [
            ("2026-11-19", false), ("2026-11-20", true), ("2026-11-22", true), ("2026-11-23", false),
        ] {
            #expect(try store.waivers(on: CompcheckStoreTests.day(day)) == (holds ? [short] : []))
        }
    }

    @Test func isKnownFromItsRecordUntilItIsRevoked() throws {
        let id = try store.add(waiver, at: minute(5))
        try store.revoke(waiver: id, by: "Grace", because: "The vendor changed its terms", at: minute(9))
        let today = day("2026-11-22")
        #expect(try store.waivers(on: today) == [])
        for (time, isKnown) in [(Int64(4), false), (5, true), (8, true), (9, false), (10, false)] {
            #expect(try store.waivers(on: today, knownAt: minute(time)) == (isKnown ? [waiver] : []))
        }
        let recorded = try #require(try store.recordedWaivers().first)
        #expect(recorded.waiver == waiver && recorded.id == id && recorded.recordedFrom == minute(5))
        #expect(recorded.revocation?.by == "Grace" && recorded.revocation?.instant == minute(9))
        #expect(recorded.revocation?.because == "The vendor changed its terms")
    }

    @Test func isRevokedOnce() throws {
        #expect(throws: StoreError.noWaiver(1)) { try store.revoke(waiver: 1, by: "Ada", because: "x", at: minute(1)) }
        let id = try store.add(waiver, at: minute(5))
        // A clock that was set back does not make a record end before it began.
        try store.revoke(waiver: id, by: "Ada", because: "x", at: minute(2))
        #expect(try #require(try store.recordedWaivers().first?.revocation).instant > minute(5))
        let again = #expect(throws: StoreError.self) {
            try store.revoke(waiver: id, by: "Ada", because: "x", at: minute(7))
        }
        #expect(try #require(again).description.hasPrefix("waiver 1: was already revoked at "))
    }

    @Test func severalMayCoverOneFinding() throws {
        let both = [waiver, other(from: "2026-01-01", until: "2027-01-01", in: nil)]
        for waiver in both { _ = try store.add(waiver, at: minute(1)) }
        #expect(try store.waivers(on: day("2026-11-22")) == both)
    }
}
