package import Foundation

/// The clocks of a time zone, which its law sets forward and back.
package struct ZoneClock: Hashable, Sendable {
    private static let hour: Int64 = 3_600_000
    private static let day: Int64 = 86_400_000
    /// Laws change clocks at whole quarters of an hour.
    private static let step: Int64 = 900_000

    private let zone: TimeZone

    /// The clocks of a zone.
    package init(_ zone: TimeZone) { self.zone = zone }

    /// The zone's name in the database of time zones, such as `Europe/Berlin`.
    package var name: String { zone.identifier }

    /// Returns the day and the time that the clocks show.
    package func reading(at instant: Instant) -> (day: Day, time: TimeOfDay) {
        let local = shown(at: instant.milliseconds)
        let day = (local / ZoneClock.day) - (local % ZoneClock.day < 0 ? 1 : 0)
        let minutes = (local - day * ZoneClock.day) / 60_000
        return (Day(number: Int32(day)), TimeOfDay(minutesAfterMidnight: Int(minutes)))
    }

    /// Returns the day and the time that the clocks show, as text: `2026-11-29 02:30`.
    package func displayText(at instant: Instant) -> String {
        let (day, time) = reading(at: instant)
        return "\(day) \(time)"
    }

    /// Returns the first instant at which the clocks have reached a time of a day.
    ///
    /// If the clocks show the time twice because they are set back, this is the first of the two; if they never show it
    /// because they are set forward, it is the instant of the change.
    package func first(_ time: TimeOfDay, of day: Day) -> Instant {
        let wanted = Int64(day.number) * ZoneClock.day + Int64(time.hour * 60 + time.minute) * 60_000
        // No clocks are more than 14 hours ahead of UTC, or more than 12 behind.
        let (early, late) = (wanted - 15 * ZoneClock.hour, wanted + 13 * ZoneClock.hour)
        if offset(at: early) == offset(at: late) { return Instant(milliseconds: wanted - offset(at: early)) }
        var before = early
        while shown(at: before + ZoneClock.step) < wanted { before += ZoneClock.step }
        var reached = before + ZoneClock.step
        while reached - before > 1 {
            let middle = (before + reached) / 2
            if shown(at: middle) < wanted { before = middle } else { reached = middle }
        }
        return Instant(milliseconds: reached)
    }

    /// Returns the local time in milliseconds, counted as if it were UTC.
    private func shown(at milliseconds: Int64) -> Int64 { milliseconds + offset(at: milliseconds) }

    private func offset(at milliseconds: Int64) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(milliseconds) / 1000))) * 1000
    }
}

extension ZoneClock {
    /// Returns the smallest offset from UTC, in minutes, in the year after an instant.
    package func leastOffsetInMinutes(after instant: Instant) -> Int {
        let days = (0..<366).map { instant.milliseconds + Int64($0) * ZoneClock.day }
        return Int(days.map(offset).min() ?? 0) / 60_000
    }

    /// Returns whether both have the same offset on each of the 1000 days after an instant.
    package func agrees(with other: ZoneClock, after instant: Instant) -> Bool {
        let days = (0..<1000).map { instant.milliseconds + Int64($0) * ZoneClock.day }
        return self == other || days.allSatisfy { offset(at: $0) == other.offset(at: $0) }
    }
}
