package import CompcheckChecker
package import CompcheckModel

/// Tries trials on a rulebook.
///
/// Trials of the same day share a compiled checker.
package struct Court {
    private var checkers: CheckerPool

    /// A court for a rulebook.
    package init(_ rulebook: Rulebook) { checkers = CheckerPool(rulebook) }

    /// What the rulebook makes of a trial.
    /// - Throws: `UnknownRule` where the trial assumes or leaves out a rule that does not exist.
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
