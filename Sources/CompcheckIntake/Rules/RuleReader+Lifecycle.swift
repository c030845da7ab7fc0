internal import CompcheckModel
internal import Yams

extension RuleReader {
    /// Reads the dated events of a rule.
    func lifecycle(_ entry: Entry) -> Lifecycle? {
        guard let list = entry["lifecycle"] else {
            entry.note("`lifecycle` is missing: give at least one dated event", at: entry.node)
            return nil
        }
        let items = entry.entries("lifecycle")
        var events: [Event] = []
        for (position, item) in items.enumerated() {
            guard let event = event(item) else { continue }
            if position == 0 { checkFirst(event, item) }
            checkNotBefore(event, item, isFirst: position == 0)
            if let last = events.last, event.day < last.day {
                let what = "events must be in date order: \(event.day) is listed after \(last.day)"
                item.note(what, at: item["date"] ?? item.node)
            }
            events.append(event)
        }
        if items.isEmpty, list.sequence?.isEmpty == true { entry.note("`lifecycle` has no events", at: list) }
        return Lifecycle(events)
    }

    private func event(_ item: Entry) -> Event? {
        item.allowOnly(["date", "event", "note", "notBefore"])
        let day = item.required("date") == nil ? nil : item.day("date")
        let kind = item.required("event").flatMap { item.choice($0, "event", of: Event.Kind.self) }
        let note = item.text("note")?.value
        let notBefore = item.day("notBefore")
        guard let day, let kind else { return nil }
        return Event(day: day, kind: kind, note: note, notBefore: notBefore)
    }

    private func checkNotBefore(_ event: Event, _ item: Entry, isFirst: Bool) {
        guard let notBefore = event.notBefore, let node = item["notBefore"] else { return }
        if !isFirst || event.kind != .observed {
            let what =
                "`notBefore` belongs to a first event that is `observed`: with any other, that event's day is the "
                + "beginning. Remove it"
            item.note(what, at: node)
        } else if notBefore > event.day {
            item.note(
                "`notBefore` \(notBefore) is after the event's own day, \(event.day): write an earlier day",
                at: node,
            )
        }
    }

    private func checkFirst(_ event: Event, _ item: Entry) {
        if event.kind == .amended || event.kind == .corrected {
            let what = "`\(event.kind.rawValue)` cannot be the first event: add the one before it"
            item.note(what, at: item["event"] ?? item.node)
        }
        if let recordedOn, event.day > recordedOn {
            let what = "begins after the day of recording, \(recordedOn): start with an event that has happened, "
            item.note(what + "such as `announced` or `enacted`", at: item["date"] ?? item.node)
        }
    }
}
