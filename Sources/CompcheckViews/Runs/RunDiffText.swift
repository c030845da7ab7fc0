package import CompcheckComparison
internal import CompcheckModel
package import CompcheckReport

/// Prints for people what changed between two runs, use by use as they come.
struct RunDiffTextReporter: RunDiffReporter {
    private var difference: RunDifference
    private var text: RunDiffText

    init(_ pair: RunPair, _ options: ReportOptions) {
        difference = RunDifference(pair)
        text = RunDiffText(pair, options)
    }

    var isEmpty: Bool { difference.isEmpty }

    mutating func begin(into output: inout OutputBuffer) {}

    mutating func report(_ use: ComparedUse, into output: inout OutputBuffer) { text.add(difference.add(use)) }

    mutating func finish(into output: inout OutputBuffer) { text.finish(difference, into: &output) }
}

/// A text about what changed between two runs: how much, then the uses with another verdict, then the findings by rule.
package struct RunDiffText {
    /// The maximum number of rules, and of moves of verdicts, that a section lists before it counts the rest.
    private static let most = 20

    private let pair: RunPair
    private let printsWaivers: Bool
    private var groups = RunDiffGroups()
    private var page: Page

    /// A text about two runs; without waivers where they are printed elsewhere.
    package init(_ pair: RunPair, _ options: ReportOptions, printsWaivers: Bool = true) {
        self.pair = pair
        self.printsWaivers = printsWaivers
        page = Page(width: options.width, colour: options.colour)
    }

    /// Takes in what changed in a use.
    package mutating func add(_ difference: UseDifference) { groups.add(difference) }

    /// Writes the text, once every use was added.
    package mutating func finish(_ difference: RunDifference, into output: inout OutputBuffer) {
        let (tally, waivers) = (difference.tally, printsWaivers ? difference.waivers : WaiverChanges())
        writeHead(tally, waivers)
        for change in UseChange.allCases where tally[change] > 0 { write(change, tally) }
        waivers.write(to: &page)
        for kind in FindingChange.Kind.allCases where tally[kind] > 0 { write(kind, tally) }
        output.append(page.output.bytes)
    }

    // MARK: What is compared

    private mutating func writeHead(_ tally: RunDiffTally, _ waivers: WaiverChanges) {
        let (old, new) = (pair.before.record, pair.after.record)
        let isSame = old.inventory == new.inventory
        let names = isSame ? Setting.describe(new.inventory) : "two inventories"
        page.paragraph([.bold("run \(old.number) → run \(new.number): \(names)")])
        page.paragraph([.bold(result(tally, waivers))])
        page.blank()
        for (label, run) in [("from", old), ("to", new)] {
            let name = isSame ? "" : " of \(Setting.describe(run.inventory))"
            let head = "run \(run.number)\(name), \(run.startedAt.displayText) UTC, as of \(run.question.asOf): "
            page.labelled(label, [Span(head)] + (run.verdictSpans.isEmpty ? ["no uses"] : run.verdictSpans), indent: 0)
        }
        page.labelled("differs", [Span(differences(waivers))], indent: 0)
        let causes = ChangeCause.allCases.filter { tally[$0] > 0 }.map { cause in
            [Span("\(cause.displayText): \(counted(tally[cause], "finding"))")]
        }
        if !causes.isEmpty { page.labelled("by", [Span](causes, separatedBy: .dot), indent: 0) }
    }

    private func result(_ tally: RunDiffTally, _ waivers: WaiverChanges) -> String {
        if tally.isEmpty && waivers.isEmpty { return "nothing changed: \(counted(tally.uses, "use"))" }
        let findings = FindingChange.Kind.allCases.map { "\(grouped(tally[$0])) \($0.rawValue)" } + waivers.words
        let changes = UseChange.allCases.filter { tally[$0] > 0 }.map { change in
            "\(grouped(tally[change])) \(change.rawValue)"
        }
        let uses = changes.isEmpty ? "" : "; uses: " + changes.joined(separator: ", ")
        return "findings: \(findings.joined(separator: ", "))\(uses)"
    }

    /// The inputs that differ between the runs.
    private func differences(_ waivers: WaiverChanges) -> String {
        let (old, new) = (pair.before.record, pair.after.record)
        let words = pair.differences.sorted().map { cause in
            switch cause {
            case .inventory: "the inventory"
            case .rule:
                old.rulebookDigest == new.rulebookDigest
                    ? "what is assumed or left out" : "the rules (or their catalogue)"
            case .date: "the day (\(old.question.asOf) → \(new.question.asOf))"
            case .program: "compcheck (\(SafeText.of(old.toolVersion)) → \(SafeText.of(new.toolVersion)))"
            }
        }
        let all = words + (waivers.isEmpty ? [] : ["the waivers"])
        return all.isEmpty ? "nothing: the same inventory, rules and day" : listed(all)
    }

    // MARK: What changed

    private mutating func write(_ change: UseChange, _ tally: RunDiffTally) {
        page.heading(change.title, right: counted(tally[change], "use"))
        let moves = groups[change]
        for (move, sample) in moves.prefix(RunDiffText.most) {
            let sides = [move.before, move.after].compactMap(\.self).map { describe($0) }
            page.paragraph(
                [.bold(counted(sample.uses, "use")), " "] + [Span](sides, separatedBy: " → "),
                hanging: 4,
            )
            page.paragraph(sample.spans, indent: 4)
        }
        let rest = moves.prefix(RunDiffText.most).reduce(tally[change]) { $0 - $1.sample.uses }
        if rest > 0 { page.paragraph([.dim("… and \(counted(rest, "use")) in other ways: see --format json")]) }
    }

    private func describe(_ verdicts: [Verdict]) -> [Span] {
        let spans = verdicts.map { Span($0.rawValue, .verdict($0)) }
        return verdicts[0] == verdicts[1] ? [spans[0]] : [spans[0], " (may be ", spans[1], ")"]
    }

    private mutating func write(_ kind: FindingChange.Kind, _ tally: RunDiffTally) {
        page.heading(kind.title, right: counted(tally[kind], "finding"))
        let rules = groups[kind]
        for (position, group) in rules.prefix(RunDiffText.most).enumerated() {
            if position > 0 { page.blank() }
            write(group)
        }
        let rest = rules.dropFirst(RunDiffText.most)
        guard !rest.isEmpty else { return }
        page.blank()
        let findings = counted(rest.reduce(0) { $0 + $1.count }, "finding")
        page.paragraph([.dim("… and \(findings) by \(counted(rest.count, "more rule")): see --format json")])
    }

    private mutating func write(_ group: RunDiffGroups.RuleGroup) {
        let rule = group.finding.rule
        let head = "\(SafeText.of(rule.id.text)) \(rule.effect.rawValue), \(rule.severity.rawValue)"
        page.paragraph([.bold(head), Span(": " + SafeText.of(rule.title, limit: 240))], hanging: 4)
        let (old, new) = (pair.before.standing(of: rule.id), pair.after.standing(of: rule.id))
        if old != new {
            page.paragraph([Span("the rule: \(old.displayText) → \(new.displayText)")], indent: 2, hanging: 4)
        }
        for (manner, sample) in group.manners {
            page.paragraph([Span(manner.describe(sample.uses) + ": ")] + sample.spans, indent: 2, hanging: 4)
        }
    }
}
