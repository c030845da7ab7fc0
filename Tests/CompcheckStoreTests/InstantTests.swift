import CompcheckModel
import CompcheckStore
import Testing

@Suite struct InstantTests {
    @Test(arguments: [
        (0, "1970-01-01T00:00:00.000Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (-86_400_000, "1969-12-31T00:00:00.000Z"),
        (1_795_359_845_123, "2026-11-22T15:04:05.123Z"),
        (Int64.max, "9999-12-31T23:59:59.999Z"),
        (Int64.min, "0001-01-01T00:00:00.000Z"),
    ])
    func writesFixedForm(_ milliseconds: Int64, _ text: String) {
        #expect(Instant(milliseconds: milliseconds).description == text)
        #expect(Instant(text) == Instant(milliseconds: milliseconds))
    }

    @Test func readsShorterFractions() {
        #expect(Instant("2026-11-22T15:04:05Z")?.description == "2026-11-22T15:04:05.000Z")
        #expect(Instant("2026-11-22T15:04:05.5Z")?.description == "2026-11-22T15:04:05.500Z")
        #expect(Instant("2026-11-22T15:04:05.05Z")?.description == "2026-11-22T15:04:05.050Z")
    }

    @Test(arguments: [
        "", "2026-11-22", "2026-11-22T15:04:05", "2026-11-22T24:00:00Z", "2026-11-22T15:60:00Z", "2026-11-22T15:04:60Z",
        "2026-02-30T15:04:05Z", "2026-11-22 15:04:05Z", "2026-11-22T15:04:05.1234Z", "2026-11-22T15:04:05.Z",
        "2026-11-22T15:04:05.+1Z", "2026-11-22T15:04:05+00:00", "2026-11-22T+5:04:05Z", "2026-11-22T15:04:05é",
    ])
    func refuses(_ text: String) {
        #expect(Instant(text) == nil)
    }

    @Test func makesFromSecondsWithoutOverflow() {
        #expect(Instant(seconds: 1, milliseconds: 5).milliseconds == 1005)
        #expect(Instant(seconds: .max).description == "9999-12-31T23:59:59.999Z")
        #expect(Instant(seconds: .min, milliseconds: .min).description == "0001-01-01T00:00:00.000Z")
        #expect(Instant(startOf: day("2026-11-22")).description == "2026-11-22T00:00:00.000Z")
    }
}
