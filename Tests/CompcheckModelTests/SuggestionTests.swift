import CompcheckModel
import Testing

@Suite
struct SuggestionTests {
    @Test(
        arguments: [
            ("opnai", "openai"), ("openia", "openai"), ("OPENAI", "openai"), ("microsft", "microsoft"),
            ("antropic", "anthropic"),
            ("zzz", nil), ("", nil), ("x", nil), ("completely-different", nil),
        ] as [(String, String?)]
    )
    func theNearestNameIfItIsNearEnough(_ text: String, _ expected: String?) {
        #expect(suggestion(for: text, among: ["openai", "microsoft", "anthropic", "ibm"]) == expected)
    }

    @Test
    func ofEqualsTheFirstInOrderOfBytes() {
        for names in [["aaac", "aaab"], ["aaab", "aaac"]] { #expect(suggestion(for: "aaad", among: names) == "aaab") }
    }

    @Test
    func aTextOfAnyLengthIsAnsweredAtOnce() {
        #expect(suggestion(for: String(repeating: "x", count: 100_000), among: ["openai"]) == nil)
    }
}
