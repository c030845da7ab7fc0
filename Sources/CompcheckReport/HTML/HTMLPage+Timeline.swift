internal import CompcheckModel

/// A chart of the rules over time: their standings, today, and the outlook.
///
/// All lengths are in chart units; the chart is 1000 units wide.
struct HTMLTimeline {
    /// A rule.
    struct Line {
        let rule: HTMLRuleLink
        let label: String
        let story: String
        let y: Int
        let textY: Int
        let barY: Int
        let bars: [Bar]
        let events: [Mark]
    }

    /// A range of days with one standing.
    struct Bar {
        let x: String
        let width: String
        /// The CSS classes for the rule's effect and standing.
        let style: String
        let title: String
    }

    /// A mark on one day.
    struct Mark {
        let x: String
        let y: Int
        let title: String
    }

    let height: Int
    let plotHeight: Int
    let lines: [Line]
    let years: [Mark]
    let today: Mark
    /// The day in question; nil if it is today.
    let asOf: Mark?
    /// The width of the days after today.
    let comingWidth: String
    let rest: String?
}

/// The horizontal axis, which maps days to positions.
private struct Axis {
    static let left = 300.0
    static let right = 996.0

    let from: Day
    let to: Day

    func x(_ day: Day) -> Double {
        let share = Double(day.number - from.number) / Double(max(1, to.number - from.number))
        return Axis.left + min(1, max(0, share)) * (Axis.right - Axis.left)
    }

    /// Formats a length with one decimal, so that it is the same on all machines.
    static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension HTMLPage {
    private static let timelineLimit = 40
    private static let top = 30
    private static let lineHeight = 24

    /// The chart; nil if no rule on the page has events.
    var timeline: HTMLTimeline? {
        let ranked = namedRules.filter { !$0.lifecycle.events.isEmpty }
            .sorted { ($0.effect.rank, $0.severity.rank, $0.id) < ($1.effect.rank, $1.severity.rank, $1.id) }
        let rules = Array(ranked.prefix(HTMLPage.timelineLimit))
        guard !rules.isEmpty, let axis = axis(rules) else { return nil }
        let height = HTMLPage.top + rules.count * HTMLPage.lineHeight
        let asOf = audit.question.asOf
        return HTMLTimeline(
            height: height + 8,
            plotHeight: height,
            lines: rules.enumerated().map { line($1, at: HTMLPage.top + $0 * HTMLPage.lineHeight, axis) },
            years: years(axis),
            today: mark(audit.today, "today, \(audit.today)", axis),
            asOf: asOf == audit.today ? nil : mark(asOf, "as of \(asOf)", axis),
            comingWidth: Axis.text(Axis.right - axis.x(audit.today)),
            rest: ranked.count > rules.count
                ? "\(counted(ranked.count - rules.count, "more rule")) below, under Rules" : nil,
        )
    }

    /// Returns the axis, which covers whole calendar years.
    ///
    /// It begins in the year of the first event, but at most eight years before the day in question. It ends with the
    /// year of the latest of: that day, today, the end of the outlook, and the events up to six years after that day.
    private func axis(_ rules: [Rule]) -> Axis? {
        let asOf = audit.question.asOf
        let days = rules.flatMap { $0.lifecycle.events.map(\.day) }
        let known = [asOf, audit.today, audit.question.lastDay] + days.filter { $0 < asOf.advanced(by: 6 * 366) }
        guard let first = (days + [asOf, audit.today]).min(), let last = known.max() else { return nil }
        let from = Day(year: max(first, asOf.advanced(by: -8 * 366)).year, month: 1, day: 1)
        let to = Day(year: last.year + 1, month: 1, day: 1)
        guard let from, let to else { return nil }
        return Axis(from: from, to: to)
    }

    private func line(_ rule: Rule, at y: Int, _ axis: Axis) -> HTMLTimeline.Line {
        let periods = rule.lifecycle.periods.filter { $0.standing != .uncertain || audit.language > .first }
        let bars = periods.enumerated().compactMap { position, period -> HTMLTimeline.Bar? in
            let next = position + 1 < periods.count ? periods[position + 1].from : axis.to
            guard next > axis.from, period.from < axis.to, period.from < next else { return nil }
            let (start, end) = (axis.x(period.from), axis.x(next))
            let until = position + 1 < periods.count ? " until \(next.advanced(by: -1))" : ""
            return HTMLTimeline.Bar(
                x: Axis.text(start),
                width: Axis.text(max(1, end - start)),
                style: "\(rule.effect.style) \(period.standing.style)",
                title: period.standing.displayText + (period.from > .earliest ? " from \(period.from)" : "") + until,
            )
        }
        let events = rule.lifecycle.events.filter { axis.from <= $0.day && $0.day < axis.to }.map { event in
            HTMLTimeline.Mark(x: Axis.text(axis.x(event.day)), y: y + 12, title: event.displayText)
        }
        return HTMLTimeline.Line(
            rule: link(rule.id),
            label: SafeText.of(rule.title, limit: 40),
            story: rule.lifecycle.story(on: audit.question.asOf),
            y: y,
            textY: y + 16,
            barY: y + 6,
            bars: bars,
            events: events,
        )
    }

    private func years(_ axis: Axis) -> [HTMLTimeline.Mark] {
        (axis.from.year..<axis.to.year).compactMap { year in
            Day(year: year, month: 1, day: 1).map { mark($0, "\(year)", axis) }
        }
    }

    private func mark(_ day: Day, _ title: String, _ axis: Axis) -> HTMLTimeline.Mark {
        HTMLTimeline.Mark(x: Axis.text(axis.x(day)), y: HTMLPage.top, title: title)
    }
}

extension Day {
    fileprivate var year: Int { Int(description.prefix(4)) ?? 0 }
}

extension Rule.Effect {
    /// The rank of the effect; 0 is the weightiest.
    fileprivate var rank: Int {
        switch self {
        case .prohibits: 0
        case .requires: 1
        case .permits: 2
        case .exempts: 3
        case .notes: 4
        }
    }
}

// The page's styles know fewer words: a recorded run must give the same page for ever.

extension Rule.Effect {
    fileprivate var style: String { self == .exempts ? Rule.Effect.permits.rawValue : rawValue }
}

extension Standing {
    fileprivate var style: String { self == .uncertain ? Standing.scheduled.rawValue : rawValue }
}
