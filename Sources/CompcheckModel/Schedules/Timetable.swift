/// When something is due: at a time of some days of the week, by the clocks of a zone.
///
/// It is due once on each such day, also on those on which clocks are set: at the first of two equal times, and where
/// the time is skipped at the instant after the gap. A day that a zone leaves out altogether has none.
package struct Timetable: Hashable, Sendable {
    /// The time on the clock.
    package let time: TimeOfDay
    /// The days of the week.
    package let days: Weekdays
    /// The clocks that are meant.
    package let clock: ZoneClock

    /// A timetable.
    package init(at time: TimeOfDay, on days: Weekdays, by clock: ZoneClock) {
        self.time = time
        self.days = days
        self.clock = clock
    }

    /// When it is due: `mon-fri at 02:30 Europe/Berlin`.
    package var words: String { "\(days) at \(time) \(clock.name)" }

    /// When it is due on a day; nil: not on that day.
    package func due(on day: Day) -> Instant? {
        guard days.all.contains(Weekday(day)) else { return nil }
        let due = clock.first(time, of: day)
        if clock.reading(at: due) == (day, time) { return due }
        // Clocks skip the time, or the whole day.
        return clock.reading(at: clock.first(.midnight, of: day)).day == day ? due : nil
    }

    /// The last time that it was due, at this instant or before.
    package func lastDue(by instant: Instant) -> Instant? {
        let today = clock.reading(at: instant).day
        return Timetable.nearby.lazy.compactMap { due(on: today.advanced(by: 1 - $0)) }.first { $0 <= instant }
    }

    /// The next time that it is due, after this instant.
    package func nextDue(after instant: Instant) -> Instant? {
        let today = clock.reading(at: instant).day
        return Timetable.nearby.lazy.compactMap { due(on: today.advanced(by: $0 - 1)) }.first { $0 > instant }
    }

    /// The nights to come on which the clocks skip the time, and when it is due instead.
    package func skips(after instant: Instant, years: Int) -> [Instant] {
        let today = clock.reading(at: instant).day
        return (0..<years * 366).compactMap { due(on: today.advanced(by: $0)) }
            .filter { clock.reading(at: $0).time != time }
    }

    /// A weekday comes round in seven days; one may be left out by the zone.
    private static let nearby = 0..<17
}

extension TimeOfDay {
    fileprivate static let midnight = TimeOfDay(minutesAfterMidnight: 0)
}
