extension Rulebook {
    /// The rules that an audit holds every use against.
    ///
    /// They are in force or unenforced on the day in question, or assumed to be, and not left out. Those that only permit are none of them: they have no findings.
    public func considered(for question: Question) -> [Rule] {
        rules.filter { rule in
            guard rule.effect != .permits, !question.without.contains(rule.id) else { return false }
            if let from = question.assumed[rule.id], from <= question.asOf { return true }
            return switch rule.lifecycle.standing(on: question.asOf) {
            case .inForce, .unenforced: true
            case .pending, .scheduled, .suspended, .ended, nil: false
            }
        }
    }
}
