internal import CompcheckIntake
package import CompcheckKit
package import CompcheckLint
package import CompcheckModel

/// The tests of a rulebook: the examples of its rules and the scenarios beside them.
package struct RuleTestRun {
    /// The tests to run.
    package let tests: [RuleTest]
    private let rulebook: Rulebook

    /// Reads the tests; only those of rules and scenarios with a text in their name, if one is given.
    /// - Throws: `BadInput` if a scenario cannot be read; `UsageFault` if no test has that text.
    package init(_ reading: RulebookSource.Reading, only text: String?) throws {
        rulebook = reading.rulebook
        let reader = RuleTestReader(reading.rulebook, reading.origins)
        let all = try reader.examples() + reader.scenarios(reading.files)
        tests = all.filter { test in text.map(test.subject.contains) ?? true }
        if let text, tests.isEmpty, !all.isEmpty { throw UsageFault("no test has `\(text)` in its name") }
    }

    /// Runs the tests, and hands out the outcome of each.
    /// - Returns: How many failed.
    /// - Throws: `UnknownRule`, and what `take` throws.
    package func run(_ take: (RuleTestOutcome) throws -> Void) throws -> Int {
        var runner = RuleTestRunner(rulebook)
        var failures = 0
        for test in tests {
            let outcome = try runner.outcome(of: test)
            if !outcome.passed { failures += 1 }
            try take(outcome)
        }
        return failures
    }

    /// Returns what no test exercises; tests that fail show nothing about it.
    package func gaps() throws -> [CoverageGap] { try Coverage(rulebook, tests).gaps() }
}
