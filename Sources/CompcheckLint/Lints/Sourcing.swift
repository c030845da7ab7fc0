import CompcheckModel

/// Finds rules whose references or lifecycle events are missing or old.
enum Sourcing {
    static func lints(_ subject: Subject) -> [Lint] { subject.rulebook.rules.flatMap { lints($0, subject) } }

    private static func lints(_ rule: Rule, _ subject: Subject) -> [Lint] {
        var lints: [Lint] = []
        if rule.references.isEmpty {
            let what = "has no reference: cite its source under `references`"
            lints.append(subject.lint(.noReference, what, rule))
        }
        let yearAgo = subject.today.monthsEarlier(12)
        for reference in rule.references {
            let title = "\(shown: reference.title)"
            if let opened = reference.opened {
                guard opened < yearAgo else { continue }
                let what = "\(title) was last opened on \(opened): read it again and set `opened`"
                lints.append(subject.lint(.staleReference, what, rule, at: "references"))
            } else {
                let what = "does not say when \(title) was opened: read it and set `opened`"
                lints.append(subject.lint(.staleReference, what, rule, at: "references"))
            }
        }
        // References with different titles may have the same URL.
        let sources = Set(rule.references.map { $0.url ?? $0.title })
        if rule.confidence == .contested, sources.count < 2 {
            let what = "is contested but names \(sources.count == 1 ? "one source" : "no source"): name both sides"
            lints.append(subject.lint(.contestedWithoutSources, what, rule, at: "references"))
        }
        if rule.lifecycle.standing(on: subject.today) == .pending,
            let last = rule.lifecycle.events.last(where: { $0.day <= subject.today })?.day,
            last < subject.today.monthsEarlier(18)
        {
            let what = "has been pending without news since \(last): find out what became of it and record the event"
            lints.append(subject.lint(.staleBill, what, rule, at: "lifecycle"))
        }
        return lints
    }
}

extension Day {
    /// Returns the same day of the month `count` months earlier, or the last day of that month.
    func monthsEarlier(_ count: Int) -> Day {
        let parts = description.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 3 else { return self }
        let months = parts[0] * 12 + parts[1] - 1 - count
        return (0...3).lazy.compactMap { Day(year: months / 12, month: months % 12 + 1, day: parts[2] - $0) }.first
            ?? self
    }
}
