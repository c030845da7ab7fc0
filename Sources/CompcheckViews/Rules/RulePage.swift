package import CompcheckModel
internal import CompcheckReport

/// A page about one rule: its content, standing, sources and recorded versions.
///
/// The same rulebook, versions and day give the same bytes.
package struct RulePage: Sendable {
    let versions: [RecordedRule]
    let newest: RecordedRule
    let rulebook: Rulebook
    let day: Day
    let knownAt: Instant?

    /// Creates a page about a rule; nil if there is no version.
    ///
    /// - Parameters:
    ///   - versions: all recorded versions of the rule, oldest first; the page describes the newest.
    ///   - rulebook: all rules and the catalogue.
    ///   - day: the day for the rule's standing.
    ///   - knownAt: the instant at which all of this was known; nil means everything recorded up to now.
    package init?(_ versions: [RecordedRule], in rulebook: Rulebook, asOf day: Day, knownAt: Instant?) {
        guard let newest = versions.last else { return nil }
        self.versions = versions
        self.newest = newest
        self.rulebook = rulebook
        self.day = day
        self.knownAt = knownAt
    }

    var rule: Rule { newest.rule }

    /// The rules that lift this one while they apply.
    var overriders: [Rule] { rulebook.rules.filter { $0.overrides.contains(rule.id) } }

    /// Renders the page for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        writeHead(to: &page)
        writeScope(to: &page)
        writeOthers("lifts", rule.overrides, to: &page)
        writeOthers("lifted by", overriders.map(\.id), to: &page)
        if let guidance = rule.guidance { label("do", guidance, to: &page) }
        page.heading("TIMELINE")
        for moment in timeline {
            let start = moment.event.notBefore.map { ", not before \($0)" } ?? ""
            let note = start + (moment.event.note.map { ": " + safe($0) } ?? "")
            let change = moment.turn.map { " → \($0.displayText)" } ?? ""
            let line = "\(moment.event.day)  \(moment.event.kind.rawValue)\(change)\(note)"
            let style: Span.Style = moment.event.day > day ? .dim : .plain
            page.paragraph([Span(line.replacing("  ", with: "\u{A0}\u{A0}"), style)], indent: 2, hanging: 14)
        }
        page.heading("SOURCES")
        for reference in rule.references { page.paragraph([Span(safe(reference.line))], indent: 2, hanging: 4) }
        if rule.references.isEmpty { page.paragraph(["none is given"], indent: 2) }
        page.heading("VERSIONS")
        for version in versions {
            page.paragraph([Span(safe(version.line))], indent: 2, hanging: 4)
        }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    /// The events, each with the standing that it begins, if it changes the standing.
    var timeline: [(event: Event, turn: Standing?)] {
        let events = rule.lifecycle.events
        let starts = Dictionary(rule.lifecycle.periods.map { ($0.from, $0.standing) }) { first, _ in first }
        return events.enumerated().map { position, event in
            let isLastOfItsDay = position + 1 == events.count || events[position + 1].day != event.day
            return (event, isLastOfItsDay ? starts[event.day] : nil)
        }
    }

    private func writeHead(to page: inout Page) {
        page.paragraph([.bold(safe(rule.title))])
        let facts = [
            SafeText.of(rule.id.text), rule.effect.rawValue, rule.severity.rawValue,
            "confidence \(rule.confidence.rawValue)", "pack \(SafeText.of(newest.pack))",
        ]
        page.paragraph([Span](facts.map { [Span($0)] }))
        page.blank()
        if let end = newest.recordedTo { label("closed", "at \(end): its pack no longer has it", to: &page) }
        if let knownAt { label("known at", "\(knownAt), not as known now", to: &page) }
        let authority = rulebook.catalogue.authorities.first { $0.id == rule.authority }
        let name = authority.map { "\($0.name) (\($0.kind.rawValue))" } ?? rule.authority.text
        label("by", name + (rule.instrument.map { ", \($0)" } ?? ""), to: &page)
        label("standing", standing, to: &page)
        if let requirement = rule.requirement {
            let title = rulebook.catalogue.requirements.first { $0.id == requirement }?.title
            label("permission", requirement.text + (title.map { ": \($0)" } ?? ""), to: &page)
        }
        if !rule.isWaivable { label("waiver", "an organisation may not accept a finding of it", to: &page) }
    }

    private var standing: String {
        if rule.lifecycle.standing(on: day) == .uncertain {
            let seen = rule.lifecycle.firstDay.map { "\($0)" } ?? "a later day"
            return "\(Standing.uncertain.displayText) on \(day): seen on \(seen), nobody knows since when\(bound)"
        }
        guard let standing = rule.lifecycle.standing(on: day), let beginning = rule.lifecycle.beginning(of: day) else {
            return "on \(day) it does not exist yet" + (rule.lifecycle.firstDay.map { ": first seen \($0)" } ?? "")
        }
        let since = beginning.kind == .observed ? "at the latest since" : "since"
        return "\(standing.displayText) on \(day), \(since) \(beginning.day)"
    }

    /// The day before which a rule of unknown start did not hold, as words.
    private var bound: String {
        rule.lifecycle.uncertainFrom.flatMap { $0 > .earliest ? ", not before \($0)" : nil } ?? ""
    }

    private func writeScope(to page: inout Page) {
        let words = RuleText(rulebook.catalogue)
        write(words.lines(rule.when), after: "where", to: &page)
        if let unless = rule.unless { write(words.lines(unless), after: "unless", to: &page) }
    }

    private func write(_ lines: [String], after first: String, to page: inout Page) {
        for (position, line) in lines.enumerated() { label(position == 0 ? first : "and", line, to: &page) }
    }

    private func writeOthers(_ name: String, _ others: [RuleID], to page: inout Page) {
        for (position, id) in others.sorted().enumerated() {
            let title = rulebook.rules.first { $0.id == id }.map { ": \($0.title)" } ?? ""
            label(position == 0 ? name : "", id.text + title, to: &page)
        }
    }

    private func label(_ name: String, _ text: String, to page: inout Page) {
        page.labelled(name, [Span(safe(text))], indent: 0, labelWidth: 11)
    }

    private func safe(_ text: String) -> String { SafeText.of(text, limit: 4000) }
}

extension RecordedRule {
    /// When the version was current, its pack, the program version, and why it was recorded, on one line.
    var line: String {
        let end = recordedTo.map { "until \($0)" } ?? "to this day"
        return "from \(recordedFrom) \(end), pack \(pack), compcheck \(toolVersion)" + (note.map { ": \($0)" } ?? "")
    }
}
