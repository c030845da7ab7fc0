import CompcheckModel
import Testing

/// What the names of models say of their makers (docs/design.md §3, "Makers").
@Suite struct ModelIndexTests {
    private static let catalogue = Catalogue(
        models: [
            ModelFamily(id: "claude", pattern: "claude-*", developers: ["anthropic"], weights: .closed),
            ModelFamily(id: "llama", pattern: "*llama-*", developers: ["meta"], weights: .open),
            ModelFamily(id: "llama-of-nvidia", pattern: "nvidia/*llama-*", developers: ["nvidia", "meta"]),
            ModelFamily(id: "llama-guard", pattern: "llama-guard*", developers: ["meta"]),
        ],
        vendors: [
            Vendor(id: "anthropic", name: "Anthropic"), Vendor(id: "meta", name: "Meta", aliases: ["meta-llama"]),
            Vendor(id: "nvidia", name: "NVIDIA"), Vendor(id: "openai", name: "OpenAI"),
            Vendor(id: "groq", name: "Groq"),
        ],
        offerings: [
            Offering(
                id: "bedrock",
                vendor: "groq",
                developers: ["openai", "anthropic"],
                route: "bedrock",
                scopes: [.init(scope: "eu", prefixes: ["eu.", "eu.wide."])],
            )
        ],
    )

    @Test(
        arguments: [
            ("claude-x", .known(["anthropic"]), "claude"),
            ("anthropic.claude-x", .known(["anthropic"]), "claude"),
            ("bedrock/EU.Anthropic.Claude-x", .known(["anthropic"]), "claude"),
            ("eu.wide.claude-x", .known(["anthropic"]), "claude"),
            ("us.anthropic.claude-x", .unsaid, nil),
            ("nvidia/Llama-4", .known(["nvidia", "meta"]), "llama-of-nvidia"),
            ("x/nvidia/llama-4", .known(["nvidia", "meta"]), "llama-of-nvidia"),
            ("nvidia/x/llama-4", .known(["meta"]), "llama"),
            ("meta-llama/Llama-4", .known(["meta"]), "llama"),
            ("llama-guard-3", .known(["meta"]), "llama-guard"),
            ("openai/gpt-x", .known(["openai"]), nil),
            ("OpenAI.gpt-x", .known(["openai"]), nil),
            ("groq/my-model", .unknown("groq"), nil),
            ("Nobody/my.model", .unknown("Nobody"), nil),
            ("my-router", .unsaid, nil),
            ("arn:aws:bedrock:eu-1:1:application-inference-profile/x", .unsaid, nil),
            ("arn:aws:bedrock:eu-1::foundation-model/anthropic.claude-x", .known(["anthropic"]), "claude"),
        ] as [(String, ModelIndex.Makers, FamilyID?)]
    )
    func aNameIsRead(_ name: String, _ makers: ModelIndex.Makers, _ family: FamilyID?) {
        let index = CatalogueIndex(ModelIndexTests.catalogue)
        let model = index.models.model(named: name, index.vendor)
        #expect(model.name == name && model.makers == makers && model.family == family)
    }

    @Test(
        arguments: [
            ("a*c", "abc", true), ("a*c", "ac", true), ("a*c", "abcd", false), ("*", "", true), ("a.c", "abc", false),
            ("*a*a*", "aa", true), ("*a*a*", "a", false), ("a*bc", "abbc", true), ("a**b", "axb", true),
            ("[a-z]", "b", false),
        ]
    )
    func aStarIsAnyText(_ pattern: String, _ name: String, _ fits: Bool) {
        let catalogue = Catalogue(models: [ModelFamily(id: "f", pattern: pattern, developers: ["v"])])
        let index = CatalogueIndex(catalogue)
        #expect((index.models.model(named: name, index.vendor).family == "f") == fits)
    }

    /// What AWS names after a model is no model.
    @Test(
        arguments: [
            ("anthropic.claude-x", true), ("claude-x", true), ("bedrock/anthropic.claude-x", true),
            ("arn:aws:bedrock:eu-1::foundation-model/anthropic.claude-x", true),
            ("bedrock/arn:aws:bedrock:eu-1::foundation-model/claude-x", true),
            ("arn:aws:bedrock:eu-1:1:default-prompt-router/anthropic.claude:1", false),
            ("arn:aws:bedrock:eu-1:1:imported-model/claude-x", false), ("our-bot", false),
        ]
    )
    func routersAreNoModels(_ name: String, _ isModel: Bool) {
        let catalogue = Catalogue(
            models: [ModelFamily(id: "claude", pattern: "claude-*", developers: ["anthropic"])],
            vendors: [Vendor(id: "anthropic", name: "Anthropic")],
        )
        let index = CatalogueIndex(catalogue)
        #expect(index.models.model(named: name, index.vendor).isModel == isModel)
    }

    @Test(
        arguments: [
            ("a*", "*b", true), ("a*c", "a*d", false), ("ab", "ab", true), ("a*", "*ab", false),
            ("x/a*", "*/ab", true),
            ("x/ab*", "ab*x/", false), ("a*b*", "*a*b", true), ("abc", "a*c", true),
        ]
    )
    func patternsOfOneLengthClash(_ one: String, _ other: String, _ clash: Bool) {
        #expect(TextPattern(one).clashes(with: TextPattern(other)) == clash)
        #expect(TextPattern(other).clashes(with: TextPattern(one)) == clash)
    }
}
