/// Something that happened to a rule on a day.
package struct Event: Hashable, Codable, Sendable {
    /// The kinds of event (docs/design.md §2).
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case announced
        case introduced
        case advanced
        case enacted
        case effective
        case observed
        case resumed
        case enforced
        case suspended
        case unenforced
        case repealed
        case expired
        case failed
        case withdrawn
        case amended
        case corrected
    }

    /// The day of the event.
    package let day: Day
    /// The kind of event.
    package let kind: Kind
    /// A remark about the event.
    package let note: String?
    /// Of a first event that is `observed`: the day before which the rule did not bind; nil: no such day is known.
    package let notBefore: Day?

    private enum CodingKeys: String, CodingKey {
        case day = "day"
        case kind = "kind"
        case note = "note"
        case notBefore = "notBefore"
    }

    /// An event.
    package init(day: Day, kind: Kind, note: String? = nil, notBefore: Day? = nil) {
        self.day = day
        self.kind = kind
        self.note = note
        self.notBefore = notBefore
    }
}

/// The standing that a rule's lifecycle gives it on a day.
package enum Standing: String, CaseIterable, Codable, Sendable {
    case pending
    case scheduled
    /// The rule may have been in force: it was seen in force later, and its start is not known.
    case uncertain
    case inForce = "in-force"
    case suspended
    case unenforced
    case ended
}

/// The dated events of a rule, in order of date; they act one after the other, also those of one day.
package struct Lifecycle: Hashable, Codable, Sendable {
    /// The events, oldest first.
    package let events: [Event]

    private enum CodingKeys: String, CodingKey {
        case events = "events"
    }

    /// Creates a lifecycle of these events, which are in order of date.
    package init(_ events: [Event]) { self.events = events }

    /// The day of the first event: before it the rule does not exist, unless its start is unknown.
    package var firstDay: Day? { events.first?.day }

    /// The first day on which the rule may have been in force although no event says so; nil if there is none.
    ///
    /// A rule that was first `observed` began on some earlier day that nobody knows: `Day.earliest` stands for any.
    package var uncertainFrom: Day? {
        guard let first = events.first, first.kind == .observed else { return nil }
        let from = first.notBefore ?? .earliest
        return from < first.day ? from : nil
    }

    /// The first day on which the rule plays a part, if only a possible one.
    package var beginning: Day? { uncertainFrom ?? firstDay }

    /// Returns the rule's standing on that day; nil where it does not exist yet.
    package func standing(on day: Day) -> Standing? {
        guard let last = periods.last(where: { $0.from <= day }) else { return nil }
        if last.standing == .pending, periods.contains(where: { $0.from > day && $0.standing == .inForce }) {
            return .scheduled
        }
        return last.standing
    }

    /// Returns the rule's standing on that day as a version of the language has it: the first knew no unknown starts.
    package func standing(on day: Day, in language: Language) -> Standing? {
        let standing = standing(on: day)
        return standing == .uncertain && language == .first ? nil : standing
    }

    /// Returns the first day of the rule's standing on that day; nil where it does not exist yet.
    package func since(on day: Day) -> Day? { periods.last { $0.from <= day }?.from }

    /// Returns the event that began the standing of that day; nil before the first event.
    package func beginning(of day: Day) -> Event? {
        guard let last = periods.last(where: { $0.from <= day }) else { return nil }
        return events.last { $0.day == last.from }
    }

    /// The periods with one standing each, oldest first; each lasts until the next begins.
    ///
    /// `scheduled` does not occur: a rule is scheduled if it is `pending` and a later event brings it into force.
    package var periods: [(from: Day, standing: Standing)] {
        var periods = uncertainFrom.map { [(from: $0, standing: Standing.uncertain)] } ?? []
        var current: Standing?
        for (position, event) in events.enumerated() {
            current = Lifecycle.standing(after: event.kind, from: current)
            let isLastOfItsDay = position + 1 == events.count || events[position + 1].day != event.day
            guard isLastOfItsDay, let current, periods.last?.standing != current else { continue }
            periods.append((event.day, current))
        }
        return periods
    }

    private static func standing(after kind: Event.Kind, from current: Standing?) -> Standing? {
        switch kind {
        case .announced, .introduced, .advanced, .enacted:
            switch current {
            case .inForce, .suspended, .unenforced: current
            case .pending, .scheduled, .uncertain, .ended, nil: .pending
            }
        case .effective: current == .unenforced ? .unenforced : .inForce
        case .observed, .resumed, .enforced: .inForce
        case .suspended: .suspended
        case .unenforced: .unenforced
        case .repealed, .expired, .failed, .withdrawn: .ended
        case .amended, .corrected: current
        }
    }
}
