package import CompcheckModel

extension Finding {
    /// The beginning of the rule's effect, as words to follow the verb.
    package var sinceText: String {
        if isAssumed { return ", assumed in force from \(since)" }
        if standing == .uncertain { return rule.lifecycle.uncertainText }
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

extension Lifecycle {
    /// Since when a rule of unknown start may be in force, as words to follow the verb.
    package var uncertainText: String {
        let seen = firstDay.map { "\($0)" } ?? "later"
        let bound = uncertainFrom.flatMap { $0 > .earliest ? ", not before \($0)" : nil } ?? ""
        return ", if it was in force before it was seen on \(seen)\(bound)"
    }
}

extension Finding {
    /// The beginning of a note, as words to follow the verb.
    package var noteSinceText: String { knownSince.map { " since \($0)" } ?? sinceText }

    /// What leaves the finding possible and only a source can settle, in words; nil if nothing is known to.
    package var sourceDoubtText: String? { doubts.text }
}

extension [SourceDoubt] {
    /// What only a source can tell, in words that follow "only a source can tell"; nil if there is nothing.
    package var text: String? {
        let words = map { doubt in
            switch doubt {
            case .start: "since when the rule holds"
            case .list(let group, _): "whether \(SafeText.of(group.text)) listed the place that day"
            case .exception(let rule): "whether \(SafeText.of(rule.text)) lifts it"
            }
        }
        return words.isEmpty ? nil : listed(words)
    }
}
