import Foundation
import Testing

/// Every query of `docs/queries.md`, run unchanged.
@Suite struct QueriesPageTests {
    private struct Question {
        let title: String
        let sql: String
    }

    /// The values of the parameters that the page explains.
    private static let values = [
        "day": "2024-07-09", "known": "2999-12-01T00:00:00.000Z", "rule": "openai-api-block-2024",
        "authority": "us-bis", "year": "2024", "vendor": "microsoft",
    ]

    /// Queries that may return nothing for the built-in rules and two audits, by the beginning of their titles.
    private static let mayBeEmpty = [
        "Which rules come without guidance", "Which findings stand under a waiver", "Which facts would settle",
    ]

    private func questions() throws -> [Question] {
        try Package.text("docs/queries.md").split(separator: "\n### ").dropFirst().map { section in
            let parts = section.split(separator: "\n\n", maxSplits: 2)
            let block = section.firstMatch(of: /```sql\n(?<sql>[^`]*)```/)
            return Question(title: String(parts[0]), sql: String(try #require(block?.output.sql, "\(parts[0])")))
        }
    }

    @Test func everyQueryRuns() throws {
        let home = try Home()
        for day in ["2024-07-08", "2024-07-09"] {
            #expect(try home.audit(Package.example, "--as-of", day).status == 1)
        }
        let questions = try questions()
        #expect(questions.count >= 15)
        #expect(Set(questions.map(\.title)).count == questions.count)
        for question in questions {
            let names = Set(question.sql.matches(of: /[ (]:(?<name>[a-z]+)/).map { String($0.output.name) })
            let parameters = try names.flatMap { name in
                ["--param", "\(name)=\(try #require(QueriesPageTests.values[name], "\(name)"))"]
            }
            for format in ["json", "table"] {
                let outcome = try home.run(["sql", "-", "--format", format] + parameters, input: question.sql)
                #expect(outcome.status == 0, "\(question.title): \(outcome.errors)")
                guard format == "json" else { continue }
                let rows = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [[String: Any]]
                let mayBeEmpty = QueriesPageTests.mayBeEmpty.contains { question.title.hasPrefix($0) }
                #expect(rows?.isEmpty == false || mayBeEmpty, "\(question.title): no rows")
            }
        }
    }
}
