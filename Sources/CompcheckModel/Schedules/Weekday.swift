/// A day of the week; the raw value is how people write it.
package enum Weekday: String, CaseIterable, Comparable, Sendable {
    case monday = "mon"
    case tuesday = "tue"
    case wednesday = "wed"
    case thursday = "thu"
    case friday = "fri"
    case saturday = "sat"
    case sunday = "sun"

    /// How many days after Monday it comes.
    package var number: Int { Weekday.allCases.firstIndex(of: self) ?? 0 }

    /// The name as schedulers and mail write it: `Mon`.
    package var short: String { rawValue.prefix(1).uppercased() + rawValue.dropFirst() }

    /// The weekday of a day.
    package init(_ day: Day) {
        // 1970-01-01 was a Thursday.
        let number = (Int(day.number) + 3) % 7
        self = Weekday.allCases[number < 0 ? number + 7 : number]
    }

    /// Monday is the first.
    package static func < (left: Weekday, right: Weekday) -> Bool { left.number < right.number }
}

/// Some days of the week, at least one.
package struct Weekdays: Hashable, Sendable {
    /// All seven.
    package static let daily = Weekdays(Set(Weekday.allCases))

    /// The days.
    package let all: Set<Weekday>

    private init(_ days: Set<Weekday>) { all = days }

    /// Parses `mon-fri`, `tue,sat`, `fri-mon` or `daily`; nil for any other text.
    package init?(_ text: String) {
        if text == "daily" {
            self = .daily
            return
        }
        var days: Set<Weekday> = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map {
                Weekday(rawValue: String($0))
            }
            guard (1...2).contains(ends.count), let first = ends.first ?? nil, let last = ends.last ?? nil else {
                return nil
            }
            let length = (last.number - first.number + 7) % 7
            for step in 0...length { days.insert(Weekday.allCases[(first.number + step) % 7]) }
        }
        all = days
    }

    /// Returns the days that come that many days later.
    package func shifted(by days: Int) -> Weekdays {
        Weekdays(Set(all.map { Weekday.allCases[($0.number + days + 7) % 7] }))
    }

    /// The ranges of consecutive days, Monday first.
    package var ranges: [ClosedRange<Weekday>] {
        var ranges: [ClosedRange<Weekday>] = []
        for day in all.sorted() {
            if let last = ranges.last, last.upperBound.number + 1 == day.number {
                ranges[ranges.count - 1] = last.lowerBound...day
            } else {
                ranges.append(day...day)
            }
        }
        return ranges
    }
}

extension Weekdays: CustomStringConvertible {
    /// The text that the parser accepts: `mon-fri`, `sat,sun` or `daily`.
    package var description: String {
        if self == .daily { return "daily" }
        return ranges.map { range in
            let (first, last) = (range.lowerBound, range.upperBound)
            let joint = last.number == first.number + 1 ? "," : "-"
            return first == last ? first.rawValue : "\(first.rawValue)\(joint)\(last.rawValue)"
        }.joined(separator: ",")
    }
}
