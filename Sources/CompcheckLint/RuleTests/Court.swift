package import CompcheckChecker
package import CompcheckModel

/// Runs rule tests against a rulebook.
///
/// Tests of the same day share a compiled checker.
package struct Court {
    private var checkers: CheckerPool

    /// Creates a runner for a rulebook.
    package init(_ rulebook: Rulebook) { checkers = CheckerPool(rulebook) }

    /// Runs a rule test.
    /// - Throws: `UnknownRule`, if the test assumes or leaves out a rule that does not exist.
    package mutating func outcome(of trial: Trial) throws(UnknownRule) -> TrialOutcome {
        let question = Question(
            asOf: trial.on,
            horizon: 0,
            assumed: trial.assumed,
            without: trial.without,
            wantsOutlook: false,
        )
        let answer = try checkers.answer(for: trial.service, in: trial.jurisdiction, question)
        return TrialOutcome(trial: trial, answer: answer)
    }
}
