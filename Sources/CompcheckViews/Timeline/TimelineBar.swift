internal import CompcheckModel
internal import CompcheckReport

/// A picture of the stretches of a use: one sign a column, the strongest verdict of the column's days.
struct TimelineBar {
    let from: Day
    let to: Day
    let columns: Int

    /// What stands for a verdict: a letter where a use is in trouble, so that no colour is needed.
    static func sign(_ verdict: Verdict) -> Character {
        switch verdict {
        case .prohibited: "P"
        case .restricted: "R"
        case .undetermined: "?"
        case .permitted: "+"
        case .unregulated: "·"
        }
    }

    /// Which verdict stands for which sign, strongest first.
    static var legend: String {
        Verdict.allCases.reversed().map { "\(sign($0))\u{A0}\($0.rawValue)" }.joined(separator: ", ")
    }

    /// The picture, in runs of one verdict.
    func spans(_ stretches: [Stretch]) -> [Span] {
        let verdicts = (0..<columns).map { column in
            let days = days(of: column)
            return stretches.filter { $0.from <= days.upperBound && $0.through >= days.lowerBound }
                .map(\.verdict).max() ?? .unregulated
        }
        return verdicts.runs.map { verdict, count in
            Span(String(repeating: TimelineBar.sign(verdict), count: count), .verdict(verdict))
        }
    }

    /// The years below the picture, each where it begins, and a mark where today is.
    func axis(today: Day) -> (years: String, mark: String?) {
        var years = [Character](repeating: " ", count: columns)
        let first = Int(from.description.prefix(4)) ?? 0
        let last = Int(to.description.prefix(4)) ?? 0
        var free = 0
        for year in first...max(first, last) {
            guard let day = Day(year: year, month: 1, day: 1), day >= from, day <= to else { continue }
            let column = column(of: day)
            // A year that has no room is left out.
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

    /// The days that a column stands for: at least one, however short the view.
    private func days(of column: Int) -> ClosedRange<Day> {
        let first = column * length / columns
        let last = max(first, (column + 1) * length / columns - 1)
        return from.advanced(by: first)...from.advanced(by: last)
    }
}

extension Sequence<Verdict> {
    /// Neighbours that are the same, with how many there are.
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
