internal import CompcheckModel
public import Foundation

/// A calendar day without time or zone, as laws and terms are dated.
public struct CalendarDay: Hashable, Comparable, Sendable, LosslessStringConvertible {
    let day: Day

    init(_ day: Day) { self.day = day }

    /// A day of the Gregorian calendar, in the years 1 to 9999; nil: the calendar has no such day.
    public init?(year: Int, month: Int, day: Int) {
        guard let day = Day(year: year, month: month, day: day) else { return nil }
        self.day = day
    }

    /// Parses `YYYY-MM-DD`; nil for any other text and for days that do not exist.
    public init?(_ description: String) {
        guard let day = Day(description) else { return nil }
        self.day = day
    }

    /// The day on which a date falls, on the clocks of a time zone.
    public init(_ date: Date, in timeZone: TimeZone) {
        let seconds = date.timeIntervalSince1970 + Double(timeZone.secondsFromGMT(for: date))
        day = Day(number: Int32((seconds / 86_400).rounded(.down)))
    }

    /// `YYYY-MM-DD`.
    public var description: String { day.description }

    /// The earlier day is the smaller.
    public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.day < right.day }
}
