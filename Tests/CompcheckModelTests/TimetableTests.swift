import CompcheckModel
import Foundation
import Testing

/// Due times, across all clock changes.
@Suite struct TimetableTests {
    private static func timetable(_ time: String, _ zone: String, on days: String = "daily") -> Timetable {
        Timetable(
            at: TimeOfDay(time) ?? TimeOfDay(minutesAfterMidnight: 0),
            on: Weekdays(days) ?? .daily,
            by: ZoneClock(TimeZone(identifier: zone) ?? .gmt),
        )
    }

    @Test(arguments: [
        ("02:30", "Europe/Berlin", "2027-01-10", "2027-01-10T01:30:00Z"),
        // Clocks go from 02:00 to 03:00, and from 03:00 to 02:00.
        ("02:30", "Europe/Berlin", "2027-03-28", "2027-03-28T01:00:00Z"),
        ("02:00", "Europe/Berlin", "2027-03-28", "2027-03-28T01:00:00Z"),
        ("03:00", "Europe/Berlin", "2027-03-28", "2027-03-28T01:00:00Z"),
        ("02:30", "Europe/Berlin", "2027-10-31", "2027-10-31T00:30:00Z"),
        ("02:30", "America/New_York", "2027-03-14", "2027-03-14T07:00:00Z"),
        ("01:30", "America/New_York", "2027-11-07", "2027-11-07T05:30:00Z"),
        // By half an hour; at midnight; 45 minutes off the hour.
        ("02:15", "Australia/Lord_Howe", "2027-10-03", "2027-10-02T15:30:00Z"),
        ("01:45", "Australia/Lord_Howe", "2027-04-04", "2027-04-03T14:45:00Z"),
        ("00:30", "Africa/Cairo", "2027-04-30", "2027-04-29T22:00:00Z"),
        ("02:30", "Asia/Kathmandu", "2027-01-01", "2026-12-31T20:45:00Z"),
    ])
    func isDue(time: String, zone: String, day: String, instant: String) throws {
        #expect(TimetableTests.timetable(time, zone).due(on: try #require(Day(day))) == Instant(instant))
    }

    /// Samoa had no 30 December 2011.
    @Test func aDayThatIsLeftOutHasNone() {
        let timetable = TimetableTests.timetable("02:30", "Pacific/Apia")
        let days = (28...31).map { timetable.due(on: Day("2011-12-\($0)") ?? Day(number: 0))?.description }
        #expect(days == ["2011-12-28T12:30:00.000Z", "2011-12-29T12:30:00.000Z", nil, "2011-12-30T12:30:00.000Z"])
    }

    @Test func keepsToItsDays() throws {
        let timetable = TimetableTests.timetable("02:30", "Europe/Berlin", on: "mon-fri")
        let saturday = try #require(Instant("2026-11-28T12:00:00Z"))
        #expect(timetable.lastDue(by: saturday) == Instant("2026-11-27T01:30:00Z"))
        #expect(timetable.nextDue(after: saturday) == Instant("2026-11-30T01:30:00Z"))
        let due = try #require(Instant("2026-11-30T01:30:00Z"))
        #expect(timetable.lastDue(by: due) == due)
        #expect(timetable.nextDue(after: due) == Instant("2026-12-01T01:30:00Z"))
    }

    /// In every zone, for twelve years: due once a day, at the first instant at which clocks reach the time.
    @Test func isDueOnceADayInEveryZone() throws {
        var random = SystemRandomNumberGenerator()
        let first = try #require(Day("2024-01-01"))
        for zone in TimeZone.knownTimeZoneIdentifiers {
            let time = try #require(
                TimeOfDay(hour: .random(in: 0...4, using: &random), minute: [0, 15, 30, 59][.random(in: 0...3)])
            )
            let clock = ZoneClock(TimeZone(identifier: zone) ?? .gmt)
            let timetable = Timetable(at: time, on: .daily, by: clock)
            var last = Instant(milliseconds: 0)
            for number in 0..<12 * 366 {
                let day = first.advanced(by: number)
                guard let due = timetable.due(on: day) else {
                    Issue.record("\(zone): never on \(day)")
                    continue
                }
                let (shownDay, shown) = clock.reading(at: due)
                let before = clock.reading(at: Instant(milliseconds: due.milliseconds - 1))
                // A moment before, clocks had not come to it. (Millions of these are too many for a macro.)
                if due > last, shownDay == day, shown >= time, (before.day, before.time) < (day, time) {
                    last = due
                } else {
                    Issue.record("\(zone): \(time) of \(day) is due at \(due), after \(last)")
                }
            }
            let skips = timetable.skips(after: Instant(startOf: first), years: 12)
            #expect(skips.allSatisfy { clock.reading(at: $0).time > time })
        }
    }

    /// Agrees with Python on the days around clock changes, in past years only.
    ///
    /// For future years Python's time zone tables may be newer than ours.
    @Test func agreesWithPython() throws {
        let zones = [
            "Africa/Cairo", "Africa/El_Aaiun", "America/Chicago", "America/Havana", "America/Nuuk", "America/Santiago",
            "America/Sao_Paulo", "America/St_Johns", "Antarctica/Troll", "Asia/Beirut", "Asia/Jerusalem", "Asia/Tehran",
            "Atlantic/Azores", "Australia/Lord_Howe", "Australia/Sydney", "Europe/Berlin", "Europe/Dublin",
            "Europe/London", "Pacific/Chatham", "Pacific/Norfolk", "UTC",
        ]
        let first = try #require(Day("2012-01-01"))
        var lines = ""
        for zone in zones {
            let clock = ZoneClock(TimeZone(identifier: zone) ?? .gmt)
            for time in ["00:00", "00:30", "01:59", "02:00", "02:30", "03:00", "23:45"] {
                let timetable = Timetable(
                    at: TimeOfDay(time) ?? TimeOfDay(minutesAfterMidnight: 0),
                    on: .daily,
                    by: clock,
                )
                for number in 0..<12 * 366 {
                    let day = first.advanced(by: number)
                    let (due, next) = (timetable.due(on: day), timetable.due(on: day.advanced(by: 1)))
                    guard let due, let next, number % 61 == 0 || next.milliseconds - due.milliseconds != 86_400_000
                    else { continue }
                    lines += "\(zone) \(time) \(day) \(due.milliseconds / 1000)\n"
                    lines += "\(zone) \(time) \(day.advanced(by: 1)) \(next.milliseconds / 1000)\n"
                }
            }
        }
        let told = try Python.run("due.py", input: lines)
        #expect(told == "\(lines.count { $0 == "\n" })\n")
    }

    @Test func nextAndLastAgree() throws {
        for zone in ["Europe/Berlin", "America/Sao_Paulo", "Australia/Lord_Howe", "Pacific/Apia", "UTC"] {
            for days in ["daily", "sun", "mon-fri", "sat,sun"] {
                let timetable = TimetableTests.timetable("02:30", zone, on: days)
                var instant = try #require(Instant("2026-03-01T00:00:00Z"))
                for _ in 0..<500 {
                    let next = try #require(timetable.nextDue(after: instant))
                    #expect(next > instant && timetable.lastDue(by: next) == next)
                    let before = Instant(milliseconds: next.milliseconds - 1)
                    let last = try #require(timetable.lastDue(by: before))
                    #expect(last < next && timetable.nextDue(after: last) == next)
                    instant = next
                }
            }
        }
    }
}
