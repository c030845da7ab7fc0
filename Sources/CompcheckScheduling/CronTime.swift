internal import CompcheckModel

/// The five time fields of cron, which Kubernetes and GitHub use too.
enum CronTime {
    /// Returns the fields for a time on some days of the week.
    static func fields(_ time: TimeOfDay, _ days: Weekdays) -> String {
        "\(time.minute) \(time.hour) * * \(weekdays(days))"
    }

    /// Returns cron's number of a weekday: Sunday is 0.
    static func number(_ day: Weekday) -> Int { (day.number + 1) % 7 }

    private static func weekdays(_ days: Weekdays) -> String {
        if days == .daily { return "*" }
        // Sunday is 0 in cron, so a period that ends with it is written day by day.
        return days.ranges.map { range in
            let all = Weekday.allCases.filter(range.contains).map(number)
            guard let first = all.first, let last = all.last else { return "" }
            return all.count > 2 && first < last ? "\(first)-\(last)" : all.map(String.init).joined(separator: ",")
        }.joined(separator: ",")
    }
}
