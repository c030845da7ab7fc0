import CompcheckModel

/// Finds rules whose beginning is told worse than it could be.
enum Starts {
    static func lints(_ subject: Subject) -> [Lint] { subject.rulebook.rules.flatMap { lints($0, subject) } }

    private static func lints(_ rule: Rule, _ subject: Subject) -> [Lint] {
        let events = rule.lifecycle.events
        var lints: [Lint] = []
        if let first = events.first, first.kind == .observed, first.notBefore == nil {
            let what =
                "was first observed on \(first.day) and may have been in force on any day before: say with `notBefore` "
                + "before which day it was not, such as the launch of the product"
            lints.append(subject.lint(.unknownStart, what, rule, at: "lifecycle"))
        }
        for (position, event) in events.enumerated() where event.kind == .observed && position > 0 {
            let before = Lifecycle(Array(events[..<position])).standing(on: event.day)
            guard before == .pending else { continue }
            let what =
                "was pending until it was observed on \(event.day), so it counts as not in force before: find the day on "
                + "which it came into force, and record it as `effective`"
            lints.append(subject.lint(.observedAfterPending, what, rule, at: "lifecycle"))
        }
        return lints
    }
}
