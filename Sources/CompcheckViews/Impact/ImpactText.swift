internal import CompcheckComparison
package import CompcheckModel
package import CompcheckReport

/// Renders an impact for people: the assumptions and their rules, then the uses that change, grouped by equal
/// changes.
struct ImpactText: ViewReporter {
    /// The maximum number of changes that a section lists before it counts the rest.
    private static let most = 20

    private let header: ViewHeader
    private let rules: [RuleID: Rule]
    private var tally = ImpactTally()
    private var groups = ImpactGroups()
    private var page: Page
    /// The rules whose titles are already in the text.
    private var described: Set<RuleID> = []

    init(_ header: ViewHeader, _ options: ReportOptions) {
        self.header = header
        rules = Dictionary(header.rulebook.rules.map { ($0.id, $0) }) { first, _ in first }
        page = Page(width: options.width, colour: options.colour)
    }

    mutating func begin(into output: inout OutputBuffer) {
        page.paragraph([.bold("impact on \(Setting.describe(header.inventory))")])
        page.blank()
        header.setting.writeDay(to: &page)
        page.labelled("until", [Span("\(header.to), each rule counting from its own first day on")], indent: 0)
        header.setting.writeRules(to: &page)
        let supposed = header.without.union(header.assumed.keys).sorted()
        page.heading("WHAT IF", right: counted(supposed.count, "rule"))
        for (position, rule) in supposed.compactMap({ rules[$0] }).enumerated() {
            if position > 0 { page.blank() }
            writeSupposed(rule)
        }
    }

    mutating func report(
        _ service: Service,
        in jurisdiction: JurisdictionCode,
        _ periods: [ImpactPeriod],
        into output: inout OutputBuffer,
    ) {
        guard let direction = tally.count(periods) else { return }
        groups.add(service, in: jurisdiction, periods, direction)
    }

    mutating func finish(into output: inout OutputBuffer) {
        for direction in Direction.allCases where tally[direction] > 0 { write(direction) }
        page.blank()
        page.paragraph([.bold(result)])
        output.append(page.output.bytes)
    }

    private var result: String {
        let rest = tally.uses - tally.changes
        if tally.uses == 0 { return "nothing to compare: the inventory names no use" }
        if tally.changes == 0 {
            return "no use changes: \(counted(rest, "use")) \(rest == 1 ? "stays" : "stay") as before"
        }
        let share = "\(grouped(tally.changes)) of \(counted(tally.uses, "use"))"
        let stay = rest == 0 ? "" : ", \(grouped(rest)) \(rest == 1 ? "stays as it is" : "stay as they are")"
        return "\(share) \(tally.changes == 1 ? "changes" : "change")\(stay)"
    }

    // MARK: What is assumed

    private mutating func writeSupposed(_ rule: Rule) {
        described.insert(rule.id)
        page.paragraph([.bold(SafeText.of(rule.title, limit: 240))])
        page.paragraph([Span("\(SafeText.of(rule.id.text)) \(supposition(rule.id))")], indent: 2, hanging: 4)
        label("stands", rule.lifecycle.story(on: header.from))
        let authority = header.rulebook.catalogue.authorities.first { $0.id == rule.authority }
        label("by", rule.saidBy(authority?.displayText ?? SafeText.of(rule.authority.text)))
        if let source = rule.bestSource { label("source", source) }
    }

    private func supposition(_ id: RuleID) -> String {
        guard !header.without.contains(id), let day = header.assumed[id] else { return "is left out" }
        return "is in force from \(day) on" + (day > header.to ? ", after the last day" : "")
    }

    private mutating func label(_ label: String, _ text: String) { page.labelled(label, [Span(text)], indent: 4) }

    // MARK: What changes

    private mutating func write(_ direction: Direction) {
        page.heading(direction.title, right: counted(tally[direction], "use"))
        let groups = groups[direction]
        for (position, group) in groups.prefix(ImpactText.most).enumerated() {
            if position > 0 { page.blank() }
            page.paragraph([.bold(counted(group.sample.uses, "use")), ": "] + group.sample.spans, hanging: 4)
            for period in group.periods { write(period) }
        }
        let rest = groups.prefix(ImpactText.most).reduce(tally[direction]) { $0 - $1.sample.uses }
        guard rest > 0 else { return }
        page.blank()
        page.paragraph([.dim("… and \(counted(rest, "use")) in other ways: see --format json")])
    }

    /// Writes `permitted → restricted from 2026-11-22 through 2027-01-02`, with the responsible rules below it.
    private mutating func write(_ periods: ImpactPeriod) {
        let change =
            periods.before == periods.after
            ? ["still "] + describe(periods.after)
            : describe(periods.before) + [" → "] + describe(periods.after)
        let end = periods.through < header.to ? " through \(periods.through)" : ""
        page.paragraph(change + [Span(" from \(periods.from)\(end)")], indent: 2, hanging: 4)
        for (label, rules) in [("by", periods.appears), ("no longer", periods.disappears)] where !rules.isEmpty {
            page.labelled(label, named(rules), indent: 4, labelWidth: 11)
        }
    }

    private func describe(_ outcome: ImpactPeriod.Outcome) -> [Span] {
        let verdict = Span(outcome.verdict.rawValue, .verdict(outcome.verdict))
        guard outcome.atWorst != outcome.verdict else { return [verdict] }
        return [verdict, " (may be ", Span(outcome.atWorst.rawValue, .verdict(outcome.atWorst)), ")"]
    }

    /// Returns the first few ids, assumed rules first, each with its title when it is first mentioned.
    private mutating func named(_ ids: [RuleID]) -> [Span] {
        let shown = 8
        let ids = ids.filter { header.assumed[$0] != nil } + ids.filter { header.assumed[$0] == nil }
        var parts: [[Span]] = ids.prefix(shown).map { id in
            let title = rules[id].flatMap { described.insert(id).inserted ? " (\(SafeText.of($0.title)))" : nil }
            return [Span(SafeText.of(id.text))] + (title.map { [.dim($0)] } ?? [])
        }
        if ids.count > shown { parts.append([Span("\(ids.count - shown) more")]) }
        return [Span](parts, separatedBy: ", ")
    }
}

extension Direction {
    fileprivate var title: String {
        switch self {
        case .worse: "WORSE"
        case .better: "BETTER"
        case .other: "THE SAME VERDICT BY OTHER RULES"
        }
    }
}

extension PlainFormat {
    /// Makes a reporter of impacts; `options` set the width and the colour of text.
    package func impactReporter(for header: ViewHeader, options: ReportOptions) -> any ViewReporter<[ImpactPeriod]> {
        switch self {
        case .text: ImpactText(header, options)
        case .json: ImpactJSON(header)
        }
    }
}
