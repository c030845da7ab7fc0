internal import CompcheckModel

extension Finding {
    /// Since when the rule does what it does, to follow the verb.
    var sinceWords: String {
        if isAssumed { return ", assumed in force from \(since)" }
        if standing == .unenforced { return ", not enforced since \(since): counts for nothing" }
        return rule.sinceWords(since)
    }
}

extension Rule {
    /// ` since DAY`, which for a rule first observed in force is not the day on which it began.
    func sinceWords(_ day: Day) -> String {
        lifecycle.beginning(of: day)?.kind == .observed ? ", seen in force on \(day)" : " since \(day)"
    }
}
