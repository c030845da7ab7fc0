extension Rulebook {
    /// Returns the rules that an audit evaluates for every use.
    ///
    /// They are in force, perhaps in force or unenforced on the day in question, or assumed to be in force, and not left
    /// out. Rules that allow are excluded because they never produce findings.
    package func considered(for question: Question) -> [Rule] {
        rules.filter { rule in
            !rule.effect.allows && rule.standing(in: question, on: question.asOf).standingOfFindings != nil
        }
    }
}
