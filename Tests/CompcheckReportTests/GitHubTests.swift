import CompcheckModel
import CompcheckReport
import Testing

@Suite("Findings as annotations of GitHub")
struct GitHubTests {
    private func commands(_ audit: Audit, _ uses: some Sequence<Use>) -> [Substring] {
        tell(.github, audit, uses).split(separator: "\n").dropLast()
    }

    @Test func isToldWhatItShows() {
        let report = tell(.github, Many.audit, Many.uses(20_000))
        let lines = report.split(separator: "\n")
        for command in ["error", "warning", "notice"] {
            #expect(lines.count { $0.hasPrefix("::\(command) ") } == 10)
        }
        let found = Many.uses(20_000).reduce(0) { $0 + $1.answer.findings.count }
        #expect(lines.count == 31)
        #expect(lines.last?.replacing(",", with: "").contains("; \(found - 30) more than GitHub shows") == true)
    }

    @Test func isToldTheWeightiestFirst() {
        let lines = commands(Fixture.audit(), Fixture.uses)
        #expect(lines.map { $0.prefix { $0 != " " } } == lines.map { $0.prefix { $0 != " " } }.sorted(by: weightier))
        #expect(lines.first?.hasPrefix("::error title=openai-api-block-2024,file=inventory.json,line=4::") == true)
    }

    private func weightier(_ one: Substring, _ other: Substring) -> Bool {
        let order: [Substring] = ["::error", "::warning", "::notice"]
        return (order.firstIndex(of: one) ?? 9) < (order.firstIndex(of: other) ?? 9)
    }

    @Test func nothingBreaksOutOfACommand() {
        let audit = Fixture.audit(inventory: "a:b,c%\n.json")
        let lines = commands(audit, Hostile.uses)
        #expect(lines.count == 10)
        for line in lines {
            #expect(line.wholeMatch(of: /::warning title=hostile,file=a%3Ab%2Cc%25\\n\.json,line=\d+::[^\r\n]+/) != nil)
            #expect(!line.contains(/%(?!25|3A|2C)/))
            #expect(!line.unicodeScalars.contains("\u{1B}") && !line.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test func standardInputIsNoFile() {
        let lines = commands(Fixture.audit(inventory: "-"), Fixture.uses)
        #expect(lines.allSatisfy { !$0.contains("file=") })
    }
}
