import CompcheckIntake
import CompcheckModel
import Testing

/// Single mistakes in scenarios, with their location and message.
struct ScenarioMistakeTests {
    private static let sound = """
        name: A story
        inventory:
          services:
            - {id: one, vendor: acme, jurisdictions: [US, CN]}
            - {id: two, vendor: acme, jurisdictions: [US]}
        expect:
          - {on: 2024-07-09, service: two, not: rule-one}
        """

    private func complaintsAbout(_ old: String, _ new: String) throws -> [String] {
        let texts = ["a.yaml": OverrideTests.rule("rule-one", "acme", [])]
        let rulebook = try readRules(texts)
        let text = ScenarioMistakeTests.sound.replacing(old, with: new)
        #expect(text != ScenarioMistakeTests.sound || old == new)
        let file = try #require(RuleFile("scenarios/s.yaml", in: "", text: text))
        return try complaints { _ = try RuleTestReader(rulebook, Origins()).scenarios([file]) }
    }

    @Test func theSoundOneIsSound() throws { #expect(try complaintsAbout("", "") == []) }

    @Test(arguments: [
        ("name: A story", "title: A story", "1:1: unknown key `title`"),
        (
            "service: two", "service: tow",
            "7:31: scenario `A story`: the scenario has no service `tow`: did you mean `two`?",
        ),
        ("service: two, ", "", "7:5: scenario `A story`: `service` is missing: the scenario has 2"),
        ("service: two", "service: one", "7:5: scenario `A story`: `jurisdiction` is missing"),
        ("service: two", "service: two, jurisdiction: CN", "the service `two` is not used in `CN`, only in `US`"),
        ("rule-one", "rule-oen", "7:41: scenario `A story`: unknown rule `rule-oen`: did you mean `rule-one`?"),
        (", not: rule-one", "", "7:5: scenario `A story`: expects nothing"),
        ("2024-07-09", "2024-07-39", "`on`: `2024-07-39` is not a day"),
        ("on: 2024-07-09, ", "", "`on` is missing"),
        ("id: two", "id: one", "5:7: services[1]: duplicate service id `one`"),
        (
            "jurisdictions: [US]", "jurisdictions: [USB]",
            "5:47: services[1].jurisdictions[0]: unknown jurisdiction `USB`",
        ),
        ("id: two, vendor", "id: two, vendro", "services[1]: unknown key `services[].vendro`: did you mean `vendor`?"),
        ("  services:", "  servces:", "3:3: scenario `A story`: unknown key `servces`: did you mean `services`?"),
        ("  - {on: 2024-07-09, service: two, not: rule-one}", "  []", "7:3: scenario `A story`: `expect` is empty"),
        ("expect:", "expct:", "1:1: scenario `A story`: `expect` is missing"),
        ("not: rule-one", "verdict: forbidden", "unknown verdict `forbidden`"),
    ])
    func isSaidWithItsPlace(old: String, new: String, words: String) throws {
        let said = try complaintsAbout(old, new)
        #expect(said.contains { $0.hasPrefix("scenarios/s.yaml:") && $0.contains(words) }, "\(said)")
    }
}
