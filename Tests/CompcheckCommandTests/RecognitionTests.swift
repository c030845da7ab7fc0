import Testing

/// The built-in catalogue recognizes names, hosts and regions as people write them, and reports say so.
@Suite struct RecognitionTests {
    struct Spelling: Sendable {
        let said: String
        /// The report's words for what it was recognized as, and by which name.
        let words: String
    }

    static let spellings = [
        Spelling(
            said: #""vendor": "OpenAI, L.L.C.""#,
            words: "vendor `OpenAI, L.L.C.` is `openai`: an alias of OpenAI",
        ),
        Spelling(
            said: #""endpoint": "https://x.openai.azure.cn/""#,
            words: "`x.openai.azure.cn` is of offering `azure-china-openai`: host pattern `openai.azure.cn`",
        ),
        Spelling(
            said: #""endpoint": "bedrock-runtime.us-east-1.amazonaws.com""#,
            words: "`bedrock-runtime.us-east-1.amazonaws.com` is of offering `bedrock`: "
                + "host pattern `bedrock-runtime.*.amazonaws.com`",
        ),
        Spelling(
            said: #""endpoint": "dashscope-intl.aliyuncs.com""#,
            words: "the host `dashscope-intl.aliyuncs.com` is of offering `",
        ),
        Spelling(
            said: #""endpoint": "open.bigmodel.cn""#,
            words: "the host `open.bigmodel.cn` is of offering `",
        ),
        Spelling(
            said: #""developers": ["Hangzhou DeepSeek AI Co., Ltd."]"#,
            words: "vendor `Hangzhou DeepSeek AI Co., Ltd.` is `deepseek`: an alias of DeepSeek",
        ),
        Spelling(
            said: #""offering": "azure-china-openai", "region": "chinanorth3""#,
            words: "region `chinanorth3` of `azure-china-openai` is in `CN`",
        ),
        Spelling(said: #""region": "chinanorth3""#, words: "region `chinanorth3` is in `CN` with "),
    ]

    static func services() -> String {
        spellings.enumerated().map { #"{"id": "s\#($0)", "jurisdictions": ["CN"], \#($1.said)}"# }
            .joined(separator: ",\n")
    }

    @Test(arguments: spellings)
    func isToldToPeople(spelling: Spelling) throws {
        let inventory = Inventory.of(spelling.said)
        let outcome = try Home().audit("-", "--rules", "rules", input: inventory)
        // Wherever the lines break.
        let section = (outcome.output.split(separator: "\nRECOGNISED").last ?? "").replacing(/\s+/, with: " ")
        #expect(section.contains(spelling.words) && section.contains(" · 1 service "), "\(section)")
        #expect(!outcome.output.contains("NOT RECOGNISED"))
    }

    @Test func isToldToMachinesAndNoWarning() throws {
        let inventory = Inventory.document(RecognitionTests.services())
        let outcome = try Home().audit("-", "--rules", "rules", "--format", "json", input: inventory)
        for spelling in RecognitionTests.spellings {
            #expect(outcome.output.contains(#"{"kind":"recognized","what":""#))
            #expect(outcome.output.contains(spelling.words))
        }
        #expect(!outcome.errors.contains("warning"), "\(outcome.errors)")
        #expect(outcome.errors.contains("8 uses of 8 services"))
    }

    /// A recognized region counts only if its offering is named.
    @Test func aRegionWithoutOfferingChangesNoAnswer() throws {
        func uses(inRegion region: String) throws -> [Report.Use] {
            let arguments = ["audit", "-", "--rules", "rules", "--format", "json", "--all-uses"]
            let inventory = Inventory.of(#""vendor": "microsoft", "region": "\#(region)""#)
            return try Report(Home().run(arguments, input: inventory).output).uses
        }
        #expect(try uses(inRegion: "chinanorth3") == uses(inRegion: "nowhere"))
    }
}
