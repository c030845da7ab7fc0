import Foundation
import Testing

/// The output of `compcheck alternatives`, and the alternatives in audits.
@Suite struct AlternativesTests {
    private func alternatives(_ arguments: [String], input: String? = nil) throws -> Outcome {
        try Home().run(["alternatives"] + arguments + ["--rules", "builtin"], input: input)
    }

    private func uses(_ arguments: [String]) throws -> [[String: Any]] {
        let outcome = try alternatives(arguments + ["--format", "json"])
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return try #require(document?["uses"] as? [[String: Any]])
    }

    /// The prohibited bot in China can go to domestic vendors; Zhipu is flagged from the day it is listed on.
    @Test(arguments: [("2024-07-09", false), ("2025-01-15", false), ("2025-01-16", true), ("2026-11-22", true)])
    func theBotInChina(day: String, isListed: Bool) throws {
        let uses = try uses([Package.example, "support-openai", "--as-of", day])
        let bot = try #require(uses.first { $0["jurisdiction"] as? String == "CN" })
        let told = try #require(bot["alternatives"] as? [[String: Any]])
        let offerings = told.compactMap { $0["offering"] as? String }
        for domestic in ["deepseek-api", "alibaba-model-studio", "tencent-tokenhub", "baidu-qianfan", "zhipu-api"] {
            #expect(offerings.contains(domestic))
        }
        #expect(!offerings.contains("openai-api"))
        let zhipu = try #require(told.first { $0["offering"] as? String == "zhipu-api" })
        let flags = (zhipu["findings"] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
        #expect(flags.contains("entity-list-zhipu") == isListed)
        #expect((zhipu["verdict"] as? String == "restricted") == isListed)
    }

    @Test func theTextIsReadable() throws {
        let arguments = [Package.example, "--as-of", "2024-07-09", "--top", "2"]
        let outcome = try alternatives(arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 && $0.last != " " })
        try expectGolden(outcome.output.withoutToday, "alternatives-2024-07-09.txt")
    }

    @Test func whatCannotBeComparedAndWhatNeedsNoneIsSaid() throws {
        let unknown = Inventory.of("\"vendor\": \"OpenAI\", \"developers\": [\"openai\"], \"route\": \"direct\"")
        #expect(try alternatives(["-"], input: unknown).output.contains("what it must be able to do is not known"))
        let fine = Inventory.of("\"offering\": \"openai-api\", \"audience\": \"internal\", \"data\": []", in: "SG")
        #expect(try alternatives(["-"], input: fine).output.contains("no use needs an alternative"))
        let named = try alternatives(["-", "bot"], input: fine)
        #expect(named.status == 0 && named.output.contains("it needs none"))
    }

    /// The text and the JSON of an audit name the first alternative; NDJSON, kept lean, does not.
    @Test func auditsNameTheBest() throws {
        let first = try uses([Package.example, "--as-of", "2024-07-09"]).map { use in
            (use["alternatives"] as? [[String: Any]])?.first?["offering"] as? String ?? ""
        }
        #expect(first.count == 3)
        let question = ["--as-of", "2024-07-09", "--rules", "builtin"]
        let report = try Home().run(["audit", Package.example, "--format", "json"] + question).output
        let document = try JSONSerialization.jsonObject(with: Data(report.utf8)) as? [String: Any]
        let told = (document?["uses"] as? [[String: Any]])?.compactMap { use in
            (use["alternative"] as? [String: Any])?["offering"] as? String
        }
        #expect(told == first)
        let lines = try Home().run(["audit", Package.example, "--format", "ndjson"] + question).output
        #expect(!lines.isEmpty && !lines.contains("\"alternative\""))
        let text = try Home().run(["audit", Package.example] + question).output
        for id in first { #expect(text.contains("(\(id)): unregulated"), "\(text)") }
    }

    @Test(
        arguments: [
            (["no-such-service"], 2, "has no service `no-such-service`"),
            (["--top", "0"], 64, "--top takes a number from 1"),
            (["--database", "x"], 64, "leave out --database"),
        ] as [([String], Int32, String)]
    )
    func mistakesAreSaid(arguments: [String], status: Int32, words: String) throws {
        let outcome = try alternatives([Package.example] + arguments)
        #expect(outcome.status == status && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
