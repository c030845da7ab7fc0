internal import CompcheckModel
internal import CompcheckReport

/// A bar of the verdicts of a use over time: each column shows the strongest verdict of its days.
struct TimelineBar {
    let from: Day
    let to: Day
    let columns: Int

    /// Returns the sign of a verdict: a letter or mark, so that the bar needs no colour.
    static func sign(_ verdict: Verdict) -> Character {
        switch verdict {
        case .prohibited: "P"
        case .restricted: "R"
        case .undetermined: "?"
        case .permitted: "+"
        case .unregulated: "·"
        }
    }

    /// The signs and their verdicts, strongest first.
    static var legend: String {
        Verdict.allCases.reversed().map { "\(sign($0))\u{A0}\($0.rawValue)" }.joined(separator: ", ")
    }

    /// Returns the bar, as one span for each run of equal signs.
    func spans(_ periods: [TimelinePeriod]) -> [Span] {
        let verdicts = (0..<columns).map { column in
            let days = days(of: column)
            return periods.filter { $0.from <= days.upperBound && $0.through >= days.lowerBound }
                .map(\.verdict).max() ?? .unregulated
        }
        return verdicts.runs.map { verdict, count in
            Span(String(repeating: TimelineBar.sign(verdict), count: count), .verdict(verdict))
        }
    }

    /// Returns the years below the bar, each where it begins, and a mark for today; nil if today is out of view.
    func axis(today: Day) -> (years: String, mark: String?) {
        var years = [Character](repeating: " ", count: columns)
        let first = Int(from.description.prefix(4)) ?? 0
        let last = Int(to.description.prefix(4)) ?? 0
        var free = 0
        for year in first...max(first, last) {
            guard let day = Day(year: year, month: 1, day: 1), day >= from, day <= to else { continue }
            let column = column(of: day)
            // Skip a year that does not fit.
            guard column >= free, column + 4 <= columns else { continue }
            for (offset, digit) in String(year).enumerated() { years[column + offset] = digit }
            free = column + 5
        }
        guard today >= from, today <= to else { return (String(years), nil) }
        return (String(years), String(repeating: " ", count: column(of: today)) + "^ today")
    }

    private var length: Int { Int(to.number - from.number) + 1 }

    private func column(of day: Day) -> Int {
        min(columns - 1, Int(day.number - from.number) * columns / length)
    }

    /// Returns the days of a column: at least one, however short the view is.
    private func days(of column: Int) -> ClosedRange<Day> {
        let first = column * length / columns
        let last = max(first, (column + 1) * length / columns - 1)
        return from.advanced(by: first)...from.advanced(by: last)
    }
}

extension Sequence<Verdict> {
    /// The runs of equal neighbours, with their lengths.
    fileprivate var runs: [(verdict: Verdict, count: Int)] {
        var runs: [(verdict: Verdict, count: Int)] = []
        for verdict in self {
            if runs.last?.verdict == verdict {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((verdict, 1))
            }
        }
        return runs
    }
}
