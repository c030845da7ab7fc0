import CompcheckModel
import CompcheckReport
import Foundation
import Testing

/// New findings in reports of an audit in which only those count.
@Suite("New findings")
struct BaselineTests {
    private static func audit(_ baseline: Baseline) -> Audit {
        let audit = Fixture.audit()
        return Audit(
            toolVersion: audit.toolVersion,
            today: audit.today,
            question: audit.question,
            rulebook: audit.rulebook,
            inventory: audit.inventory,
            baseline: baseline,
        )
    }

    /// One finding of one use is new.
    private static let uses = Fixture.uses.map { use in
        use.with(new: use.service.id == "bot-direct" && use.jurisdiction == "CN" ? ["openai-api-block-2024"] : [])
    }

    private func report(_ format: ReportFormat, _ baseline: Baseline = .run(41)) -> String {
        tell(format, BaselineTests.audit(baseline), BaselineTests.uses)
    }

    @Test func onlyThoseFailAnAudit() {
        let audit = BaselineTests.audit(.run(41))
        #expect(BaselineTests.uses.filter(audit.fails).map(\.service.id) == ["bot-direct"])
        #expect(Fixture.uses.filter(audit.fails).count > 1)
    }

    /// Every format marks new and known findings.
    @Test(
        arguments: [
            (.text, #"baseline only what is new since run 41 counts; 1 use has something new\n"#),
            (.text, #"result +FAIL 1 of 1?\d uses is, or may be, restricted or worse by what is new\n"#),
            (.text, #" new +since run 41\n"#),
            (.markdown, #"- baseline: only what is new since run 41 counts; 1 use"#),
            (.markdown, #"<strong>new</strong> \[OpenAI blocks"#),
            (.html, #"<dt>new</dt><dd><strong><bdi>since run 41</bdi>"#),
            (.html, #"only what is new since run 41 counts; 1 use has something new<br>"#),
            (.json, #""baseline":"run 41","#), (.json, #""new":\["openai-api-block-2024"\],"jurisdiction":"CN""#),
            (.json, #""failing":1,"new":1\}"#), (.ndjson, #""new":\["openai-api-block-2024"\],"jurisdiction":"CN""#),
            (.csv, #",waived_because,new\r\n"#), (.csv, #"bot-direct.*,openai-api-block-2024,.*,true\r\n"#),
            (.csv, #",false\r\n"#), (.sarif, #""baselineState":"new""#), (.sarif, #""baselineState":"unchanged""#),
            (.sarif, #""baseline":"run 41""#), (.junit, #"name="baseline" value="run 41""#),
            (.junit, #", nothing new at or above restricted"#),
            (.github, #"::error title=openai-api-block-2024.* New\."#),
            (.github, #"::notice .* Not new: the baseline has it\."#),
            (.github, #"; only what is new since run 41 counts"#),
            (.gitlab, #"Not new: the baseline has it"#), (.oscal, #"by what is new\."#), (.ocsf, #" New\."#),
        ] as [(ReportFormat, String)]
    )
    func areTold(format: ReportFormat, words: String) throws {
        let words = try Regex(words)
        #expect(report(format).contains(words))
        #expect(!tell(format).contains(words))
    }

    @Test func standApartInGroups() {
        #expect(report(.text).matches(of: /\ new +since run 41\n/).count == 1)
        #expect(report(.html).ranges(of: "<dt>new</dt>").count == 1)
        #expect(report(.sarif).ranges(of: #""baselineState":"new""#).count == 1)
        let results = report(.sarif).ranges(of: #""ruleIndex":"#).count
        #expect(report(.sarif).ranges(of: #""baselineState":""#).count == results)
    }

    /// Only new findings are failures in JUnit and errors in code scanning formats.
    @Test func areAllThatIsLoud() {
        #expect(report(.junit).ranges(of: "<failure ").count == 1)
        #expect(report(.github).ranges(of: "::error ").count == 1)
        #expect(report(.sarif).ranges(of: #""level":"error""#).count - rules(.sarif) == 1)
    }

    private func rules(_ format: ReportFormat) -> Int {
        report(format).ranges(of: #""defaultConfiguration":{"level":"error"}"#).count
    }

    @Test func areAllWhereNothingCameBefore() {
        let text = report(.text, .nothing)
        #expect(text.contains("baseline every finding is new: no run of this inventory with the same\n"))
    }

    @Test func theNameOfAFileIsMadeVisible() {
        for format in ReportFormat.allCases {
            #expect(!report(format, .file("a\u{1B}[31m<b>.json")).contains("\u{1B}"), "\(format)")
        }
        #expect(!report(.html, .file("<b>x</b>")).contains("<b>x"))
        #expect(!report(.markdown, .file("@all <b>x")).contains("@all"))
    }
}
