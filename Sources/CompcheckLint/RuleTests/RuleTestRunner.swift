package import CompcheckChecker
package import CompcheckModel

/// Runs rule tests against a rulebook.
///
/// Tests of the same day share a compiled checker.
package struct RuleTestRunner {
    private var checkers: CheckerPool

    /// Creates a runner for a rulebook.
    package init(_ rulebook: Rulebook) { checkers = CheckerPool(rulebook) }

    /// Runs a rule test.
    /// - Throws: `UnknownRule`, if the test assumes or leaves out a rule that does not exist.
    package mutating func outcome(of test: RuleTest) throws(UnknownRule) -> RuleTestOutcome {
        let question = Question(
            asOf: test.on,
            horizon: 0,
            assumed: test.assumed,
            without: test.without,
            wantsOutlook: false,
        )
        let answer = try checkers.answer(for: test.service, in: test.jurisdiction, question)
        return RuleTestOutcome(test: test, answer: answer)
    }
}
