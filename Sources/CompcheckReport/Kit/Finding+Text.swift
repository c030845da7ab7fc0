package import CompcheckModel

extension Finding {
    /// The beginning of the rule's effect, as words to follow the verb.
    package var sinceText: String {
        if isAssumed { return ", assumed in force from \(since)" }
        if standing == .unenforced { return ", not enforced since \(since): counts for nothing" }
        return rule.sinceText(since)
    }
}

extension Rule {
    /// Returns the beginning of the rule's effect as of the day in question, as words to follow the verb.
    package func sinceText(in question: Question) -> String {
        if let assumed = question.assumed[id] { return ", assumed in force from \(assumed)" }
        return lifecycle.beginning(of: question.asOf).map { sinceText($0.day) } ?? ""
    }

    /// Returns ` since DAY`, or `, seen in force on DAY` if the rule's beginning is not known.
    package func sinceText(_ day: Day) -> String {
        lifecycle.beginning(of: day)?.kind == .observed ? ", seen in force on \(day)" : " since \(day)"
    }
}
