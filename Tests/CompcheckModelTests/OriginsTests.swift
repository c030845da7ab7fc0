import CompcheckModel
import Testing

@Suite struct OriginsTests {
    @Test func aPartWithoutAPlaceStandsWhereTheWholeDoes() {
        var origins = Origins()
        origins[.entry(.rule, "a")] = Location(file: "a.yaml", line: 1, column: 1)
        origins[.value(.rule, "a", key: "when")] = Location(file: "a.yaml", line: 5, column: 7)
        #expect(origins.rule("a", "when")?.line == 5)
        #expect(origins.rule("a", "unless")?.line == 1)
        #expect(origins[.example("a", 0)]?.line == 1)
        #expect(origins.rule("b") == nil)
    }
}
