internal import CompcheckModel

/// The picture of the rules at work: when each was what, where today is, and what is coming.
///
/// All lengths are in the units of the picture, 1000 of which fill its width.
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

    /// A stretch of days with one standing.
    struct Bar {
        let x: String
        let width: String
        /// The classes that say what the rule does and how it stands.
        let style: String
        let title: String
    }

    /// Something on one day.
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
    /// The day in question, where it is another.
    let asOf: Mark?
    /// How wide the days to come are.
    let comingWidth: String
    let rest: String?
}

/// Days along the picture.
private struct Axis {
    static let left = 300.0
    static let right = 996.0

    let from: Day
    let to: Day

    func x(_ day: Day) -> Double {
        let share = Double(day.number - from.number) / Double(max(1, to.number - from.number))
        return Axis.left + min(1, max(0, share)) * (Axis.right - Axis.left)
    }

    /// A length in tenths, so that it is written alike everywhere.
    static func text(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension HTMLPage {
    private static let timelineLimit = 40
    private static let top = 30
    private static let lineHeight = 24

    /// The picture; nil where no rule is at work.
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

    /// From the year of the first event, but no more than eight years before the day in question, to the end of the
    /// outlook or the last event, but no more than six years after it.
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
        let periods = rule.lifecycle.periods
        let bars = periods.enumerated().compactMap { position, period -> HTMLTimeline.Bar? in
            let next = position + 1 < periods.count ? periods[position + 1].from : axis.to
            guard next > axis.from, period.from < axis.to, period.from < next else { return nil }
            let (start, end) = (axis.x(period.from), axis.x(next))
            let until = position + 1 < periods.count ? " until \(next.advanced(by: -1))" : ""
            return HTMLTimeline.Bar(
                x: Axis.text(start),
                width: Axis.text(max(1, end - start)),
                style: "\(rule.effect.rawValue) \(period.standing.rawValue)",
                title: "\(period.standing.words) from \(period.from)\(until)",
            )
        }
        let events = rule.lifecycle.events.filter { axis.from <= $0.day && $0.day < axis.to }.map { event in
            HTMLTimeline.Mark(x: Axis.text(axis.x(event.day)), y: y + 12, title: event.told)
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
    /// The calendar year.
    fileprivate var year: Int { Int(description.prefix(4)) ?? 0 }
}

extension Rule.Effect {
    /// 0 for what weighs most.
    fileprivate var rank: Int {
        switch self {
        case .prohibits: 0
        case .requires: 1
        case .permits: 2
        case .notes: 3
        }
    }
}
