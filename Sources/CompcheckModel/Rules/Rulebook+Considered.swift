extension Rulebook {
    /// The rules that an audit holds every use against.
    ///
    /// They are in force or unenforced on the day in question, or assumed to be, and not left out. Those that only permit are none of them: they have no findings.
    package func considered(for question: Question) -> [Rule] {
        rules.filter { rule in
            rule.effect != .permits && rule.standing(in: question, on: question.asOf).standingOfFindings != nil
        }
    }
}
