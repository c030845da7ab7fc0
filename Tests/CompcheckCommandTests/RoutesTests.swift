import Foundation
import Testing

/// The output of `compcheck routes`.
@Suite struct RoutesTests {
    private static let user = ["--audience", "internal", "--customer", "enterprise", "--data", "none"]

    private func routes(_ arguments: [String]) throws -> Outcome {
        try Home().run(["routes"] + arguments + ["--rules", "builtin"])
    }

    /// Returns the routes of a JSON answer by offering, or by route if there is none.
    private func ways(_ arguments: [String]) throws -> [String: [String: Any]] {
        let outcome = try routes(["openai", "CN", "--format", "json"] + arguments)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        let document = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        let ways = try #require(document?["ways"] as? [[String: Any]])
        return Dictionary(ways.map { (($0["offering"] ?? $0["route"]) as? String ?? "", $0) }) { first, _ in first }
    }

    private func rules(_ way: [String: Any]?, _ key: String) -> [String] {
        (way?[key] as? [[String: Any]] ?? []).compactMap { $0["rule"] as? String }
    }

    @Test func onTheDayAfterTheBlock() throws {
        let ways = try ways(RoutesTests.user + ["--as-of", "2024-07-09"])
        for way in ["openai-api", "vpn-proxy"] {
            #expect(ways[way]?["verdict"] as? String == "prohibited")
            let block = (ways[way]?["findings"] as? [[String: Any]])?
                .first { $0["rule"] as? String == "openai-api-block-2024" }
            #expect(block?["since"] as? String == "2024-07-09")
            #expect(block?["asOf"] as? String == "2024-07-09" && block?["isToday"] as? Bool == false)
        }
        let azure = ways["azure-openai"]
        #expect(azure?["verdict"] as? String == "permitted" && azure?["since"] as? String == "2024-07-08")
        #expect(rules(azure, "permissions").contains("azure-openai-cn-exception"))
        let china = ways["azure-china-openai"]
        #expect(china?["verdict"] as? String == "undetermined" && china?["atWorst"] as? String == "prohibited")
        for way in [azure, china] {
            let closing = (way?["outlook"] as? [[String: Any]])?.compactMap { $0["assuming"] as? String }
            #expect(closing == ["enforce-act-hr8315"])
        }
    }

    @Test func todayAnotherBillStandsInItsPlace() throws {
        for way in ["azure-openai", "azure-china-openai"] {
            let entries = try ways(RoutesTests.user)[way]?["outlook"] as? [[String: Any]]
            let bills = entries?.filter { $0["assuming"] != nil && $0["verdict"] as? String == "restricted" }
            #expect(bills?.compactMap { $0["assuming"] as? String }.contains("remote-access-security-act") == true)
            #expect(bills?.contains { $0["assuming"] as? String == "enforce-act-hr8315" } == false)
        }
        let individuals = ["--audience", "internal", "--customer", "individual", "--data", "none"]
        let azure = try ways(individuals)["azure-openai"]
        #expect(azure?["verdict"] as? String == "prohibited" && azure?["since"] as? String == "2024-10-21")
        #expect(rules(azure, "findings").contains("azure-openai-cn-enterprise-only"))
    }

    @Test func whatIsNotSaidDecides() throws {
        let azure = try ways(["--data", "none"])["azure-openai"]
        #expect(azure?["verdict"] as? String == "undetermined")
        let decides = try #require(azure?["decides"] as? [String])
        #expect(decides.contains("customer") && decides.contains("audience"))
        let text = try routes(["OpenAI, L.L.C.", "China", "--data", "none"]).output
        #expect(text.contains("decides  customer (say --customer), audience (say --audience)"), "\(text)")
    }

    @Test func theTextIsReadable() throws {
        let outcome = try routes(["openai/gpt-4o", "CN", "--as-of", "2024-07-09"] + RoutesTests.user)
        #expect(outcome.status == 0 && outcome.errors.isEmpty)
        #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 80 && $0.last != " " })
        try expectGolden(outcome.output.withoutToday, "routes-2024-07-09.txt")
    }

    @Test(
        arguments: [
            (["opnai", "CN"], "unknown developer or model `opnai`: did you mean `OpenAI`?"),
            (["gpt-4o", "CN"], "the catalogue does not know is named with its developer, as in `openai/gpt-4o`"),
            (["openai", "Chnia"], "did you mean `China`?"),
            (["opnai/gpt-4o", "CN"], "unknown developer `opnai`: did you mean `OpenAI`?"),
            (["openai", "CN", "--owner", "CN"], "write a place and a share from 0 to 1, as in CN=0.6"),
            (["openai", "CN", "--owner", "CN=2"], "write a place and a share"),
            (["openai", "CN", "--customer", "enterprice"], "enterprice"),
            (["openai", "CN", "--data", "persnal"], "did you mean `personal`?"),
            (["openai"], "jurisdiction"),
        ] as [([String], String)]
    )
    func mistakesAreSaid(arguments: [String], words: String) throws {
        let outcome = try routes(arguments)
        #expect(outcome.status == 64 && outcome.output.isEmpty)
        #expect(outcome.errors.contains(words), "\(outcome.errors)")
    }
}
