package import CompcheckComparison
internal import CompcheckModel
internal import CompcheckReport

/// The recorded runs that a change of rules would have changed.
///
/// The same runs give the same bytes.
package struct AffectedRunsPage: Sendable {
    /// The maximum number of uses of each run on the page.
    private static let most = 20

    private let change: String
    private let runs: [AffectedRun]
    private let notKept: [Int64]
    private let unreadable: [Int64]
    private let older: Int

    /// Creates the page.
    ///
    /// - Parameters:
    ///   - change: what changed about the rules, in words.
    ///   - runs: the runs that were evaluated again, the newest first.
    ///   - notKept: the numbers of runs whose inventory was not kept.
    ///   - unreadable: the numbers of runs whose inventory can no longer be read.
    ///   - older: the number of older runs that were not evaluated again.
    package init(_ change: String, _ runs: [AffectedRun], notKept: [Int64], unreadable: [Int64], older: Int) {
        self.change = change
        self.runs = runs
        self.notKept = notKept
        self.unreadable = unreadable
        self.older = older
    }

    /// The runs in which a use would change.
    private var affected: [AffectedRun] { runs.filter { !$0.changed.isEmpty } }

    /// Renders the page for people.
    ///
    /// - Parameters:
    ///   - width: the maximum line width in columns; less than 40 counts as 40.
    ///   - colour: whether to use colour.
    /// - Returns: the lines, each with its line end.
    package func text(width: Int, colour: Bool) -> String {
        var page = Page(width: width, colour: colour)
        let sum = "\(affected.count) of \(counted(runs.count, "run")) would be told otherwise"
        page.paragraph([.bold(SafeText.of(change) + ": " + sum)])
        for run in affected { write(run, to: &page) }
        if !affected.isEmpty, !notKept.isEmpty || !unreadable.isEmpty || older > 0 { page.blank() }
        for (runs, why) in [
            (notKept, "their inventory was not kept"), (unreadable, "their inventory cannot be read"),
        ]
        where !runs.isEmpty {
            let names = listed(runs.prefix(10).map { "\($0)" } + (runs.count > 10 ? ["others"] : []))
            page.paragraph([Span("not judged again, for \(why): run \(names)")])
        }
        if older > 0 { page.paragraph([Span("\(counted(older, "older run")) not looked at: see --limit")]) }
        return String(decoding: page.output.bytes, as: UTF8.self)
    }

    private func write(_ run: AffectedRun, to page: inout Page) {
        let record = run.record
        page.blank()
        let name = "run \(record.number) of \(Setting.describe(record.inventory)), as of \(record.question.asOf)"
        page.paragraph(
            [.bold(name), Span(": \(grouped(run.changed.count)) of \(counted(run.uses, "use"))")],
            hanging: 2,
        )
        for use in run.changed.prefix(AffectedRunsPage.most) {
            let jurisdiction = "\(SafeText.of(use.service.id)) in \(SafeText.of(use.jurisdiction.text)): "
            let verdicts = [use.before, use.after].map { answer -> [Span] in
                answer.map { [Span($0.verdict.rawValue, .verdict($0.verdict))] } ?? ["no use"]
            }
            let changes = FindingChange.Kind.allCases.compactMap { kind in
                let rules = AffectedRunsPage.rules(of: use, kind).map { SafeText.of($0) }
                return rules.isEmpty ? nil : "\(kind.rawValue) \(listed(rules))"
            }
            let what = changes.isEmpty ? "" : ": " + changes.joined(separator: "; ")
            page.paragraph(
                [Span(jurisdiction)] + [Span](verdicts, separatedBy: " → ") + [Span(what)],
                indent: 2,
                hanging: 4,
            )
        }
        let rest = run.changed.count - AffectedRunsPage.most
        if rest > 0 { page.paragraph([.dim("… and \(counted(rest, "more use"))")], indent: 2) }
    }

    /// Returns the rules whose findings of a use were opened, closed or changed.
    private static func rules(of use: ComparedUse, _ kind: FindingChange.Kind) -> [String] {
        use.changes.filter { $0.kind == kind }.map(\.latest.rule.id.text)
    }

    /// The page as a JSON document with keys in a fixed order.
    package var json: String {
        var json = JSONWriter()
        json.object { json in
            json.field("formatVersion", 1)
            json.field("change", change)
            json.field("runs", each: runs) { json, run in
                json.field("run", Int(run.record.number))
                json.field("inventory", run.record.inventory)
                json.field("asOf", run.record.question.asOf)
                json.field("uses", run.uses)
                json.field("affected", each: run.changed) { json, use in
                    json.field("service", use.service.id)
                    json.field("jurisdiction", use.jurisdiction.text)
                    json.field("verdictBefore", use.before?.verdict.rawValue)
                    json.field("verdictAfter", use.after?.verdict.rawValue)
                    for kind in FindingChange.Kind.allCases {
                        json.field(kind.rawValue, AffectedRunsPage.rules(of: use, kind))
                    }
                }
            }
            json.field("notKept", notKept)
            json.field("unreadable", unreadable)
            json.field("older", older)
        }
        return String(decoding: json.output.bytes, as: UTF8.self) + "\n"
    }
}
