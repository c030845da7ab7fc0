public import CompcheckChecker
public import CompcheckModel

/// Tries trials on a rulebook.
///
/// Trials of the same day share a compiled checker.
public struct Court {
    private let rulebook: Rulebook
    private var checkers: [Question: Checker] = [:]

    /// A court for a rulebook.
    public init(_ rulebook: Rulebook) { self.rulebook = rulebook }

    /// What the rulebook makes of a trial.
    /// - Throws: `UnknownRule` where the trial assumes or leaves out a rule that does not exist.
    public mutating func outcome(of trial: Trial) throws(UnknownRule) -> TrialOutcome {
        let question = Question(
            asOf: trial.on,
            horizon: 0,
            assumed: trial.assumed,
            without: trial.without,
            wantsOutlook: false,
        )
        var checker = if let known = checkers[question] { known } else { try Checker(rulebook, question) }
        let answer = checker.answer(for: trial.service, in: trial.jurisdiction)
        checkers[question] = checker
        return TrialOutcome(trial: trial, answer: answer)
    }
}
