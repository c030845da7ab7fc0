/// When something is due: at a time on some days of the week, by the clocks of a zone.
///
/// It is due once on each such day, also when the clocks change: at the first of two equal times, or right after
/// the gap if the time is skipped. A day that the zone skips altogether has no due time.
package struct Timetable: Hashable, Sendable {
    /// The time on the clock.
    package let time: TimeOfDay
    /// The days of the week.
    package let days: Weekdays
    /// The clocks of the time zone.
    package let clock: ZoneClock

    /// A timetable.
    package init(at time: TimeOfDay, on days: Weekdays, by clock: ZoneClock) {
        self.time = time
        self.days = days
        self.clock = clock
    }

    /// The timetable as text: `mon-fri at 02:30 Europe/Berlin`.
    package var displayText: String { "\(days) at \(time) \(clock.name)" }

    /// Returns when it is due on a day; nil if it is not due on that day.
    package func due(on day: Day) -> Instant? {
        guard days.all.contains(Weekday(day)) else { return nil }
        let due = clock.first(time, of: day)
        if clock.reading(at: due) == (day, time) { return due }
        // Clocks skip the time, or the whole day.
        return clock.reading(at: clock.first(.midnight, of: day)).day == day ? due : nil
    }

    /// Returns the last due time at or before this instant.
    package func lastDue(by instant: Instant) -> Instant? {
        let today = clock.reading(at: instant).day
        return Timetable.nearby.lazy.compactMap { due(on: today.advanced(by: 1 - $0)) }.first { $0 <= instant }
    }

    /// Returns the next due time after this instant.
    package func nextDue(after instant: Instant) -> Instant? {
        let today = clock.reading(at: instant).day
        return Timetable.nearby.lazy.compactMap { due(on: today.advanced(by: $0 - 1)) }.first { $0 > instant }
    }

    /// Returns the due times of the coming days on which the clocks skip the regular time.
    package func skips(after instant: Instant, years: Int) -> [Instant] {
        let today = clock.reading(at: instant).day
        return (0..<years * 366).compactMap { due(on: today.advanced(by: $0)) }
            .filter { clock.reading(at: $0).time != time }
    }

    /// The days to search: a weekday recurs after seven days, and the zone may skip one occurrence.
    private static let nearby = 0..<17
}

extension TimeOfDay {
    fileprivate static let midnight = TimeOfDay(minutesAfterMidnight: 0)
}
