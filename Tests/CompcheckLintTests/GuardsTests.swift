import CompcheckIntake
import CompcheckLint
import CompcheckModel
import Foundation
import Testing

/// Losses of rules and entries are reported.
@Suite struct GuardsTests {
    private static func guards(_ count: Int, mayFall: Double) -> Guards {
        Guards(mayFall: mayFall, counts: ["rules by authority": ["acme": count]])
    }

    @Test(arguments: [
        (1, 0.1, true), (2, 0.5, true), (2, 0.49, false), (3, 0.5, false), (0, 0.0, true),
    ])
    func aCountMayFallByTheShareAndNoMore(before: Int, mayFall: Double, isClean: Bool) throws {
        let report = try LintCase.report(LintCase.rule("ban"), guards: GuardsTests.guards(before, mayFall: mayFall))
        #expect(report.lints.map(\.name) == (isClean ? [] : [.shrunk]), "\(report.lints)")
        guard !isClean else { return }
        #expect(report.lints[0].what.hasPrefix("rules by authority: `acme` fell from \(before) to 1"))
    }

    @Test func shrinkingMayBeAllowedButNotToNothing() throws {
        let (rulebook, origins) = try LintCase.read(LintCase.rule("ban"))
        let linter = Linter(rulebook, origins, today: LintCase.today)
        let fallen = GuardsTests.guards(9, mayFall: 0.1)
        #expect(linter.report(guards: fallen, allowsShrinking: true).lints.isEmpty)
        let gone = Guards(mayFall: 1, counts: ["rules by authority": ["gone": 1]])
        let lints = linter.report(guards: gone, allowsShrinking: true).lints
        #expect(lints.map(\.name) == [.shrunk])
        #expect(lints.first?.what.contains("`gone` fell from 1 to 0") == true)
    }

    @Test func guardsAreReadAsTheyAreWritten() throws {
        let (rulebook, _) = try LintCase.read(LintCase.rule("ban", "when: {jurisdiction: [CN, SG]}"))
        let guards = Guards(rulebook, mayFall: 0.25)
        #expect(try Guards(json: Data(guards.json.utf8)) == guards)
        #expect(guards.counts["rules by jurisdiction"] == ["CN": 1, "SG": 1])
        #expect(guards.counts["entries"]?["vendors"] == 2)
    }

    /// The guards of the built-in pack are current.
    @Test func ourGuardsAreFresh() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules").path
        let rulebook = try RulebookReader(recordedOn: nil).rulebook(RuleFolder.files(in: folder), origin: "rules")
        let kept = FileManager.default.contents(atPath: folder + "/guards.json") ?? Data()
        let mayFall = (try? Guards(json: kept))?.mayFall ?? Guards.usualShare
        let isFresh = String(decoding: kept, as: UTF8.self) == Guards(rulebook, mayFall: mayFall).json
        #expect(isFresh, "run `compcheck rules lint rules --write-guards`, then look at git diff")
    }
}
