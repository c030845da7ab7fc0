import CompcheckIntake
import CompcheckLint
import CompcheckModel
import Foundation
import Testing

/// The built-in rules pass their own tests and lint.
@Suite struct OurRulesTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "rules").path

    private let rulebook: Rulebook
    private let trials: [RuleTest]

    init() throws {
        let files = try RuleFolder.files(in: OurRulesTests.folder)
        let origins: Origins
        (rulebook, origins) = try RulebookReader(recordedOn: nil).read(files, origin: "rules")
        let reader = RuleTestReader(rulebook, origins)
        trials = try reader.examples() + reader.scenarios(files)
    }

    @Test func everyTrialComesOutAsWritten() throws {
        var court = RuleTestRunner(rulebook)
        for trial in trials {
            let misses = try court.outcome(of: trial).misses
            #expect(misses.isEmpty, "\(trial.location?.description ?? trial.subject): \(misses)")
        }
    }

    /// Deleting a rule makes a test fail.
    @Test func noRuleCanBeDeletedUnnoticed() throws {
        let files = try RuleFolder.files(in: OurRulesTests.folder)
        #expect(rulebook.rules.count == files.filter { $0.role == .rules }.count)
        for rule in rulebook.rules {
            let rest = Rulebook(
                rules: rulebook.rules.filter { $0.id != rule.id },
                catalogue: rulebook.catalogue,
                origin: "rest",
            )
            var court = RuleTestRunner(rest)
            let own = trials.filter { $0.subject == rule.id.text }.map { $0.assuming([:]) }
            #expect(try own.contains { try !court.outcome(of: $0).passed }, "\(rule.id) can be deleted")
        }
    }

    @Test func nothingGoesUnexercised() throws {
        let gaps = try Coverage(rulebook, trials).gaps()
        #expect(gaps.isEmpty, "run `compcheck rules test --coverage rules`: \(gaps.map { "\($0.rule)" })")
    }
}

extension RuleTest {
    /// Returns the test with more rules assumed to be in force.
    fileprivate func assuming(_ rules: [RuleID: Day]) -> RuleTest {
        RuleTest(
            subject: subject,
            location: location,
            service: service,
            jurisdiction: jurisdiction,
            on: on,
            assumed: rules,
            without: without,
            verdict: verdict,
            expectations: expectations,
        )
    }
}
