package import CompcheckModel

extension Finding {
    /// Since when the rule does what it does, to follow the verb.
    package var sinceWords: String {
        if isAssumed { return ", assumed in force from \(since)" }
        if standing == .unenforced { return ", not enforced since \(since): counts for nothing" }
        return rule.sinceWords(since)
    }
}

extension Rule {
    /// Since when the rule does what it does on the day in question, to follow the verb.
    package func sinceWords(in question: Question) -> String {
        if let assumed = question.assumed[id] { return ", assumed in force from \(assumed)" }
        return lifecycle.beginning(of: question.asOf).map { sinceWords($0.day) } ?? ""
    }

    /// ` since DAY`, which for a rule first observed in force is not the day on which it began.
    package func sinceWords(_ day: Day) -> String {
        lifecycle.beginning(of: day)?.kind == .observed ? ", seen in force on \(day)" : " since \(day)"
    }
}
