import CompcheckModel

/// The days of an audit on which a rule is in force, by its lifecycle and by assumption.
struct Activity {
    /// The state of a rule on a day.
    enum State {
        case idle
        case active
        /// Perhaps active: what the rule does, it does possibly.
        case uncertain
        case unenforced

        /// Whether the rule bears on the answer, if only possibly.
        var bears: Bool { self == .active || self == .uncertain }
    }

    /// The days on which its state changes, each with the state from then on; the first is the day of the question.
    let changes: [(day: Day, state: State)]
    /// The day on which that standing, or the assumption, began.
    let since: Day
    /// Whether it is in force on the day of the question only because the audit assumes so.
    let isAssumed: Bool
    /// Whether it is considered only because it is assumed: on the day of the question it does not exist yet.
    let isUnheardOf: Bool
    /// Whether it is pending, suspended or scheduled, and in force on no day of the audit.
    let isWaiting: Bool

    /// Creates the activity of a rule; nil if the rule plays no part in the audit.
    init?(of rule: Rule, in question: Question) {
        guard !question.without.contains(rule.id) else { return nil }
        let assumedFrom = question.assumed[rule.id]
        let isKnown = rule.lifecycle.beginning.map { $0 <= question.asOf } ?? false
        guard isKnown || assumedFrom != nil else { return nil }

        // That somebody will see the rule in force is no news for whoever asks before: it stays uncertain until its next
        // event after that.
        let isUncertain = isKnown && rule.lifecycle.standing(on: question.asOf) == .uncertain
        let nextEvent = rule.lifecycle.events.dropFirst().first?.day ?? .latest
        let certainFrom = isUncertain ? nextEvent : nil

        func state(on day: Day) -> State {
            if let assumedFrom, assumedFrom <= day { return .active }
            if let certainFrom, day < certainFrom { return .uncertain }
            return switch rule.lifecycle.standing(on: day) {
            case .inForce: .active
            case .uncertain: .uncertain
            case .unenforced: .unenforced
            case .pending, .scheduled, .suspended, .ended, nil: .idle
            }
        }
        let days = (rule.lifecycle.periods.map(\.from) + [assumedFrom, certainFrom].compactMap(\.self))
            .filter { $0 > question.asOf && $0 <= question.lastDay }
        var changes = [(day: question.asOf, state: state(on: question.asOf))]
        for day in Set(days).sorted() where state(on: day) != changes[changes.count - 1].state {
            changes.append((day, state(on: day)))
        }
        self.changes = changes
        isUnheardOf = !isKnown
        isAssumed = assumedFrom.map { $0 <= question.asOf } ?? false
        let standing = isAssumed ? .inForce : rule.lifecycle.standing(on: question.asOf)
        since = (isAssumed ? assumedFrom : rule.lifecycle.since(on: question.asOf)) ?? question.asOf
        let isStalled =
            switch standing {
            case .pending, .suspended, .scheduled: true
            case .inForce, .uncertain, .unenforced, .ended, nil: false
            }
        isWaiting = question.wantsOutlook && isStalled && !changes.contains { $0.state == .active }
        if !isWaiting, changes.allSatisfy({ $0.state == .idle }) { return nil }
    }

    /// Creates the activity of a rule that plays no part.
    init(idleOn day: Day) {
        changes = [(day, .idle)]
        since = day
        isAssumed = false
        isUnheardOf = false
        isWaiting = false
    }

    /// Returns the rule's state on a day of the audit.
    func state(on day: Day) -> State {
        changes.last { $0.day <= day }?.state ?? .idle
    }
}
