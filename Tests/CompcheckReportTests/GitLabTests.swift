import CompcheckModel
import CompcheckReport
import Foundation
import Testing

@Suite("Findings as a Code Quality report of GitLab")
struct GitLabTests {
    private struct Degradation: Decodable {
        struct Location: Decodable {
            struct Lines: Decodable { let begin: Int }
            let path: String
            let lines: Lines
        }
        let description: String
        let checkName: String
        let fingerprint: String
        let severity: String
        let location: Location
    }

    private func degradations(_ audit: Audit, _ uses: some Sequence<Use>) throws -> [Degradation] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode([Degradation].self, from: Data(tell(.gitlab, audit, uses).utf8))
    }

    @Test func isToldEverything() throws {
        let told = try degradations(Many.audit, Many.uses(50_000))
        #expect(told.count == Many.uses(50_000).reduce(0) { $0 + $1.answer.findings.count })
        #expect(Set(told.map(\.fingerprint)).count == told.count)
        #expect(Set(told.map(\.severity)).isSubset(of: ["blocker", "critical", "major", "minor", "info"]))
        #expect(told.allSatisfy { $0.location.lines.begin >= 1 })
        #expect(try degradations(Fixture.audit(), []).isEmpty)
    }

    @Test func isToldPlainly() throws {
        let told = try degradations(Fixture.audit(inventory: "./dir/inventory.json"), Fixture.uses)
        #expect(told.first?.checkName == "openai-api-block-2024")
        #expect(told.first?.severity == "blocker")
        #expect(told.first?.location.path == "dir/inventory.json")
        let unsure = told.filter { $0.description.contains("Unsure") }
        #expect(!unsure.isEmpty && unsure.allSatisfy { $0.severity == "major" })
        #expect(told.filter { $0.checkName == "cloud-model-training-note" }.map(\.severity) == ["info"])
    }

    @Test func standardInputHasAName() throws {
        let paths = try degradations(Fixture.audit(inventory: "-"), Fixture.uses).map(\.location.path)
        #expect(Set(paths) == ["stdin"])
    }

    @Test func hostileTextsAreOnlyShown() throws {
        let told = try degradations(Hostile.audit, Hostile.uses)
        #expect(told.count == Hostile.uses.count)
        for text in told.map(\.description) {
            #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
        }
    }
}
