import CompcheckLint
import CompcheckModel
import Testing

/// Each lint reports its faulty case, and does not report similar clean ones.
@Suite struct LintTests {
    @Test(arguments: LintCase.conflicts + LintCase.scopes + LintCase.precedence + LintCase.sources + LintCase.entries)
    func aLintFiresAndItsNearMissIsClean(_ example: LintCase) throws {
        let report = try LintCase.report(example.faulty, example.catalogue)
        #expect(report.lints.map(\.name) == [example.name], "\(report.lints)")
        #expect(report.lints.contains { $0.what.contains(example.words) }, "\(report.lints)")
        #expect(report.lints.allSatisfy { $0.location?.line != nil })
        for clean in example.clean {
            let report = try LintCase.report(clean, example.cleanCatalogue)
            #expect(report.lints.isEmpty, "\(report.lints) in:\n\(clean)")
            #expect(report.silenced.isEmpty)
        }
    }

    /// Every lint has a case, except `unsettled`, for which rulebooks are too large, and `shrunk`, with its own tests.
    @Test func everyLintIsTried() {
        let cases = LintCase.conflicts + LintCase.scopes + LintCase.precedence + LintCase.sources + LintCase.entries
        #expect(Set(LintName.allCases).subtracting(cases.map(\.name)) == [.shrunk, .unsettled])
        #expect(LintName.allCases.allSatisfy { !$0.summary.isEmpty && $0.summary.count <= 100 })
    }

    @Test func aSilencedLintIsKeptWithItsReason() throws {
        let rules = LintCase.rule("ban", "references: []", "lint: [{name: no-reference, reason: common knowledge}]")
        let report = try LintCase.report(rules)
        #expect(report.lints.isEmpty)
        #expect(report.silenced.map(\.lint.name) == [.noReference])
        #expect(report.silenced.map(\.reason) == ["common knowledge"])
    }

    /// Either of the two rules of a lint may silence it.
    @Test(arguments: ["permit", "ban"])
    func bothSidesOfAConflictMaySilenceIt(silencer: String) throws {
        func lines(_ id: String) -> String {
            id == silencer ? "lint: [{name: conflict, reason: two papers}]" : "title: x"
        }
        let report = try LintCase.report(
            LintCase.rule("permit", "effect: permits", lines("permit")) + LintCase.rule("ban", lines("ban"))
        )
        #expect(report.lints.isEmpty && report.silenced.map(\.lint.name) == [.conflict])
    }

    @Test func theOrderIsThatOfTheFile() throws {
        let report = try LintCase.report(
            LintCase.rule("b", "references: []", "confidence: contested") + LintCase.rule("a", "references: []")
        )
        let names: [LintName] = [.contestedWithoutSources, .noReference, .noReference]
        #expect(report.lints.map(\.name).sorted { $0.rawValue < $1.rawValue } == names)
        let lines = report.lints.compactMap { $0.location?.line }
        #expect(lines.count == 3 && lines == lines.sorted())
    }
}
